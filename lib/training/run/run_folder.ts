import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { failFor } from '../../checkpoint/checkpoint_error'
import { writeError } from '../../checkpoint/write_error'

/** The files of a run, by absolute paths. */
export interface RunFiles {
  folder: string
  /** The resolved configuration. */
  config: string
  /** Versions, device, threads, git commit. */
  environment: string
  trainingLog: string
  lossCurve: string
  recallCurve: string
  /** The model with the lowest validation loss. */
  best: string
  /** The model after the last epoch. */
  final: string
  /** Where an unfinished run stands; gone when it is finished. */
  resume: string
}

/** @param split prefix of the manifests, which names the checkpoints */
export function runFiles(folder: string, split: string): RunFiles {
  const file = (name: string): string => path.join(folder, name)
  return {
    folder,
    config: file('config.yaml'),
    environment: file('environment.json'),
    trainingLog: file('training_log.csv'),
    lossCurve: file('loss_curve.png'),
    recallCurve: file('recall_curve.png'),
    best: file(`best_${split}.pt`),
    final: file(`final_${split}.pt`),
    resume: file('resume.pt')
  }
}

/** `runs/20260131-174500-efficientnet_b0-stratified`, in local time. */
export function defaultRunFolder(backbone: string, split: string, date = new Date()): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`
  return path.join('runs', `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}-${backbone}-${split}`)
}

/**
 * Makes the folder of a run and its parents.
 * @throws BtxrdTorchError `ERR_FILE` when something of that name is there, or it cannot be made
 */
export async function makeRunFolder(folder: string): Promise<void> {
  const fail = failFor(folder)
  await mkdir(path.dirname(folder), { recursive: true }).catch((error: unknown) => { throw writeError(fail, error, false) })
  await mkdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw writeError(fail, error, false)
    throw fail('ERR_FILE', 'expected a name that is free for the folder of the run, this exists and is left as it is', 'Choose another with --run-dir (runDir).', error)
  })
}

/** Writes a small file of the run, which is not there yet. */
export async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx', flush: true })
  } catch (error) {
    throw writeError(failFor(file), error, false)
  }
}
