import { computeClassWeights } from '../../lib/models/class_weights'

const repeated = (...counts: number[]): number[] => counts.flatMap((count, label) => new Array<number>(count).fill(label))

describe('computeClassWeights', () => {
  test('gives n / (K * count) as float32', async () => {
    const weights = await computeClassWeights(repeated(1315, 1066, 240), 3)
    expect(weights.dtype).toBe('float32')
    expect(weights.shape).toEqual([3])
    expect(await weights.data()).toEqual(new Float32Array([2621 / (3 * 1315), 2621 / (3 * 1066), 2621 / (3 * 240)]))
  })

  test('takes typed arrays', async () => {
    const expected = new Float32Array([1.5, 0.75])
    expect(await (await computeClassWeights(Int32Array.from([0, 1, 1]), 2)).data()).toEqual(expected)
    expect(await (await computeClassWeights(BigInt64Array.from([0n, 1n, 1n]), 2)).data()).toEqual(expected)
  })

  test.each<[string, unknown, unknown]>([
    ['a label out of range', [0, 1, 3], 3],
    ['a negative label', [0, 1, 2, -1], 3],
    ['a label that is no integer', [0, 1, 2, 0.5], 3],
    ['NaN', [0, 1, 2, NaN], 3],
    ['a class without a sample', [0, 0, 1], 3],
    ['no labels', [], 3],
    ['no array', 'abc', 3],
    ['0 classes', [0], 0]
  ])('refuses %s', async (_name, labels, numClasses) => {
    await expect(computeClassWeights(labels as number[], numClasses as number)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  })
})
