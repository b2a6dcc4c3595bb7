import { dictEntries } from './dict_entries'

/** What a checkpoint says of the training that it is of; null for what it does not say. */
export interface RecognisedTraining {
  epoch: number | null
  valLoss: number | null
  /** Numbers beside the tensors at the top of the file, by their names (`best_acc`). */
  metrics: Record<string, number>
  classNames: string[] | null
  /** Class names of torch.optim, told by the keys of their state dicts. */
  optimizer: string | null
  scheduler: string | null
}

/** Keys that only this class has among those with the same other keys; the first that fits. */
const optimizers: readonly [string, (group: ReadonlyMap<unknown, unknown>) => boolean][] = [
  ['AdamW', (group) => group.has('betas') && group.get('decoupled_weight_decay') === true],
  ['Adam or AdamW', (group) => group.has('betas') && group.has('amsgrad') && !group.has('decoupled_weight_decay')],
  ['Adam', (group) => group.has('betas') && group.has('amsgrad')],
  ['RMSprop', (group) => group.has('alpha') && group.has('centered')],
  ['SGD', (group) => group.has('momentum') && group.has('dampening')]
]

const schedulers: readonly [string, readonly string[]][] = [
  ['SequentialLR', ['_schedulers', '_milestones']],
  ['ChainedScheduler', ['_schedulers']],
  ['ReduceLROnPlateau', ['num_bad_epochs', 'patience']],
  ['CosineAnnealingWarmRestarts', ['T_0', 'T_mult']],
  ['CosineAnnealingLR', ['T_max']],
  ['OneCycleLR', ['total_steps', '_schedule_phases']],
  ['PolynomialLR', ['power', 'total_iters']],
  ['LinearLR', ['start_factor', 'end_factor']],
  ['ConstantLR', ['factor', 'total_iters']],
  ['StepLR', ['step_size', 'gamma']],
  ['MultiStepLR', ['milestones', 'gamma']],
  ['LambdaLR', ['lr_lambdas']],
  ['ExponentialLR', ['gamma']]
]

/** Looks at the names that trainers use; a file without them has none of it. */
export function recognise(value: unknown): RecognisedTraining {
  const top = entriesOf(value)
  const first = (...names: string[]): unknown => names.map((name) => top.get(name)).find((found) => found !== undefined)
  const number = (found: unknown): number | null => (typeof found === 'number' ? found : null)
  const names = first('class_names', 'classes')
  return {
    epoch: number(first('epoch', 'epochs')),
    valLoss: number(first('val_loss', 'loss')),
    metrics: Object.fromEntries([...top].filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
    classNames: Array.isArray(names) && names.every((name) => typeof name === 'string') ? names : null,
    optimizer: optimizerOf(first('optimizer_state_dict', 'optimizer', 'optimizer_states')),
    scheduler: schedulerOf(first('scheduler_state_dict', 'scheduler', 'lr_scheduler', 'lr_schedulers'))
  }
}

function optimizerOf(state: unknown): string | null {
  const groups = entriesOf(Array.isArray(state) ? state[0] : state).get('param_groups')
  if (!Array.isArray(groups) || groups.length === 0) return null
  const group = entriesOf(groups[0])
  return optimizers.find(([, fits]) => fits(group))?.[0] ?? 'unknown'
}

function schedulerOf(state: unknown): string | null {
  const keys = entriesOf(Array.isArray(state) ? state[0] : state)
  if (!keys.has('last_epoch') && !keys.has('_schedulers')) return null
  return schedulers.find(([, needed]) => needed.every((key) => keys.has(key)))?.[0] ?? 'unknown'
}

/** The entries of a dict; none for anything else. */
function entriesOf(value: unknown): ReadonlyMap<unknown, unknown> {
  return new Map(dictEntries(value))
}
