import { badArgument, BtxrdTorchError, describe as describeValue } from '../../lib/errors'

describe('BtxrdTorchError', () => {
  test('is an Error with a code, and only the details that it has', () => {
    const error = new BtxrdTorchError('ERR_FILE', 'no file', { file: 'a.pt' })
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name: 'BtxrdTorchError', code: 'ERR_FILE', message: 'no file', file: 'a.pt' })
    expect(Object.keys(error)).not.toContain('backtrace')
  })

  test('says what was expected, of which argument, what came and what to do', () => {
    const error = badArgument('patience', 'an integer of 1 or more', 0.5, 'Pass 7.')
    expect(error.message).toBe('Expected an integer of 1 or more for patience but received 0.5. Pass 7.')
    expect(error.code).toBe('ERR_INVALID_ARG')
  })
})

test.each([
  [undefined, 'undefined'],
  [null, 'null'],
  ['a"b', '"a\\"b"'],
  [12n, '12n'],
  [NaN, 'NaN'],
  [[1, 'x', [2]], '[1, "x", an array of 1]'],
  [new Array(9).fill(0), 'an array of 9'],
  [new Map(), 'an instance of Map'],
  [Object.create(null), 'an object'],
  [Symbol('s'), 'Symbol(s)'],
  [function named() {}, 'function named']
])('describes %p as %s', (value, text) => {
  expect(describeValue(value)).toBe(text)
})

test('a long string is cut', () => {
  expect(describeValue('x'.repeat(1000)).length).toBeLessThan(90)
})
