import { checkedConfig } from '../config/load_config'
import type { PipelineConfig } from '../config/pipeline_config'
import type { ImageTransform } from '../data/image_transform'
import type { PipelineRelease } from '../data/transforms'
import { badArgument } from '../errors'
import { Announcer } from './announcer'
import { beginRun } from './run/begin_run'
import { Run } from './run/run'
import type { EpochEvent, TrainCallbacks } from './train_events'

export interface TrainOptions {
  /** Folder of the run, which must not exist; by default `runs/<time>-<backbone>-<split>`. */
  runDir?: string
  /** A checkpoint to go on from, of this package or of Python. */
  resume?: string
  /**
   * Ends the run after the batch under way: it is saved in `resume.pt`, and the iteration throws
   * `ERR_ABORTED` with that `file`.
   */
  signal?: AbortSignal
  callbacks?: TrainCallbacks | readonly TrainCallbacks[]
  /**
   * The pipeline's release whose training transforms are used: 1 has CLAHE, flip and rotation, 2,
   * the default, all of them. A run that goes on keeps its own.
   */
  release?: PipelineRelease
  /** Training transform of your own instead of a release's; validation has the pipeline's in any case. */
  transform?: ImageTransform
}

/**
 * Trains a model as the Python pipeline's `train.py`, with its bits on the same machine, and gives
 * an event for each epoch once its files are written.
 *
 * ```ts
 * for await (const { epoch, valLoss, improved } of train(config, { signal })) ...
 * ```
 *
 * The folder of the run holds `config.yaml`, `environment.json`, `training_log.csv`, TensorBoard
 * events, `best_<split>.pt`, and at the end `final_<split>.pt`, `loss_curve.png` and
 * `recall_curve.png`; until then `resume.pt`, written after every epoch, is where the run stands.
 * Leaving the loop early ends the run after that epoch; it can be resumed.
 *
 * @throws BtxrdTorchError before anything is computed: `ERR_CONFIG`, `ERR_FILE` for a file that is
 *   missing or a run folder that exists, and what opening data sets, model and checkpoint throws.
 *   Later: `ERR_ABORTED`, `ERR_FILE` when the disk is full, `ERR_NON_FINITE`, `ERR_IMAGE`; what was
 *   written before stays
 */
export async function* train(config: PipelineConfig, options: TrainOptions = {}): AsyncGenerator<EpochEvent, void, void> {
  const { signal, callbacks = [], runDir } = options
  if (runDir !== undefined && (typeof runDir !== 'string' || runDir === '')) throw badArgument('runDir', 'the path of a folder', runDir)
  const announce = new Announcer([callbacks].flat() as TrainCallbacks[])
  // Keys that nobody knows were warned about by whoever read them.
  const checked = checkedConfig(config, 'config', { onWarning: () => undefined })
  const run = new Run(await beginRun(checked, options, announce))
  try {
    yield* run.epochs(signal)
  } finally {
    await run.end()
  }
}
