import { getAddon, settled, translated, type MemoryFormat, type NativeClassifier, type NativeTensor, type StateEntry } from '../binding'
import { OrderedDict } from '../checkpoint/values'
import { StateDict } from '../checkpoint/state_dict'
import { Device, getDevice } from '../device'
import { badArgument, BtxrdTorchError } from '../errors'
import { runGradcam, type GradcamOptions, type GradcamResult } from '../explainability/gradcam'
import { checkMemoryFormat, nativeTensor, wrapTensor, type Tensor } from '../tensor'
import { autocastDType, type AutocastOptions } from '../training/autocast'
import { countParameters, stateEntries, type ArchitectureMetadata } from './architecture'
import { tapeFor } from './init_tape'
import { loadArchitecture } from './registry'
import { matchState, type LoadStateResult } from './match_state'
import { loadPretrained, type DownloadOptions } from './pretrained/load_pretrained'

export interface ClassifierOptions {
  /** Name of an exported architecture; `'efficientnet_b0'` by default. */
  backbone?: string
  /** Attention layer of the backbone's blocks (`'cbam'`), where such an architecture was exported. */
  attnLayer?: string | null
  /** Classes of the head; 3 by default. */
  numClasses?: number
  /**
   * false for initial weights; true for timm's, from the cache of the Hugging Face hub or, where it
   * lacks them, the hub; or the path of a `.safetensors` or `.pth` file, which needs no connection.
   * A classifier for another class count keeps its initial weights.
   */
  pretrained: boolean | string
  /** Dropout before the head, from 0 to 1; 0.2 by default. */
  dropRate?: number
}

export interface CreateOptions extends ClassifierOptions, DownloadOptions {
  /**
   * Leaves parameters and buffers as uninitialised memory and draws no random number
   * (`torch.nn.utils.skip_init`): for a model whose weights are loaded next. Not with `pretrained`.
   */
  skipInit?: boolean
}

/** A layer of a model, as Grad-CAM needs it. */
export interface GradcamTargetLayer {
  /** Dotted path, `'model.bn2'`. */
  name: string
  /** Python class, `'BatchNormAct2d'`. */
  type: string
  /** Channels. */
  numFeatures: number
}

/**
 * How logits are computed. `'exact'`: operation by operation, the bits of eager PyTorch. `'fused'`:
 * BatchNorm folded into the convolutions, activations and additions inside them; the same logits up
 * to rounding (docs/inference.md has the errors, docs/performance.md the times).
 */
export type ForwardMode = 'exact' | 'fused'

export interface ForwardOptions {
  /** `'exact'` by default. `'fused'` needs a model in evaluation mode on the CPU, and goes without autocast. */
  mode?: ForwardMode
  /** `with torch.autocast(device_type, dtype)` around the forward pass. */
  autocast?: AutocastOptions | null
}

let nativeOf: (model: BTXRDClassifier) => NativeClassifier
let inputOf: (model: BTXRDClassifier, input: Tensor) => NativeTensor

/** The pipeline's `BTXRDClassifier`: a timm backbone with a linear head. Make one with {@link BTXRDClassifier.create}. */
export class BTXRDClassifier {
  readonly backbone: string
  readonly numClasses: number
  /** Inputs of the head: 1280 for EfficientNet-B0. */
  readonly numFeatures: number
  /** Elements of all parameters: 4,011,391 for EfficientNet-B0 with 3 classes. */
  readonly numParameters: number
  readonly dropRate: number
  readonly gradcamTargetLayer: Readonly<GradcamTargetLayer>
  /** Height and width that the backbone was designed for; other sizes work. */
  readonly inputSize: readonly [number, number]

  readonly #native: NativeClassifier
  readonly #entries: StateEntry[]
  readonly #metadata: ArchitectureMetadata
  #device = getDevice('cpu')
  #training = true
  #disposed = false
  /** In state-dict order; one object for each for as long as the model lives. */
  #tensors: Tensor[] = []

  static {
    nativeOf = (model) => model.#native
    inputOf = (model, input) => model.#checkedInput(input)
  }

