import type { SplitStrategy } from '../data/split/make_splits'

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
