import { loadCheckpoint } from '../checkpoint/load_checkpoint'
import { checkedConfig, loadConfig, type ConfigOptions } from '../config/load_config'
import type { PipelineConfig } from '../config/pipeline_config'
import type { PipelineRelease } from '../data/transforms'
import { BtxrdTorchError } from '../errors'
import { setNumThreads } from '../threads'
import { train, type TrainOptions } from '../training/train'
import { StopSignals } from './stop_signals'
import { TrainDisplay } from './train_display'
import { ExitCode } from './exit_code'

export interface TrainCommandOptions {
  config?: string
  override?: string[]
  strict?: boolean
  resume?: string
  runDir?: string
  release?: PipelineRelease
  threads?: number
}

/** `btxrd train`: returns the exit code. */
export async function trainCommand({ threads, config: file, override = [], strict = false, ...rest }: TrainCommandOptions): Promise<number> {
  const display = new TrainDisplay()
  const config = await configOf(file, rest.resume, { overrides: override, strict, onWarning: (message) => display.note(message) })
  if (threads !== undefined) setNumThreads(threads)
  using stop = new StopSignals((name) => display.note(`${name}: this batch is finished and the run saved; once more stops at once`))
  try {
    const options: TrainOptions = { ...rest, signal: stop.signal, callbacks: display }
    const epochs = train(config, options)
    // The display tells of each epoch.
    while (!(await epochs.next()).done) continue
    return ExitCode.ok
  } catch (error) {
    display.stop()
    if (!(error instanceof BtxrdTorchError) || error.code !== 'ERR_ABORTED') throw error
    display.note(error.file === undefined ? error.message : `stopped and saved. Go on with:\n  ${commandToResume(error.file, threads)}`)
    return stop.exitCode
  }
}

async function configOf(file: string | undefined, resume: string | undefined, options: ConfigOptions): Promise<PipelineConfig> {
  if (file !== undefined) return loadConfig(file, options)
  if (resume !== undefined) return checkedConfig((await loadCheckpoint(resume)).config, resume, options)
  throw new BtxrdTorchError('ERR_INVALID_ARG', 'Expected --config FILE, or --resume FILE whose config is taken, but received neither.')
}

function commandToResume(file: string, threads: number | undefined): string {
  // Another number of threads would change the last bits.
  const words = ['btxrd', 'train', '--resume', file, ...(threads === undefined ? [] : ['--threads', String(threads)])]
  return words.map(shellWord).join(' ')
}

/** As a POSIX shell reads it back. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