  private constructor(native: NativeClassifier, metadata: ArchitectureMetadata, entries: StateEntry[], options: Settings) {
    const { name, type, num_features: numFeatures } = metadata.gradcam_target_layer
    this.#native = native
    this.#entries = entries
    this.#metadata = metadata
    this.backbone = metadata.id
    this.numClasses = options.numClasses
    this.numFeatures = metadata.num_features
    this.numParameters = countParameters(entries)
    this.dropRate = options.dropRate
    this.gradcamTargetLayer = Object.freeze({ name, type, numFeatures })
    this.inputSize = [metadata.input_size[1], metadata.input_size[2]]
  }

  /**
   * Builds a model in training mode on the CPU. Its initial weights are those that timm draws from
   * the current random state: after `manualSeed(S)` the bits of Python's
   * `torch.manual_seed(S); BTXRDClassifier(pretrained=False)`. With `pretrained` the weights of the
   * file then replace them, and the random state is the same afterwards.
   *
   * @throws BtxrdTorchError `ERR_CONFIG`, `ERR_UNKNOWN_BACKBONE` or `ERR_ARCHIVE`; with `pretrained`
   *   also `ERR_PRETRAINED`, `ERR_STATE_DICT`, `ERR_FILE`, `ERR_ABORTED` or one of `ERR_CHECKPOINT_*`.
   *   The random state is unchanged then.
   */
  static async create(options: CreateOptions): Promise<BTXRDClassifier> {
    const settings = checkedSettings(options)
    const { metadata, archive, tape } = await loadArchitecture(settings.id)
    const entries = stateEntries(metadata, settings.numClasses)
    const attributes = [
      ...metadata.attributes.num_classes.map((path) => ({ path, type: 'int' as const, value: settings.numClasses })),
      ...metadata.attributes.drop_rate.map((path) => ({ path, type: 'float' as const, value: settings.dropRate }))
    ]
    const init = options.skipInit ? null : tapeFor(tape, settings.numClasses)
    const { pretrained, numClasses } = settings
    const weights = pretrained === false ? null : await loadPretrained(pretrained, metadata, entries, numClasses, options)
    const native = await settled(() => getAddon().NativeClassifier.load({ archive, state: entries, attributes }, init))
    if (weights !== null) {
      await settled(() => native.loadState(weights))
      for (const tensor of weights) tensor?.dispose()
    }
    return new BTXRDClassifier(native, metadata, entries, settings)
  }

  /** Whether dropout is active and BatchNorm uses the batch's statistics. */
  get training(): boolean {
    return this.#training
  }

  get disposed(): boolean {
    return this.#disposed
  }

  /** Takes effect for calls after it, not for ones already queued. */
  train(mode = true): this {
    if (typeof mode !== 'boolean') throw badArgument('mode', 'a boolean', mode)
    this.#training = mode
    return this
  }

  eval(): this {
    return this.train(false)
  }

