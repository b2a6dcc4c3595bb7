import { getAddon, settled, translated, type NativeOptimizer, type NativeStepOptions } from '../binding'
import { markFloat } from '../checkpoint/values'
import type { OptimizerStateDict } from '../checkpoint/load_checkpoint'
import { badArgument, BtxrdTorchError } from '../errors'
import { nativeTensor, wrapTensor, type Tensor } from '../tensor'
import { readParams, toGroups, type ParamGroup, type ParamGroupInput, type Params } from './param_groups'
import { packStateDict, unpackStateDict, type StateSchema } from './state_dict'

/** What an optimizer keeps for one parameter, under torch's keys: `exp_avg`, `momentum_buffer`, ... */
export type ParameterState = Record<string, Tensor>

let nativeOf: (optimizer: Optimizer) => NativeOptimizer
let optionsOf: (optimizer: Optimizer) => NativeStepOptions[]

/**
 * What the optimizers share, as `torch.optim.Optimizer`.
 *
 * The gradients come from {@link Tensor.backward}; `step()` applies them in Python's order of
 * operations: parameter by parameter on the CPU, by foreach kernels on CUDA, unless `foreach` or
 * `fused` say otherwise. Hyperparameters are read from `paramGroups` at every step.
 */
export abstract class Optimizer<Group extends ParamGroup = ParamGroup, Options extends object = object> {
  /** Plain objects to read and write. `loadStateDict` replaces them. */
  paramGroups: Group[] = []
  /** Whether a step was made: schedulers warn when theirs comes first. */
  stepped = false
  /** The options that a parameter group has when it names no others. */
  readonly defaults: Readonly<Required<Options>>

  readonly #native: NativeOptimizer
  readonly #given: ReadonlySet<string>
  #disposed = false

  static {
    nativeOf = (optimizer) => optimizer.#native
    optionsOf = (optimizer) => optimizer.#hyperparameters()
  }

  protected constructor(
    params: Params | Iterable<ParamGroupInput<Options>>, defaults: Required<Options>, options: Options
  ) {
    this.defaults = Object.freeze(mergedOptions(defaults, options))
    this.#given = new Set(Object.keys(options))
    this.checkOptions(this.defaults)
    this.#native = new (getAddon().NativeOptimizer)()
    for (const group of toGroups(params)) this.addParamGroup(group)
  }

  /** Throws for options that torch's constructor refuses, with its message. */
  protected abstract checkOptions(options: Readonly<Required<Options>>): void
  /** The hyperparameters of a group as the native layer takes them; `path` names it in messages. */
  protected abstract stepOptions(group: Group, path: string): NativeStepOptions
  protected abstract schema(): StateSchema<Group>

  get disposed(): boolean {
    return this.#disposed
  }

