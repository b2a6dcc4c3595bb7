import {
  AdamW, BTXRDClassifier, EarlyStopping, ExponentialLR, getNumThreads, getRngState, GradScaler, manualSeed, restoreCheckpoint,
  StepLR, Tensor, type Checkpoint, type RestoreTargets
} from '../../lib'
import { describeTensors } from '../support/tensor_digest'

/** A model and all that goes on with it. */
class Training {
  private constructor(
    readonly model: BTXRDClassifier,
    readonly optimizer = new AdamW(model.parameters(), { lr: 0.5 }),
    readonly scheduler = new StepLR(optimizer, { stepSize: 2, gamma: 0.25 }),
    readonly scaler = new GradScaler({ device: 'cpu', initScale: 8 }),
    readonly earlyStopping = new EarlyStopping()
  ) {}

  static async create(seed: number, numClasses = 3): Promise<Training> {
    manualSeed(seed)
    return new Training(await BTXRDClassifier.create({ numClasses, pretrained: false }))
  }

  /** Everything as a checkpoint has it. */
  async checkpoint(): Promise<Checkpoint> {
    return {
      epoch: 1,
      model_state_dict: this.model.stateDict(),
      optimizer_state_dict: this.optimizer.stateDict(),
      scheduler_state_dict: this.scheduler.stateDict(),
      val_loss: 0.5,
      config: {},
      class_names: [],
      normalization: { mean: [], std: [] },
      class_weights: [],
      resume_state: {
        rng_state: Tensor.from(await getRngState()),
        num_threads: getNumThreads(),
        memory_format: 'contiguous',
        sampler: null,
        augmentation_rng: null,
        scaler: this.scaler.stateDict(),
        early_stopping: { best_loss: 0.25, counter: 2, should_stop: false },
        history: null
      }
    }
  }

  targets(): RestoreTargets & { optimizer: AdamW } {
    const { model, optimizer, scheduler, scaler, earlyStopping } = this
    return { model, optimizer, scheduler, scaler, earlyStopping }
  }

  /** Every bit that restoring can change. */
  async digest(): Promise<unknown> {
    const { param_groups: groups, state } = this.optimizer.stateDict()
    return {
      model: await describeTensors(this.model.stateDict()),
      groups, state: state.size, scheduler: this.scheduler.stateDict(), scaler: this.scaler.stateDict(),
      earlyStopping: { ...this.earlyStopping }, rng: await getRngState()
    }
  }
}

let saved: Training
let checkpoint: Checkpoint
let fresh: Training

beforeAll(async () => {
  saved = await Training.create(1)
  await saved.optimizer.step()
  for (let step = 0; step < 3; step++) saved.scheduler.step()
  await saved.scaler.scale(Tensor.from(new Float32Array([1])))
  await saved.scaler.update(32)
  checkpoint = await saved.checkpoint()
  fresh = await Training.create(2)
})

const refusal = (code: string, message: RegExp): unknown => expect.objectContaining({ name: 'BtxrdTorchError', code, message: expect.stringMatching(message) })

/** The warnings of a call, by their codes. */
async function warnings(call: () => Promise<unknown>): Promise<string[]> {
  const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation()
  try {
    await call()
    return emitWarning.mock.calls.map(([, options]) => (options as unknown as { code: string }).code)
  } finally {
    emitWarning.mockRestore()
  }
}

