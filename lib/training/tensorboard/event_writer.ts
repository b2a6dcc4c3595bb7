import os from 'node:os'
import path from 'node:path'
import { AppendFile } from '../run/append_file'
import { fileVersionRecord, scalarsRecord } from './event'

const now = (): number => Date.now() / 1000

/** Writes scalars to a file that `tensorboard --logdir FOLDER` shows, also while it grows. */
export class EventWriter {
  readonly #file: AppendFile

  private constructor(file: AppendFile) {
    this.#file = file
  }

  /** @throws BtxrdTorchError `ERR_FILE` */
  static async create(folder: string): Promise<EventWriter> {
    // The name by which tensorboard knows event files, and orders them.
    const name = `events.out.tfevents.${String(Math.floor(now())).padStart(10, '0')}.${os.hostname()}.${process.pid}.0`
    return new EventWriter(await AppendFile.create(path.join(folder, name), fileVersionRecord(now())))
  }

  /**
   * @param step what tensorboard draws along, an integer of 0 or more
   * @throws BtxrdTorchError `ERR_FILE`
   */
  async scalars(step: number, scalars: Readonly<Record<string, number>>): Promise<void> {
    await this.#file.append(scalarsRecord(now(), step, scalars))
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}
