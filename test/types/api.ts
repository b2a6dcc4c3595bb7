// Compile-time tests: `npm run typecheck` fails when a line below stops meaning what it says.
import {
  BtxrdTorchError, createModel, EarlyStopping, getDevice, loadCheckpoint, manualSeed, preprocessImage, Tensor,
  type Checkpoint, type Device, type ErrorCode, type StateDict
} from 'btxrd-torch'

export async function uses(): Promise<void> {
  const model = await createModel({ model: { backbone: 'efficientnet_b0', num_classes: 3, pretrained: false, dropout: 0.2 } })
  const state: StateDict = model.eval().stateDict()
  const weight: Tensor | undefined = state.get('model.conv_stem.weight')
  const logits: Tensor = await model.forward(await preprocessImage('a.jpeg', { imageSize: 224 }))
  const value: number | bigint | boolean = await logits.item()
  const device: Device = getDevice('cuda:1')
  const checkpoint: Checkpoint = await loadCheckpoint('a.pt', 'cpu')
  const epoch: number = checkpoint.epoch
  const stop: boolean = new EarlyStopping({ patience: 7, minDelta: 0 }).step(0.5)
  const code: ErrorCode = new BtxrdTorchError('ERR_FILE', 'x').code
  void [weight, value, device, epoch, stop, code]

  // @ts-expect-error the class count is a number
  await createModel({ model: { backbone: 'efficientnet_b0', num_classes: '3', pretrained: false, dropout: 0.2 } })
  // @ts-expect-error the model section is required
  await createModel({})
  // @ts-expect-error a tensor is made by Tensor.from
  new Tensor()
  // @ts-expect-error a string is no tensor
  await model.forward('a.jpeg')
  // @ts-expect-error no such code
  new BtxrdTorchError('ERR_NOPE', 'x')
  // @ts-expect-error a seed is an integer
  manualSeed('1')
  // @ts-expect-error no such memory format
  await model.to({ memoryFormat: 'nhwc' })
}
