import { getAddon, settled, type NativeGradScaler, type NativeScalerOptions, type NativeScalerValues } from '../binding'
import { markFloat, type CheckpointDict } from '../checkpoint/values'
import { badArgument, BtxrdTorchError } from '../errors'
import { nativeOptimizer, type Optimizer } from '../optim/optimizer'
import { nativeTensor, wrapTensor, type Tensor } from '../tensor'

export interface GradScalerOptions {
  /** `'cuda'` by default; without CUDA the scaler is then disabled, with a warning, as in Python. */
  device?: 'cuda' | 'cpu'
  /** 2^16 by default. */
  initScale?: number
  /** What the scale is multiplied by after `growthInterval` steps without infinities; 2 by default. */
  growthFactor?: number
  /** What the scale is multiplied by after a step that found one; 0.5 by default. */
  backoffFactor?: number
  /** 2000 by default. */
  growthInterval?: number
  /** False makes every method pass its argument on. */
  enabled?: boolean
}

let nativeOf: (scaler: GradScaler) => NativeGradScaler | null
let take: (scaler: GradScaler, values: NativeScalerValues | null) => void

type Stage = { name: 'ready' | 'unscaled' | 'stepped', foundInf: boolean }

/**
 * `torch.amp.GradScaler`: keeps gradients of float16 from vanishing. In `trainStep` it is an option;
 * written out: `(await scaler.scale(loss)).backward()`, `scaler.unscale(optimizer)` when gradients
 * are clipped, `scaler.step(optimizer)`, `scaler.update()`, each awaited.
 */
export class GradScaler {
  readonly enabled: boolean

  readonly #native: NativeGradScaler | null
  readonly #stages = new Map<Optimizer, Stage>()
  #options: NativeScalerOptions

