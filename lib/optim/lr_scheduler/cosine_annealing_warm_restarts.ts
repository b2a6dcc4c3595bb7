import { PyFloat } from '../../checkpoint/values'
import { EpochScheduler, type EpochOptions } from './epoch_scheduler'
import { float, int, refuse } from './options'
import { cos, divide, log, modulo } from './python_math'
import type { SchedulableOptimizer } from './schedulable_optimizer'

export interface CosineAnnealingWarmRestartsOptions extends EpochOptions {
  /** Epochs until the first restart. */
  t0: number
  /** Factor by which each period is longer than the one before; 1 by default. */
  tMult?: number
  /** The least learning rate; 0 by default. */
  etaMin?: number
}

/** `torch.optim.lr_scheduler.CosineAnnealingWarmRestarts`: cosines that begin again and again. */
export class CosineAnnealingWarmRestarts extends EpochScheduler {
  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor(optimizer: SchedulableOptimizer, { t0, tMult = 1, etaMin = 0, lastEpoch = -1 }: CosineAnnealingWarmRestartsOptions) {
    super(optimizer)
    if (!Number.isSafeInteger(t0) || t0 <= 0) throw refuse(`Expected positive integer T_0, but got ${t0}.`, 't0', t0)
    if (!Number.isSafeInteger(tMult) || tMult < 1) throw refuse(`Expected integer T_mult >= 1, but got ${tMult}.`, 'tMult', tMult)
    this.attributes.set('T_0', t0)
    this.attributes.set('T_i', t0)
    this.attributes.set('T_mult', tMult)
    this.attributes.set('eta_min', float('etaMin', etaMin))
    this.attributes.set('T_cur', int('lastEpoch', lastEpoch, -1))
    this.begin(lastEpoch)
  }

  /**
   * Goes to the next epoch or to a part of one.
   * @param epoch 0 or more, not deprecated: may be fractional, as `epoch + batch / batches`
   */
  override step(epoch?: number): void {
    if (epoch !== undefined && (!Number.isFinite(epoch) || epoch < 0)) {
      throw refuse(`Expected non-negative epoch, but got ${String(epoch)}.`, 'epoch', epoch)
    }
    const { attributes } = this
    attributes.change(() => {
      if (epoch === undefined && this.lastEpoch >= 0) {
        this.#advance()
      } else {
        this.#goTo(epoch ?? 0)
      }
      attributes.set('_get_lr_called_within_step', false)
      this.setLrs(this.getLr())
    })
  }

  #advance(): void {
    const { attributes } = this
    this.#setCurrent(attributes.number('T_cur') + 1, attributes.get('T_cur') instanceof PyFloat)
    const period = attributes.number('T_i')
    if (attributes.number('T_cur') >= period) {
      this.#setCurrent(modulo(attributes.number('T_cur'), period), attributes.get('T_cur') instanceof PyFloat)
      attributes.set('T_i', period * attributes.number('T_mult'))
    }
    attributes.set('last_epoch', this.lastEpoch + 1)
  }

  #goTo(epoch: number): void {
    const { attributes } = this
    const t0 = attributes.number('T_0')
    const tMult = attributes.number('T_mult')
    if (epoch < t0) {
      attributes.set('T_i', t0)
      this.#setCurrent(epoch, false)
    } else if (tMult === 1) {
      this.#setCurrent(modulo(epoch, t0), false)
    } else {
      const restarts = Math.trunc(log(divide(epoch, t0) * (tMult - 1) + 1, tMult))
      // Python's integers: exact, where pow() need not be.
      const scale = Number(BigInt(tMult) ** BigInt(restarts))
      this.#setCurrent(epoch - divide(t0 * (scale - 1), tMult - 1), true)
      attributes.set('T_i', t0 * scale)
    }
    attributes.set('last_epoch', Math.floor(epoch))
  }

  #setCurrent(value: number, isFloat: boolean): void {
    this.attributes.set('T_cur', isFloat || !Number.isInteger(value) ? new PyFloat(value) : value)
  }

  protected override getLr(): number[] {
    const { attributes } = this
    const etaMin = attributes.number('eta_min')
    const height = 1 + cos(divide(Math.PI * attributes.number('T_cur'), attributes.number('T_i')))
    return this.baseLrs.map((lr) => etaMin + (lr - etaMin) * height / 2)
  }
}
