import { loadConfig } from '../config/load_config'
import type { PipelineConfig } from '../config/pipeline_config'
import type { SplitStrategy } from '../data/split/make_splits'
import { BtxrdTorchError } from '../errors'
import type { TestSplitOptions } from '../evaluation/test_split'
import { setNumThreads } from '../threads'
import { ExitCode } from './exit_code'
import { SplitBar } from './split_bar'
import { StopSignals } from './stop_signals'

/** The options of `eval` and `gradcam`. */
export interface TestSplitCommandOptions {
  config: string
  override?: string[]
  strict?: boolean
  checkpoint?: string
  checkpointDir?: string
  splitStrategy?: SplitStrategy[]
  outputDir?: string
  threads?: number
}

/**
 * Runs a job over the test images of splits, with a bar for each on a terminal, and prints what
 * `asText` says of each. Ctrl-C or SIGTERM ends it after the batch under way; what was written stays.
 * Returns the exit code.
 */
export async function runTestSplits<T>(
  { config: file, override, strict, splitStrategy, threads, ...rest }: TestSplitCommandOptions,
  job: (config: PipelineConfig, options: TestSplitOptions) => AsyncIterable<T>,
  asText: (split: T) => string
): Promise<number> {
  const config = await loadConfig(file, { overrides: override ?? [], strict: strict ?? false })
  if (threads !== undefined) setNumThreads(threads)
  const bar = new SplitBar()
  const note = (message: string): void => {
    bar.stop()
    process.stderr.write(`btxrd: ${message}\n`)
  }
  using stop = new StopSignals((name) => note(`${name}: this batch is finished; once more stops at once`))
  const options: TestSplitOptions = {
    ...rest,
    ...(splitStrategy && { splits: splitStrategy }),
    signal: stop.signal,
    onProgress: (split, done, total) => bar.show(split, done, total)
  }
  try {
    for await (const split of job(config, options)) {
      bar.stop()
      process.stdout.write(asText(split))
    }
    return ExitCode.ok
  } catch (error) {
    if (!(error instanceof BtxrdTorchError) || error.code !== 'ERR_ABORTED') throw error
    note('stopped; the files of splits that were done stay')
    return stop.exitCode
  } finally {
    bar.stop()
  }
}
