import type { ManifestRow } from '../manifest'
import { groupByHash } from './group_by_hash'
import { trainTestSplit } from './train_test_split'
import type { RawRow } from './raw_table'

/** Prefix of the manifests' names. */
export type SplitStrategy = 'stratified' | 'center' | 'random'

export const SPLIT_STRATEGIES: readonly SplitStrategy[] = ['stratified', 'center', 'random']

/** The manifests of a strategy: `<strategy>_train.csv`, `_val.csv` and `_test.csv`. */
export type SplitParts = Record<'train' | 'val' | 'test', ManifestRow[]>

/** A row and the perceptual hash of its image. */
export type HashedRow = RawRow & { hash: string }

const HELD_OUT = 0.3
const CENTER_VALIDATION = 0.15
/** The center of training and validation; the others are the test set. */
const TRAINING_CENTER = 1

/**
 * Divides the raw data set as the Python pipeline does: the same rows under the same seed, in the
 * order of the table.
 *
 * Images with one hash share a group. The first of a group stands for it in the draw, with its
 * class, and the others go where it goes. `stratified` and `random`: 70 % train, and the rest halved
 * into validation and test with the same seed; `random` without regard to classes. `center`: 15 % of
 * center 1 for validation, the rest of it for training, centers 2 and 3 for the test.
 *
 * @throws BtxrdTorchError `ERR_CONFIG` when there are too few images for the draw
 */
export function makeSplit(strategy: SplitStrategy, rows: readonly HashedRow[], seed: number): SplitParts {
  if (strategy === 'center') {
    const inside = rows.filter(({ center }) => center === TRAINING_CENTER)
    const { train, test: val } = draw(groupByHash(inside), CENTER_VALIDATION, seed, true)
    return parts(rows, train, val, rows.filter(({ center }) => center !== TRAINING_CENTER))
  }
  const stratify = strategy === 'stratified'
  const { train, test: rest } = draw(groupByHash(rows), HELD_OUT, seed, stratify)
  const { train: val, test } = draw(rest, 0.5, seed, stratify)
  return parts(rows, train, val, test.flat())
}

function draw(groups: readonly HashedRow[][], testSize: number, seed: number, stratify: boolean): Record<'train' | 'test', HashedRow[][]> {
  const labels = groups.map(([first]) => first!.label)
  const { train, test } = trainTestSplit(groups.length, testSize, seed, stratify ? labels : undefined)
  return { train: train.map((i) => groups[i]!), test: test.map((i) => groups[i]!) }
}

function parts(rows: readonly HashedRow[], train: HashedRow[][], val: HashedRow[][], test: HashedRow[]): SplitParts {
  const inOrder = (split: string, chosen: readonly HashedRow[]): ManifestRow[] => {
    const members = new Set(chosen)
    return rows.filter((row) => members.has(row)).map(({ imageId, label }) => ({ imageId, split, label }))
  }
  return { train: inOrder('train', train.flat()), val: inOrder('val', val.flat()), test: inOrder('test', test) }
}
