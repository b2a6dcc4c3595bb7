import { loadConfig } from '../config/load_config'
import { BtxrdTorchError } from '../errors'
import type { PipelineRelease } from '../data/transforms'
import { setNumThreads } from '../threads'
import { train } from '../training/train'
import { ExitCode } from './exit_code'
import { StopSignals } from './stop_signals'
import { TrainDisplay } from './train_display'

export interface TrainCommandOptions {
  config: string
  override?: string[]
  strict?: boolean
  resume?: string
  runDir?: string
  release?: PipelineRelease
  threads?: number
}

/** `btxrd train`: returns the exit code. */
export async function trainCommand({ config: file, override, strict, resume, runDir, release, threads }: TrainCommandOptions): Promise<number> {
  const config = await loadConfig(file, { overrides: override ?? [], strict: strict ?? false })
  if (threads !== undefined) setNumThreads(threads)
  const display = new TrainDisplay()
  using stop = new StopSignals((name) => display.note(`${name}: finishing the batch and saving; once more to stop at once`))
  try {
    for await (const _ of train(config, { signal: stop.signal, callbacks: display, runDir, resume, release }));
    return ExitCode.ok
  } catch (error) {
    display.stop()
    if (!(error instanceof BtxrdTorchError) || error.code !== 'ERR_ABORTED' || error.file === undefined) throw error
    process.stderr.write(`btxrd: ${error.message}\n`)
    return stop.exitCode
  }
}
