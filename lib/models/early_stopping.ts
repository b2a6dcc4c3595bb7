import { PyFloat, type CheckpointDict } from '../checkpoint/values'
import { badArgument } from '../errors'

export interface EarlyStoppingOptions {
  /** Epochs without an improvement after which to stop; 7 by default. */
  patience?: number
  /** How far below the best loss a loss must be to count as an improvement; 0 by default. */
  minDelta?: number
}

/** The pipeline's `EarlyStopping`: stops when the validation loss has not improved for `patience` epochs. */
export class EarlyStopping {
  readonly patience: number
  readonly minDelta: number
  /** The lowest loss so far; Infinity before the first. */
  bestLoss = Infinity
  /** Epochs since the last improvement. */
  counter = 0
  shouldStop = false

  /** @throws BtxrdTorchError `ERR_INVALID_ARG` */
  constructor({ patience = 7, minDelta = 0 }: EarlyStoppingOptions = {}) {
    if (!Number.isInteger(patience) || patience < 1) throw badArgument('patience', 'an integer of 1 or more', patience)
    if (!Number.isFinite(minDelta) || minDelta < 0) throw badArgument('minDelta', 'a finite number of 0 or more', minDelta)
    this.patience = patience
    this.minDelta = minDelta
  }

  /**
   * Takes one epoch's validation loss and says whether to stop. Once true it stays true.
   * NaN is no improvement.
   */
  step(valLoss: number): boolean {
    if (typeof valLoss !== 'number') throw badArgument('valLoss', 'a number', valLoss)
    if (valLoss < this.bestLoss - this.minDelta) {
      this.bestLoss = valLoss
      this.counter = 0
    } else {
      this.counter += 1
      this.shouldStop ||= this.counter >= this.patience
    }
    return this.shouldStop
  }

  /** What a checkpoint keeps of it: `best_loss`, `counter` and `should_stop`. */
  stateDict(): CheckpointDict<never> {
    return { best_loss: new PyFloat(this.bestLoss), counter: this.counter, should_stop: this.shouldStop }
  }

  /**
   * Goes on from what {@link EarlyStopping.stateDict} gave; patience and minDelta stay.
   * @throws BtxrdTorchError `ERR_STATE_DICT`; nothing is then changed
   */
  loadStateDict(stateDict: Readonly<Record<string, unknown>>): void {
    const { bestLoss, counter, shouldStop } = read(stateDict)
    this.bestLoss = bestLoss
    this.counter = counter
    this.shouldStop = shouldStop
  }

  /** Throws what {@link EarlyStopping.loadStateDict} would throw, and changes nothing. */
  checkStateDict(stateDict: Readonly<Record<string, unknown>>): void {
    read(stateDict)
  }
}

function read(stateDict: Readonly<Record<string, unknown>> | null): { bestLoss: number, counter: number, shouldStop: boolean } {
  const { best_loss: best, counter, should_stop: shouldStop } = stateDict ?? {}
  const bestLoss = best instanceof PyFloat ? best.value : best
  if (typeof bestLoss !== 'number' || !Number.isSafeInteger(counter) || typeof shouldStop !== 'boolean') {
    throw badArgument('stateDict', 'the numbers best_loss and counter and the boolean should_stop', stateDict, '', 'ERR_STATE_DICT')
  }
  return { bestLoss, counter: counter as number, shouldStop }
}
