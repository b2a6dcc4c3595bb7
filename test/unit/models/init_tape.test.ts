import { parseTape, tapeFor } from '../../../lib/models/init_tape'

const tape = (ops: unknown[]): ReturnType<typeof parseTape> =>
  parseTape(Buffer.from(JSON.stringify({ format: 1, ops })), 'x.tape.json')

describe('the init tape', () => {
  test('fills in the class count', () => {
    const ops = tapeFor(tape([
      ['uniform_', 7, [-0.5, 0.5]],
      ['normal_', { numel: [2, 10], dtype: 'float32' }, [0, ['rsqrt', 1, 0, 4]]],
      ['clamp_', { state: 3, offset: 2, shape: [2, 2], strides: [2, 1] }, [null, 1]],
      ['uniform_', { numel: [6, 0], dtype: 'float64', shape: [2, 3], strides: [1, 2] }, [['xavier_uniform', -1, 5, 1], ['sqrt_2_over', 1, 0, 2]]]
    ]), 4)
    expect(ops).toEqual([
      { op: 'uniform_', target: 7, offset: 0, shape: [], strides: [], dtype: 'float32', args: [-0.5, 0.5] },
      { op: 'normal_', target: -1, offset: 0, shape: [42], strides: [1], dtype: 'float32', args: [0, 0.25] },
      { op: 'clamp_', target: 3, offset: 2, shape: [2, 2], strides: [2, 1], dtype: 'float32', args: [null, 1] },
      { op: 'uniform_', target: -1, offset: 0, shape: [2, 3], strides: [1, 2], dtype: 'float64', args: [-Math.sqrt(3) * Math.sqrt(2 / 9), 0.5] }
    ])
  })

  test('refuses what it does not know', () => {
    expect(() => parseTape(Buffer.from('{"format": 2, "ops": []}'), 'x.tape.json')).toThrow(expect.objectContaining({ code: 'ERR_ARCHIVE' }))
    expect(() => tapeFor(tape([['fill_', 0, [['cbrt', 1, 0, 1]]]]), 3)).toThrow(/cbrt/)
  })
})