  /**
   * Raw logits, never softmax.
   *
   * In training mode the logits carry the graph for {@link Tensor.backward}; in evaluation mode none
   * is built.
   *
   * @param input float32 (B, 3, H, W), normalised, on the model's device
   * @returns float32 (B, numClasses), or the dtype of `options.autocast`
   * @throws BtxrdTorchError `ERR_SHAPE`, `ERR_DTYPE`, `ERR_DEVICE`, `ERR_INVALID_ARG` or `ERR_DISPOSED`
   *   before any compute
   */
  async forward(input: Tensor, { mode = 'exact', autocast = null }: ForwardOptions = {}): Promise<Tensor> {
    const native = this.#checkedInput(input)
    const dtype = autocastDType(autocast, this.#device)
    if (mode === 'fused') {
      this.#checkFusable(autocast)
      return wrapTensor(await settled(() => this.#native.forwardFused(native)))
    }
    if (mode !== 'exact') throw badArgument('mode', "'exact' or 'fused'", mode)
    return wrapTensor(await settled(() => this.#native.forward(native, this.#training, dtype)))
  }

  /**
   * Grad-CAM: where the model looked for a class. The maps of pytorch-grad-cam 1.5's
   * `GradCAM(model, [layer])(input, targets)`, in evaluation mode whatever the model's mode is, which
   * stays as it was: mode, parameters, gradients and random state.
   *
   * @param input float32 (B, 3, H, W), normalised, on the model's device
   * @throws BtxrdTorchError what {@link BTXRDClassifier.forward} throws; `ERR_INVALID_ARG` for a class or
   *   a layer that the model does not have and a layer whose output is no feature map;
   *   `ERR_NON_FINITE` when logits, features or gradients are; `ERR_ABORTED`
   */
  async gradcam(input: Tensor, options: GradcamOptions = {}): Promise<GradcamResult> {
    const native = this.#checkedInput(input)
    return runGradcam(this.#native, native, { numClasses: this.numClasses, targetLayer: this.gradcamTargetLayer.name }, options)
  }

  /** Where the parameters are. */
  get device(): Device {
    return this.#device
  }

  /**
   * Moves parameters and buffers, in place as `Module.to` does.
   * @throws BtxrdTorchError `ERR_DEVICE` when this machine lacks the device
   */
  async to(target: string | Device | { device?: string | Device, memoryFormat?: MemoryFormat }): Promise<this> {
    this.#checkAlive()
    const options: { device?: string | Device, memoryFormat?: MemoryFormat } =
      typeof target === 'string' || target instanceof Device ? { device: target } : target
    const format = options.memoryFormat ?? null
    if (format !== null) checkMemoryFormat(format)
    const device = options.device === undefined ? this.#device : getDevice(options.device)
    await settled(() => this.#native.to(String(device), format))
    // As the tensors name it: 'cuda' is 'cuda:0' there, and inputs are compared with it.
    if (!this.#disposed) this.#device = this.#state()[0]!.device
    return this
  }

  /**
   * Parameters in Python's order, for an optimizer. They share the model's memory, and every call
   * gives the same objects.
   */
  parameters(): Tensor[] {
    return [...this.namedParameters().values()]
  }

  /** {@link BTXRDClassifier.parameters} by Python's names. */
  namedParameters(): Map<string, Tensor> {
    const tensors = this.#state()
    return new Map(this.#entries.flatMap(({ name, isParameter }, i) => (isParameter ? [[name, tensors[i]!]] : [])))
  }

  /**
   * Parameters and buffers by Python's names, in Python's order. The tensors share the model's
   * memory: they change when the model trains. Every call gives the same objects.
   */
  stateDict(): StateDict {
    const tensors = this.#state()
    const dict = new StateDict(this.#entries.map(({ name }, i) => [name, tensors[i]!]))
    dict.attributes = { _metadata: new OrderedDict(this.#metadata.state_metadata) }
    return dict
  }

  /**
   * Copies tensors into the model, as `load_state_dict`: shapes must agree, dtypes are converted.
   * Nothing is changed when it throws.
   *
   * @param options.strict with false, missing and unexpected keys are returned and no error
   * @throws BtxrdTorchError `ERR_STATE_DICT` with PyTorch's message
   */
  async loadStateDict(stateDict: ReadonlyMap<string, Tensor>, { strict = true }: { strict?: boolean } = {}): Promise<LoadStateResult> {
    this.#checkAlive()
    const { tensors, ...result } = matchState(this.#entries, stateDict, strict)
    await settled(() => this.#native.loadState(tensors))
    return result
  }

  /** Throws what {@link BTXRDClassifier.loadStateDict} would throw, and changes nothing. */
  checkStateDict(stateDict: ReadonlyMap<string, Tensor>, { strict = true }: { strict?: boolean } = {}): void {
    this.#checkAlive()
    matchState(this.#entries, stateDict, strict)
  }

  /**
   * Frees the weights now, unless a running call or an optimizer holds them. Further use of the
   * model, its parameters and the tensors of its state dicts throws `ERR_DISPOSED`.
   */
  dispose(): void {
    this.#disposed = true
    this.#native.dispose()
    for (const tensor of this.#tensors) tensor.dispose()
    this.#tensors = []
  }

  [Symbol.dispose](): void {
    this.dispose()
  }

  #checkedInput(input: Tensor): NativeTensor {
    this.#checkAlive()
    const native = nativeTensor(input, 'input')
    const { shape, dtype, device } = input
    const [batch = 0, channels, height = 0, width = 0] = shape
    if (shape.length !== 4 || channels !== 3 || batch < 1 || height < 1 || width < 1) {
      throw badArgument('input', 'shape (B, 3, H, W)', shape, 'Make one with preprocessImage().', 'ERR_SHAPE')
    }
    if (dtype !== 'float32') throw badArgument('input', 'dtype float32', dtype, "Convert it with to({ dtype: 'float32' }).", 'ERR_DTYPE')
    if (String(device) !== String(this.#device)) {
      throw badArgument('input', `a tensor on ${this.device}, where the model is`, String(device), 'Move one of them with to().', 'ERR_DEVICE')
    }
    return native
  }

  #checkFusable(autocast: AutocastOptions | null): void {
    const refuse = (expected: string, received: unknown): never => {
      throw badArgument('mode', expected, received, "Use mode 'exact'.")
    }
    if (this.#training) refuse("'fused' in evaluation mode only", 'a model in training mode')
    if (this.#device.type !== 'cpu') refuse("'fused' on the CPU only", `a model on ${this.#device}`)
    if (autocast !== null) refuse("'fused' without autocast", autocast)
  }

  #state(): Tensor[] {
    this.#checkAlive()
    if (this.#tensors.length === 0) this.#tensors = translated(() => this.#native.state()).map(wrapTensor)
    // A tensor that the user disposed comes back as a new object.
    if (this.#tensors.some((tensor) => tensor.disposed)) {
      const tensors = translated(() => this.#native.state()).map(wrapTensor)
      this.#tensors = this.#tensors.map((tensor, i) => (tensor.disposed ? tensors[i]! : tensor))
    }
    return this.#tensors
  }

  #checkAlive(): void {
    if (this.#disposed) throw new BtxrdTorchError('ERR_DISPOSED', `Expected a model that is in use but this ${this.backbone} was disposed.`)
  }
}

/** For lib/ only: the native model of an argument. */
export function nativeClassifier(model: unknown): NativeClassifier {
  if (!(model instanceof BTXRDClassifier)) throw badArgument('model', 'a BTXRDClassifier', model)
  return nativeOf(model)
}

/** For lib/ only: the native tensor of an input that a model can take. */
export function modelInput(model: BTXRDClassifier, input: Tensor): NativeTensor {
  return inputOf(model, input)
}

interface Settings {
  id: string
  numClasses: number
  pretrained: boolean | string
  dropRate: number
}

function checkedSettings(options: CreateOptions): Settings {
  if (typeof options !== 'object' || options === null) throw badArgument('options', 'an object', options)
  const { backbone = 'efficientnet_b0', attnLayer = null, numClasses = 3, pretrained, dropRate = 0.2 } = options
  const refuse = (name: string, expected: string, value: unknown, remedy = ''): never => {
    throw badArgument(name, expected, value, remedy, 'ERR_CONFIG')
  }
  if (typeof backbone !== 'string') refuse('backbone', 'a string', backbone)
  if (attnLayer !== null && typeof attnLayer !== 'string') refuse('attnLayer', 'a string', attnLayer)
  if (!Number.isInteger(numClasses) || numClasses < 1) refuse('numClasses', 'an integer of 1 or more', numClasses)
  if (typeof dropRate !== 'number' || !(dropRate >= 0 && dropRate <= 1)) refuse('dropRate', 'a number from 0 to 1', dropRate)
  if (typeof pretrained !== 'boolean' && (typeof pretrained !== 'string' || pretrained === '')) {
    refuse('pretrained', 'true, false or the path of a file of weights', pretrained)
  }
  if (pretrained !== false && options.skipInit) refuse('skipInit', 'false together with pretrained', true, 'The classifier may need initial weights.')
  return { id: attnLayer === null ? backbone : `${backbone}_${attnLayer}`, numClasses, pretrained, dropRate }
}
