import { fixedPoint } from '../../fixed_point'
import { AppendFile } from './append_file'

/** What one epoch came to. */
export interface EpochRecord {
  /** From 1. */
  epoch: number
  /** Mean over the samples of the weighted, smoothed training loss. */
  trainLoss: number
  /** Mean over the samples of the plain cross entropy. */
  valLoss: number
  /** Share of validation images that were classified rightly. */
  valAccuracy: number
  /** The same for each class; 0 for a class without a sample. */
  valRecall: readonly number[]
  /** Learning rate after the epoch, which the next one trains with. */
  lr: number
}

/** How many of the newest epochs recognised nothing of a class. */
export function epochsUnrecognised(history: readonly EpochRecord[], label: number): number {
  return history.length - 1 - history.findLastIndex(({ valRecall }) => valRecall[label] !== 0)
}

/** The names of `training_log.csv`; three more for three classes: `val_recall_normal` and so on. */
export function columnNames(classNames: readonly string[]): string[] {
  return ['epoch', 'train_loss', 'val_loss', 'val_acc', ...classNames.map((name) => `val_recall_${name.toLowerCase()}`), 'lr']
}

/** Numbers in the order of {@link columnNames}. */
export function columnValues({ epoch, trainLoss, valLoss, valAccuracy, valRecall, lr }: EpochRecord): number[] {
  return [epoch, trainLoss, valLoss, valAccuracy, ...valRecall, lr]
}

/** `training_log.csv`: a line for each epoch, on the disk when the epoch ends. */
export class TrainingLog {
  readonly #file: AppendFile

  private constructor(file: AppendFile) {
    this.#file = file
  }

  /** @throws BtxrdTorchError `ERR_FILE` */
  static async create(file: string, classNames: readonly string[]): Promise<TrainingLog> {
    return new TrainingLog(await AppendFile.create(file, `${columnNames(classNames).join(',')}\n`))
  }

  /** @throws BtxrdTorchError `ERR_FILE` */
  async write(record: EpochRecord): Promise<void> {
    const [epoch, ...values] = columnValues(record)
    await this.#file.append(`${[epoch, ...values.map((value) => fixedPoint(value, 6))].join(',')}\n`, { flush: true })
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}