  static {
    nativeOf = (scaler) => scaler.#native
    take = (scaler, values) => { if (values !== null) Object.assign(scaler.#options, values) }
  }

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` with torch's message */
  constructor(options: GradScalerOptions = {}) {
    const { device = 'cuda', initScale = 65536, growthFactor = 2, backoffFactor = 0.5, growthInterval = 2000, enabled = true } = options
    if (device !== 'cuda' && device !== 'cpu') throw badArgument('device', '"cuda" or "cpu"', device)
    if (typeof enabled !== 'boolean') throw badArgument('enabled', 'a boolean', enabled)
    if (!(Number.isFinite(initScale) && initScale > 0)) throw badArgument('initScale', 'a finite number over 0', initScale)
    if (!(growthFactor > 1)) throw badArgument('growthFactor', 'a number over 1', growthFactor, 'The growth factor must be > 1.0.')
    if (!(backoffFactor < 1 && backoffFactor > 0)) throw badArgument('backoffFactor', 'a number between 0 and 1', backoffFactor, 'The backoff factor must be < 1.0.')
    if (!Number.isInteger(growthInterval) || growthInterval < 1) throw badArgument('growthInterval', 'an integer of 1 or more', growthInterval)
    const available = device === 'cpu' || getAddon().cudaDeviceCount() > 0
    if (enabled && !available) process.emitWarning('GradScaler is enabled, but CUDA is not available. Disabling.')
    this.enabled = enabled && available
    this.#options = { scale: initScale, growthFactor, backoffFactor, growthInterval, growthTracker: 0 }
    this.#native = this.enabled ? new (getAddon().NativeGradScaler)(this.#options) : null
  }

  get growthFactor(): number {
    return this.#options.growthFactor
  }

  get backoffFactor(): number {
    return this.#options.backoffFactor
  }

  get growthInterval(): number {
    return this.#options.growthInterval
  }

  /** `outputs * scale`, with its graph: the loss to call `backward()` on. */
  async scale(outputs: Tensor): Promise<Tensor> {
    const tensor = nativeTensor(outputs, 'outputs')
    const native = this.#native
    return native === null ? outputs : wrapTensor(await settled(() => native.scale(tensor)))
  }

  /** Divides the optimizer's gradients by the scale: before clipping, once between two updates. */
  async unscale(optimizer: Optimizer): Promise<void> {
    const native = this.#native
    const target = nativeOptimizer(optimizer)
    if (native === null) return
    refuseFused(optimizer)
    const stage = this.#stage(optimizer)
    if (stage.name === 'unscaled') throw wrongOrder('unscale_() has already been called on this optimizer since the last update().')
    if (stage.name === 'stepped') throw wrongOrder('unscale_() is being called after step().')
    stage.name = 'unscaled'
    try {
      stage.foundInf = await settled(() => native.unscale(target))
    } catch (error) {
      stage.name = 'ready'
      throw error
    }
  }

  /**
   * `optimizer.step()`, unless a gradient is NaN or infinite; unscales first if that was not done.
   * @returns whether the step was made
   */
  async step(optimizer: Optimizer): Promise<boolean> {
    const stage = this.#stage(optimizer)
    if (stage.name === 'stepped') throw wrongOrder('step() has already been called since the last update().')
    if (this.#native !== null && stage.name === 'ready') await this.unscale(optimizer)
    if (!stage.foundInf) await optimizer.step()
    if (this.#native !== null) stage.name = 'stepped'
    return !stage.foundInf
  }

  /**
   * Adapts the scale after the steps since the last update.
   * @param newScale sets the scale instead
   */
  async update(newScale?: number): Promise<void> {
    const native = this.#native
    if (native === null) return
    if (newScale !== undefined) {
      if (!(Number.isFinite(newScale) && newScale > 0)) throw badArgument('newScale', 'a finite number over 0', newScale)
      take(this, await settled(() => native.setScale(newScale)))
    } else {
      const stages = [...this.#stages.values()].filter(({ name }) => name !== 'ready')
      if (stages.length === 0) throw wrongOrder('No inf checks were recorded prior to update.')
      take(this, await settled(() => native.update(stages.some(({ foundInf }) => foundInf))))
    }
    this.#stages.clear()
  }

  /** The scale after the last update; 1 when disabled. */
  getScale(): number {
    return this.enabled ? this.#options.scale : 1
  }

  /** Python's `state_dict()`; empty when disabled. */
  stateDict(): CheckpointDict<never> {
    const dict = Object.create(null) as CheckpointDict<never>
    if (!this.enabled) return dict
    const { scale, growthFactor, backoffFactor, growthInterval, growthTracker } = this.#options
    Object.assign(dict, {
      scale, growth_factor: growthFactor, backoff_factor: backoffFactor, growth_interval: growthInterval, _growth_tracker: growthTracker
    })
    for (const key of ['scale', 'growth_factor', 'backoff_factor']) markFloat(dict, key)
    return dict
  }

  /** @throws BtxrdTorchError `ERR_STATE_DICT`; the scaler is then unchanged */
  async loadStateDict(stateDict: Readonly<Record<string, unknown>>): Promise<void> {
    const native = this.#native
    if (native === null) return
    const options = optionsOf(stateDict)
    await settled(() => native.load(options))
    this.#options = options
  }

  /** Throws what {@link GradScaler.loadStateDict} would throw, and changes nothing. */
  checkStateDict(stateDict: Readonly<Record<string, unknown>>): void {
    if (this.#native !== null) optionsOf(stateDict)
  }

  #stage(optimizer: Optimizer): Stage {
    const stage = this.#stages.get(optimizer) ?? { name: 'ready', foundInf: false }
    this.#stages.set(optimizer, stage)
    return stage
  }
}

function optionsOf(stateDict: Readonly<Record<string, unknown>>): NativeScalerOptions {
  const number = (key: string): number => {
    const value = stateDict?.[key]
    if (typeof value !== 'number') throw badArgument(`stateDict.${key}`, 'a number', value, 'It may have been saved from a disabled GradScaler.', 'ERR_STATE_DICT')
    return value
  }
  return {
    scale: number('scale'), growthFactor: number('growth_factor'), backoffFactor: number('backoff_factor'),
    growthInterval: number('growth_interval'), growthTracker: number('_growth_tracker')
  }
}

function wrongOrder(message: string): BtxrdTorchError {
  return new BtxrdTorchError('ERR_INVALID_ARG', message)
}

/** Python gives fused kernels the scale itself; ours are given unscaled gradients, which may differ in the last bit. */
function refuseFused(optimizer: Optimizer): void {
  if (optimizer.paramGroups.some(({ fused }) => fused === true)) {
    throw badArgument('optimizer', 'an optimizer without fused: true for a GradScaler', 'one with it', 'Leave fused out.')
  }
}

/** For lib/ only: the native scaler, null for none and for a disabled one; checks the optimizer too. */
export function nativeScaler(scaler: unknown, optimizer: Optimizer): NativeGradScaler | null {
  if (scaler === null) return null
  if (!(scaler instanceof GradScaler)) throw badArgument('scaler', 'a GradScaler', scaler)
  if (scaler.enabled) refuseFused(optimizer)
  return nativeOf(scaler)
}

/** For lib/ only: what a step made of the scale. */
export function takeScale(scaler: GradScaler, values: NativeScalerValues | null): void {
  take(scaler, values)
}