describe('what does not fit is refused before anything is changed', () => {
  const withResume = (part: object): Checkpoint => ({ ...checkpoint, resume_state: { ...checkpoint.resume_state!, ...part } })

  test.each<[string, () => Promise<[Checkpoint, Partial<RestoreTargets>]> | [Checkpoint, Partial<RestoreTargets>], string, RegExp]>([
    ['a model of another class count', async () => [await (await Training.create(3, 4)).checkpoint(), {}], 'ERR_STATE_DICT', /size mismatch for model\.classifier\.weight/],
    ['an optimizer of other groups', () => {
      const other = new AdamW([{ params: fresh.model.parameters().slice(0, 1) }, { params: fresh.model.parameters().slice(1) }])
      return [{ ...checkpoint, optimizer_state_dict: other.stateDict() }, {}]
    }, 'ERR_STATE_DICT', /different number of parameter groups/],
    ['a scheduler of another class', () => [
      { ...checkpoint, scheduler_state_dict: new ExponentialLR(saved.optimizer, { gamma: 1 }).stateDict() }, {}
    ], 'ERR_STATE_DICT', /loading state_dict for StepLR:\n\tMissing key\(s\) in state_dict: "step_size"/],
    ['no optimizer', () => [{ ...checkpoint, optimizer_state_dict: null }, {}], 'ERR_STATE_DICT', /the state of optimizer but it has none/],
    ['no scheduler', () => [{ ...checkpoint, scheduler_state_dict: null }, {}], 'ERR_STATE_DICT', /the state of scheduler/],
    ['a scaler without a scale', () => [withResume({ scaler: {} }), {}], 'ERR_STATE_DICT', /stateDict\.scale/],
    ['no early stopping', () => [withResume({ early_stopping: null }), {}], 'ERR_STATE_DICT', /the state of earlyStopping/],
    ['early stopping without its loss', () => [withResume({ early_stopping: { counter: 1 } }), {}], 'ERR_STATE_DICT', /best_loss/],
    ['a generator\'s state of another size', () => [withResume({ rng_state: Tensor.from(new Uint8Array(3)) }), {}], 'ERR_INVALID_ARG', /5056 bytes/],
    ['a generator\'s state that is none', () => [withResume({ rng_state: Tensor.from(new Uint8Array(5056)) }), {}], 'ERR_LIBTORCH', /./],
    ['a generator\'s state in another dtype', () => [
      withResume({ rng_state: Tensor.from(new Float32Array(5056)) }), {}
    ], 'ERR_CHECKPOINT_FORMAT', /uint8 tensor or None for resume_state\.rng_state/],
    ['threads in words', () => [withResume({ num_threads: 'two' }), {}], 'ERR_CHECKPOINT_FORMAT', /num_threads in the checkpoint but received "two"/],
    ['a resume state that is a list', () => [{ ...checkpoint, resume_state: [] as never }, {}], 'ERR_CHECKPOINT_FORMAT', /a dict for resume_state/],
    ['a generator that was asked for', () => [withResume({ rng_state: null }), { restoreRng: true }], 'ERR_STATE_DICT', /rng_state but it has none/],
    ['an optimizer of another model', () => [checkpoint, { optimizer: saved.optimizer, scheduler: null }], 'ERR_INVALID_ARG', /the model's own parameters/],
    ['a scheduler of another optimizer', () => [checkpoint, { scheduler: saved.scheduler }], 'ERR_INVALID_ARG', /a scheduler over the optimizer/],
    ['what is no model', () => [checkpoint, { model: {} as never }], 'ERR_INVALID_ARG', /BTXRDClassifier for model/],
    ['what is no scaler', () => [checkpoint, { scaler: {} as never }], 'ERR_INVALID_ARG', /GradScaler for scaler/]
  ])('%s', async (_, make, code, message) => {
    const [from, targets] = await make()
    const before = await fresh.digest()
    await expect(restoreCheckpoint(from, { ...fresh.targets(), ...targets })).rejects.toEqual(refusal(code, message))
    expect(await fresh.digest()).toEqual(before)
  })

  test('what is no checkpoint', async () => {
    await expect(restoreCheckpoint(null as never, fresh.targets())).rejects.toEqual(refusal('ERR_INVALID_ARG', /loadCheckpoint/))
    await expect(restoreCheckpoint(checkpoint, null as never)).rejects.toEqual(refusal('ERR_INVALID_ARG', /targets/))
  })
})

test('everything is put back', async () => {
  const rng = await getRngState()
  const other = await Training.create(4)
  expect(await warnings(() => restoreCheckpoint(checkpoint, other.targets()))).toEqual([])
  expect(await describeTensors(other.model.stateDict())).toEqual(await describeTensors(saved.model.stateDict()))
  expect(other.optimizer.paramGroups[0]).toMatchObject({ lr: 0.125, initialLr: 0.5 })
  expect(other.scheduler.stateDict()).toEqual(saved.scheduler.stateDict())
  expect(other.scaler.getScale()).toBe(32)
  expect(other.earlyStopping).toMatchObject({ bestLoss: 0.25, counter: 2, shouldStop: false })
  expect(await getRngState()).toEqual(await checkpoint.resume_state!.rng_state!.data())
  expect(await getRngState()).not.toEqual(rng)
})

test('only what is named is put back, and the generator not when it should not', async () => {
  const other = await Training.create(5)
  const before = await other.digest() as object
  const nine = { ...checkpoint }
  delete nine.resume_state
  await restoreCheckpoint(nine, { model: other.model })
  await restoreCheckpoint(checkpoint, { model: other.model, scaler: new GradScaler({ enabled: false }), restoreRng: false })
  expect(await other.digest()).toEqual({ ...before, model: await describeTensors(saved.model.stateDict()) })
})

test('with strict: false, keys that differ are returned', async () => {
  const other = await Training.create(6)
  const renamed = new Map([...checkpoint.model_state_dict].map(([name, tensor]) => [name === 'model.classifier.bias' ? 'head.bias' : name, tensor]))
  const from = { ...checkpoint, model_state_dict: renamed as Checkpoint['model_state_dict'] }
  await expect(restoreCheckpoint(from, { model: other.model })).rejects.toEqual(refusal('ERR_STATE_DICT', /Unexpected key\(s\) in state_dict: "head\.bias"/))
  await expect(restoreCheckpoint(from, { model: other.model, strict: false })).resolves.toEqual({
    missingKeys: ['model.classifier.bias'], unexpectedKeys: ['head.bias']
  })
})

test('another thread count or memory format is warned of', async () => {
  const other = await Training.create(7)
  const from = (numThreads: number, format: string): Checkpoint =>
    ({ ...checkpoint, resume_state: { ...checkpoint.resume_state!, num_threads: numThreads, memory_format: format } })
  const restore = (numThreads: number, format: string) => warnings(() => restoreCheckpoint(from(numThreads, format), other.targets()))
  expect(await restore(getNumThreads() + 1, 'contiguous')).toEqual(['BTXRD_RESUME_THREADS'])
  expect(await restore(getNumThreads(), 'channels_last')).toEqual(['BTXRD_RESUME_MEMORY_FORMAT'])
  await other.model.to({ memoryFormat: 'channels_last' })
  expect(await restore(getNumThreads(), 'channels_last')).toEqual([])
  expect(await restore(getNumThreads(), 'contiguous')).toEqual(['BTXRD_RESUME_MEMORY_FORMAT'])
})
