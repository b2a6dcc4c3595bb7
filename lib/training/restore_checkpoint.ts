import type { Checkpoint } from '../checkpoint/load_checkpoint'
import { badArgument, BtxrdTorchError } from '../errors'
import { nativeClassifier, type BTXRDClassifier } from '../models/classifier'
import { EarlyStopping } from '../models/early_stopping'
import type { LoadStateResult } from '../models/match_state'
import { LRScheduler } from '../optim/lr_scheduler/lr_scheduler'
import { nativeOptimizer, type Optimizer } from '../optim/optimizer'
import { setRngState } from '../random'
import { GradScaler } from './grad_scaler'
import { readResumeState, rngBytes, warnOfDifferences } from './resume'
import { checkOwner } from './train_step'

/** What goes on from a checkpoint. All but the model may be left out. */
export interface RestoreTargets {
  model: BTXRDClassifier
  /** Over the model's parameters. */
  optimizer?: Optimizer | null
  /** Over the optimizer. */
  scheduler?: LRScheduler | null
  scaler?: GradScaler | null
  earlyStopping?: EarlyStopping | null
  /** With false, missing and unexpected keys of the model are returned and are no error. */
  strict?: boolean
  /** Whether to restore torch's CPU generator; by default when the checkpoint has its state. */
  restoreRng?: boolean
}

/**
 * Goes on from a checkpoint: puts back model, optimizer, scheduler, scaler, early stopping and
 * torch's random generator, each as `load_state_dict` in Python. Everything is checked before
 * anything is changed. Order and position of the sampler, the generator of augmentations and the
 * history are in `checkpoint.resume_state`, for whoever has these.
 *
 * Restore after data iterators are made: making one may draw from the generator.
 *
 * Warns (`BTXRD_RESUME_THREADS`, `BTXRD_RESUME_MEMORY_FORMAT`) when the thread count or the memory
 * format is not that of the run that was saved: the last bits of results may then differ.
 *
 * @throws BtxrdTorchError `ERR_STATE_DICT` with PyTorch's message for a state that does not fit or
 *   that the checkpoint lacks, `ERR_INVALID_ARG` for an optimizer of another model or a scheduler of
 *   another optimizer, `ERR_CHECKPOINT_FORMAT` for a `resume_state` that is none
 */
export async function restoreCheckpoint(checkpoint: Checkpoint, targets: RestoreTargets): Promise<LoadStateResult> {
  if (typeof checkpoint !== 'object' || checkpoint === null) {
    throw badArgument('checkpoint', 'a checkpoint', checkpoint, 'Read it with loadCheckpoint().')
  }
  checkTargets(targets)
  const { model, optimizer, scheduler, scaler, earlyStopping, strict = true, restoreRng } = targets
  const resume = readResumeState(checkpoint.resume_state)
  const parts = [
    ...part('optimizer', optimizer, checkpoint.optimizer_state_dict),
    ...part('scheduler', scheduler, checkpoint.scheduler_state_dict),
    // A disabled scaler has no state.
    ...part('scaler', scaler?.enabled === true ? scaler : null, resume?.scaler),
    ...part('earlyStopping', earlyStopping, resume?.early_stopping)
  ]
  model.checkStateDict(checkpoint.model_state_dict, { strict })
  for (const { check } of parts) check()
  const rngState = await rngBytes(resume, restoreRng)

  // The first change, since only LibTorch can tell whether the bytes are a state.
  if (rngState !== null) await setRngState(rngState)
  const result = await model.loadStateDict(checkpoint.model_state_dict, { strict })
  for (const { load } of parts) await load()
  if (resume !== null) warnOfDifferences(resume, model)
  return result
}

function checkTargets(targets: RestoreTargets): void {
  if (typeof targets !== 'object' || targets === null) throw badArgument('targets', 'an object with a model', targets)
  const { model, optimizer, scheduler, scaler, earlyStopping } = targets
  nativeClassifier(model)
  if (optimizer != null) {
    nativeOptimizer(optimizer)
    checkOwner(model, optimizer)
  }
  if (scheduler != null && !(scheduler instanceof LRScheduler)) throw badArgument('scheduler', 'a scheduler', scheduler)
  if (scheduler != null && optimizer != null && scheduler.optimizer !== optimizer) {
    throw badArgument('scheduler', 'a scheduler over the optimizer', 'one over another', 'Create it with this optimizer.')
  }
  if (scaler != null && !(scaler instanceof GradScaler)) throw badArgument('scaler', 'a GradScaler', scaler)
  if (earlyStopping != null && !(earlyStopping instanceof EarlyStopping)) {
    throw badArgument('earlyStopping', 'an EarlyStopping', earlyStopping)
  }
}

interface Restorable<State> {
  checkStateDict(state: State): void
  loadStateDict(state: State): Promise<void> | void
}

function part<State>(
  name: string, target: Restorable<State> | null | undefined, state: State | null | undefined
): { check: () => void, load: () => Promise<void> | void }[] {
  if (target == null) return []
  if (state == null) {
    throw new BtxrdTorchError(
      'ERR_STATE_DICT',
      `Expected a checkpoint that was saved with the state of ${name} but it has none. Leave ${name} out to go on without it.`
    )
  }
  return [{ check: () => target.checkStateDict(state), load: () => target.loadStateDict(state) }]
}
