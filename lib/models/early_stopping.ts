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
}