  /**
   * Adds parameters with options of their own.
   * @throws BtxrdTorchError `ERR_INVALID_ARG`: a parameter that is there already or that an
   *   operation made, or an option that the constructor would refuse; nothing is added then
   */
  addParamGroup(group: ParamGroupInput<Options>): void {
    this.#checkAlive()
    if (typeof group !== 'object' || group === null) throw badArgument('paramGroup', 'an object with params', group)
    const { params: given, ...options } = group
    const { params, paramNames } = readParams(given)
    for (const other of this.paramGroups) {
      if ((other.paramNames !== undefined) !== (paramNames !== undefined)) {
        const which = paramNames === undefined ? 'without names' : 'with names'
        throw new BtxrdTorchError('ERR_INVALID_ARG', `all optimizer param groups should be with/without names. cannot add param group ${which} to the optimizer`)
      }
    }
    const own = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
    const missing = Object.entries(this.defaults).filter(([name]) => !(name in own))
    const complete = { params, ...(paramNames && { paramNames }), ...own, ...Object.fromEntries(missing) } as unknown as Group
    this.checkOptions(complete as unknown as Required<Options>)
    const natives = params.map((tensor) => nativeTensor(tensor, 'params'))
    translated(() => this.#native.addGroup(natives))
    for (const [name, value] of Object.entries(complete)) {
      // A default of 0 is an int in Python; what a user gives for the same option is a float.
      const isDefaultInteger = Number.isInteger(value) && !(name in own) && !this.#given.has(name)
      if (typeof value === 'number' && !isDefaultInteger) markFloat(complete, name)
    }
    this.paramGroups.push(complete)
  }

  /**
   * Updates the parameters that have a gradient.
   *
   * @throws BtxrdTorchError before anything is changed: `ERR_INVALID_ARG` for a hyperparameter that
   *   is no finite number, `ERR_DEVICE` for a state that is not where its parameter is,
   *   `ERR_DISPOSED`. An error that LibTorch reports in the middle of a step says so.
   */
  async step(): Promise<void> {
    const groups = this.#hyperparameters()
    this.stepped = true
    await settled(() => this.#native.step(groups))
  }

  /**
   * Removes the gradients of all parameters.
   * @param options.setToNone false fills them with zeros instead
   */
  async zeroGrad({ setToNone = true }: { setToNone?: boolean } = {}): Promise<void> {
    this.#checkAlive()
    if (typeof setToNone !== 'boolean') throw badArgument('setToNone', 'a boolean', setToNone)
    await settled(() => this.#native.zeroGrad(setToNone))
  }

  /**
   * What the optimizer keeps, by parameter; empty before the first step. The tensors share the
   * optimizer's memory.
   * @throws BtxrdTorchError `ERR_BUSY` while a step is in flight
   */
  get state(): Map<Tensor, ParameterState> {
    const parameters = this.paramGroups.flatMap(({ params }) => params)
    return new Map([...this.#stateByIndex()].map(([index, state]) => [parameters[index]!, state]))
  }

  /**
   * `state` and `param_groups` as Python's `state_dict()`, with its keys, order and types. The
   * tensors share the optimizer's memory.
   * @throws BtxrdTorchError `ERR_BUSY` while a step is in flight
   */
  stateDict(): OptimizerStateDict {
    return packStateDict(this.paramGroups, this.#stateByIndex())
  }

  /**
   * Continues from a state dict of this class, as `load_state_dict`: hyperparameters and state are
   * replaced, parameters are paired by their order. The tensors are copied to the device and dtype
   * of their parameters. Nothing is changed when it throws.
   *
   * @param stateDict `checkpoint.optimizer_state_dict`
   * @throws BtxrdTorchError `ERR_STATE_DICT` when it has other groups, shapes or keys
   */
  async loadStateDict(stateDict: OptimizerStateDict): Promise<void> {
    const { groups, state } = this.#unpack(stateDict)
    await settled(() => this.#native.loadState(state, groups.map(({ fused }) => fused === true)))
    this.paramGroups = groups
  }

  /** Throws what {@link Optimizer.loadStateDict} would throw, and changes nothing. */
  checkStateDict(stateDict: OptimizerStateDict): void {
    this.#unpack(stateDict)
  }

  /** Frees the state now, unless a running step holds it. Further use throws `ERR_DISPOSED`. */
  dispose(): void {
    this.#disposed = true
    this.#native.dispose()
  }

  [Symbol.dispose](): void {
    this.dispose()
  }

  /** Checks that a step can run and gives what it runs with. */
  #hyperparameters(): NativeStepOptions[] {
    this.#checkAlive()
    if (this.paramGroups.some(({ params }) => params.some((tensor) => tensor.disposed))) {
      throw new BtxrdTorchError('ERR_DISPOSED', 'Expected parameters that are in use but a parameter of this optimizer, or its model, was disposed.')
    }
    return this.paramGroups.map((group, i) => this.stepOptions(group, `paramGroups[${i}]`))
  }

  #unpack(stateDict: OptimizerStateDict): ReturnType<typeof unpackStateDict<Group>> {
    this.#checkAlive()
    const unpacked = unpackStateDict(stateDict, this.paramGroups, this.schema())
    unpacked.groups.forEach((group, i) => this.stepOptions(group, `param_groups[${i}]`))
    return unpacked
  }

  #stateByIndex(): Map<number, ParameterState> {
    this.#checkAlive()
    const records = translated(() => this.#native.state())
    return new Map(records.map(({ parameter, fields }) =>
      [parameter, Object.fromEntries(fields.map(([key, tensor]) => [key, wrapTensor(tensor)]))]))
  }

  #checkAlive(): void {
    if (this.#disposed) throw new BtxrdTorchError('ERR_DISPOSED', `Expected an optimizer that is in use but this ${this.constructor.name} was disposed.`)
  }
}

function mergedOptions<Options extends object>(defaults: Required<Options>, options: Options): Required<Options> {
  if (typeof options !== 'object' || options === null) throw badArgument('options', 'an object', options)
  for (const name of Object.keys(options)) {
    if (!(name in defaults)) throw badArgument('options', `options among ${Object.keys(defaults).join(', ')}`, name)
  }
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(given) }
}

/** For lib/ only: the native optimizer of an argument. */
export function nativeOptimizer(optimizer: unknown): NativeOptimizer {
  if (!(optimizer instanceof Optimizer)) throw badArgument('optimizer', 'an optimizer', optimizer)
  return nativeOf(optimizer)
}

/** For lib/ only: checks that an optimizer can step, and gives the hyperparameters of each group. */
export function stepOptions(optimizer: Optimizer): NativeStepOptions[] {
  return optionsOf(optimizer)
}
