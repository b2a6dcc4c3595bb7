// A focal loss (Lin et al. 2017, "Focal Loss for Dense Object Detection") for class-weighted
// training, written with `ops`: the value and the gradient have the bits of the same lines in Python.
//   focal_loss.ts
import { manualSeed, ops, Tensor } from 'btxrd-torch'

/**
 * mean of -weight[target] * (1 - p)^gamma * log(p), where p is the probability of the target.
 * @param logits (N, C) float32
 * @param target (N) int64, classes
 * @param weight (C) float32, one for each class
 */
async function focalLoss(logits: Tensor, target: Tensor, weight: Tensor, gamma = 2): Promise<Tensor> {
  const { aten } = ops
  const logProbabilities = await aten.log_softmax(logits, 1)
  const picked = await aten.gather(logProbabilities, 1, await aten.unsqueeze(target, 1))
  const logP = await aten.squeeze(picked, 1)
  const focus = await aten.pow(await aten.rsub(await aten.exp(logP), 1), gamma)
  const weighted = await aten.mul(await aten.mul(await aten.index(weight, [target]), focus), logP)
  return aten.neg(await aten.mean(weighted))
}

async function main(): Promise<void> {
  manualSeed(1)
  const logits = await ops.aten.randn([8, 3])
  logits.requiresGrad = true
  const target = Tensor.from(new BigInt64Array([0n, 1n, 2n, 0n, 0n, 1n, 2n, 1n]))
  const weight = Tensor.from(new Float32Array([0.6, 0.8, 3.6]))

  const loss = await focalLoss(logits, target, weight)
  await loss.backward()
  console.log(JSON.stringify({ loss: await loss.item(), grad: Array.from(await logits.grad!.data(), Number) }))
}

void main()
