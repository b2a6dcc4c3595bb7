import { badArgument, BtxrdTorchError } from '../../errors'
import { RandomState } from '../../rng/numpy_random_state'

export interface TrainTestSplit {
  train: number[]
  test: number[]
}

/**
 * The indices that scikit-learn's `train_test_split(range(count), test_size=..., random_state=seed)`
 * gives, in its order.
 * @param testSize share of the samples, above 0 and below 1
 * @param stratify the class of each sample, so that both sides have the classes in the same shares
 * @throws BtxrdTorchError `ERR_INVALID_ARG`; `ERR_CONFIG` when there are too few samples, of a class or in all
 */
export function trainTestSplit(count: number, testSize: number, seed: number, stratify?: readonly number[]): TrainTestSplit {
  if (!Number.isSafeInteger(count) || count < 0) throw badArgument('count', 'a number of samples', count)
  if (!(testSize > 0 && testSize < 1)) throw badArgument('testSize', 'a share between 0 and 1', testSize)
  if (stratify !== undefined && stratify.length !== count) throw badArgument('stratify', `the classes of ${count} samples`, stratify)
  const testCount = Math.ceil(testSize * count)
  const trainCount = count - testCount
  if (trainCount < 1 || testCount < 1) throw new BtxrdTorchError('ERR_CONFIG', `Expected enough samples for both sides of a split but there are ${count}.`)
  const random = new RandomState(seed)
  if (stratify !== undefined) return stratified(stratify, trainCount, testCount, random)
  const order = random.permutation(count)
  return { test: order.slice(0, testCount), train: order.slice(testCount) }
}

function stratified(labels: readonly number[], trainCount: number, testCount: number, random: RandomState): TrainTestSplit {
  const classes = [...new Set(labels)].sort((a, b) => a - b)
  const members = classes.map((label) => labels.flatMap((each, i) => each === label ? [i] : []))
  const single = classes.find((_, i) => members[i]!.length < 2)
  if (single !== undefined) throw new BtxrdTorchError('ERR_CONFIG', `Expected two samples or more of each class for a stratified split but there is one of class ${single}.`)
  if (Math.min(trainCount, testCount) < classes.length) {
    throw new BtxrdTorchError('ERR_CONFIG', `Expected at least one sample for each of ${classes.length} classes on both sides of a split but they have ${trainCount} and ${testCount}.`)
  }
  const counts = members.map(({ length }) => length)
  const trainCounts = approximateMode(counts, trainCount, random)
  const testCounts = approximateMode(counts.map((total, i) => total - trainCounts[i]!), testCount, random)
  const train: number[] = []
  const test: number[] = []
  for (const [i, indices] of members.entries()) {
    const order = random.permutation(indices.length).map((place) => indices[place]!)
    train.push(...order.slice(0, trainCounts[i]))
    test.push(...order.slice(trainCounts[i], trainCounts[i]! + testCounts[i]!))
  }
  return { train: random.shuffle(train), test: random.shuffle(test) }
}

/** How many of each class are taken: the shares rounded down, then one more where most was lost, ties drawn. */
function approximateMode(counts: readonly number[], draws: number, random: RandomState): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const exact = counts.map((count) => count / total * draws)
  const taken = exact.map(Math.floor)
  const lost = exact.map((share, i) => share - taken[i]!)
  let missing = Math.trunc(draws - taken.reduce((sum, count) => sum + count, 0))
  for (const value of [...new Set(lost)].sort((a, b) => b - a)) {
    if (missing === 0) break
    const tied = lost.flatMap((each, i) => each === value ? [i] : [])
    const added = Math.min(tied.length, missing)
    // Drawn even when all of them are added, as in scikit-learn: the stream goes on from there.
    for (const place of random.choice(tied.length, added, { replace: false })) taken[tied[place]!]!++
    missing -= added
  }
  return taken
}
