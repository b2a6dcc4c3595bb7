import fc from 'fast-check'

import { configToYaml } from '../../lib/config/config_to_yaml'
import type { PipelineConfig } from '../../lib/config/pipeline_config'
import { withFloatMarks } from '../../lib/config/python_floats'
import { parsePythonYaml } from '../../lib/config/python_yaml'
import { BtxrdTorchError } from '../../lib/errors'
import { describePython } from '../support/python_values'
import { runReference } from '../support/python'

/** null for a document that is refused, as Python's side has it. */
function ours(document: string): unknown {
  try {
    return describePython(parsePythonYaml(document, 'test'))
  } catch (error) {
    if (error instanceof BtxrdTorchError && error.code === 'ERR_CONFIG') return null
    throw error
  }
}

const scalars = [
  '1e-3', '1.0e-3', '1.e-3', '1.0e3', '1.0E+3', '.5', '+.5', '-.5', '.5e-1', '1.', '0.0', '-0.0', '1_000', '1_0.5_0', '1__2', '_1', '1_',
  '0', '-0', '+7', '007', '017', '08', '0o17', '0b101', '-0b11', '0b', '0b_', '0x1F', '0xfg', '0x_', '0_', '9007199254740993', '-9223372036854775809',
  '1:30', '-1:30', '190:20:30', '1:60', '1:30.5', '1:30:00.25', '12:0', '.inf', '-.inf', '+.INF', '.NaN', '.nAn', 'inf', 'nan', '1e999', '1.0e+999',
  'yes', 'No', 'ON', 'off', 'y', 'n', 'true', 'TRUE', 'True', 'tRUE', 'null', 'Null', 'NULL', '~', 'none', '', '=', '<<', '<', '==',
  '"1"', "'yes'", "''", '"\\x41\\u00e9\\n"', '"\\/"', "'it''s'", '"a\\\n  b"', '! 12', '!!str 12', '!!int "12"', '!!float 1', '!!float 1e-3', '!!float "1_0"',
  '!!bool YES', '!!null x', '!!int x', '!!float x', '!!bool 1', '!!str', 'a b', 'a  b', 'a#b', 'a #b', 'a:b', 'http://x/y?z=1', '-a', '- a', '?a', ':a',
  '@a', '`a', '%a', '|a', '&a', '*a', '!a', 'a, b', '{', '[', '[]', '{}', '[1, 2.0, x]', '[1, 2,]', '{a: 1, b: [x]}', '{a, b: }', '{a:1}', '{"a":1}', '[a: 1, b]',
  '2024', '2024-1', '2024-13', '1-2-3', '12e03', '1.5.2', '1.2e+', '+', '-', '.', '..', '...', '---', '1,000', '1 000', 'é', '\u{1f600}', '12 # months'
]

const documents = [
  '', '# nothing\n', '---\na: 1\n', '---\na: 1\n...\n', 'a: 1\n---\nb: 2\n', '%YAML 1.1\n---\na: yes\n', '%YAML 1.2\n---\na: yes\nb: 1e-3\n', '\ufeffa: 1\n',
  'a: 1\na: 2\nb: 3\n', 'a: 1\nb: 2\na: {c: 3}\n', 'a: 1\r\nb:\r\n  - x\r\n  - y\r\n', 'a:\n- 1\n- 2\n', 'a:\n  - 1\n  -\n  - - 2\n    - 3\n', 'a:\nb: \n',
  'a: &x {b: 1.0}\nc: *x\n', 'a: &x 1\nb: &x 2\nc: *x\n', 'a: *x\n', 'a: &a [1]\nb: [*a, *a]\n', '&k a: 1\nb: *k\n',
  'base: &b {lr: 0.1, wd: 0}\nrun:\n  <<: *b\n  lr: 1.0\n', 'base: &b {lr: 0.1}\nrun:\n  lr: 1.0\n  <<: *b\n  z: 1\n',
  'a: &a {x1: 1}\nb: &b {y1: 2}\nc: {<<: [*a, *b], z: 3}\n', 'a: &a {x1: 1}\nb: &b {<<: *a, y1: 2}\nc: {<<: *b}\n', 'c: {<<: {x1: 1}, y1: 2}\n', 'c: {<<: 1}\n', 'c: {<<: [1]}\n', 'c: {"<<": 1}\n',
  'a: &a {x1: 1}\nc: {<<: *a, <<: {y1: 2}}\n', 'a: &a {x1: 1}\nc: {<<: [*a, *a]}\n',
  '1: a\n2.0: b\ntrue: c\nnull: d\n', '1: a\n1.0: b\ntrue: c\n', '"7": a\n3: b\n', '2024: x\n', 'on: x\n', '[a]: 1\n', '{a: 1}: 2\n', '? a\n: 1\n', '? [a]\n: 1\n', '= : 1\n', 'a: =\n', '? |\n  block key\n: 1\n',
  'a: |\n  one\n  two\nb: >\n  one\n  two\n\n  three\nc: |-\n  x\nd: |+\n  x\n\ne: >2\n   x\n', 'a: |\n  with\ttab\n', 'a: "with\ttab"\n', "a: 'with\ttab'\n", '# with\ttab\na: 1\n', 'a: 1 # with\ttab\n',
  'a:\t1\n', 'a: b\tc\n', 'a: 1\t\n', '\ta: 1\n', 'a:\n\t- 1\n', 'a:\n  b: 1\n\tc: 2\n', 'a: 1\n\t\nb: 2\n', 'a: [1,\t2]\n', 'a: one\n\ttwo\n', 'a: |\t\n  x\n', '-\ta\n',
  'a: one\n  two\n\n  three\n', 'a: "one\n  two\n\n  three"\n', "a: 'one\n  two'\n", 'a: b: c\n', 'a: [1, 2\nb: 3\n', 'a: [\n1, 2\n]\n', 'a: {\n b: 1,\n c: 2 }\n', 'a:\n b: 1\n  c: 2\n', ' a: 1\nb: 2\n', 'a: 1\n b: 2\n',
  'a: "unterminated\n', 'a: \x00\n', 'a: \x07\n', 'a: "\\q"\n', 'a: "\\0"\n', '!!map {a: 1}\n', '!!seq [1]\n', 'a: "b"#c\n', 'a: "b" c\n', '__proto__: {x: 1}\nconstructor: 2\n',
  '- 1\n- 2.0\n', 'text\n', '12\n', 'a:\n  <<: &x {b: 1}\n  c: *x\n', '{a: 1, b: 2}\n', '- {a: 1}\n-\n  b: 2\n', '"a": 1\n\'b\': 2\n', 'a : 1\n', 'a:1\n', 'a: - b\n', '- - - x\n', 'x: {a: {b: {c: 1.0}}}\n'
]

// What Python reads and this package refuses, as parsePythonYaml says, or where the YAML library is stricter.
const REFUSED_HERE = new Set([
  'a: "b"#c\n', 'a: [\n1, 2\n]\n'
])

test('scalars and documents of every kind: the values and types of PyYAML, and refused where it refuses', async () => {
  const all = [...scalars.flatMap((scalar) => [`a: ${scalar}\n`, `- ${scalar}\n`]), ...documents]
  const expected = await runReference<unknown[]>('yaml_values', { documents: all })
  const differ = all.flatMap((document, i) => {
    const mine = ours(document)
    return JSON.stringify(mine) === JSON.stringify(expected[i]) || (mine === null && REFUSED_HERE.has(document)) ? [] : [{ document, mine, python: expected[i] }]
  })
  expect(differ).toEqual([])
})

test('8,000 scalars out of the characters of numbers and words: as PyYAML', async () => {
  const characters = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789_+-.:eExXbo'), minLength: 1, maxLength: 9 }),
    fc.string({ unit: fc.constantFrom(...'01789_.:e+-'), minLength: 1, maxLength: 7 }),
    fc.string({ unit: fc.constantFrom('yes', 'no', 'on', 'off', 'true', 'null', 'Y', 'N', 'O', '~', '.inf', '.nan', '-', 'S', 'e'), minLength: 1, maxLength: 2 })
  )
  // A lone dash within brackets is text to Python and refused by the YAML library.
  const documents = fc.sample(characters.filter((scalar) => scalar !== '-'), { numRuns: 8000, seed: 11 }).map((scalar) => `[${scalar}]`)
  const expected = await runReference<unknown[]>('yaml_values', { documents })
  const differ = documents.flatMap((document, i) => {
    const mine = ours(document)
    const python = JSON.stringify(expected[i])
    return JSON.stringify(mine) === python || (mine === null && python.includes('datetime.')) ? [] : [{ document, mine, python }]
  })
  expect(differ).toEqual([])
  // Enough of each kind were drawn.
  for (const kind of ['int', 'float', 'bool', 'str', 'None']) expect(expected.filter((value) => JSON.stringify(value)?.startsWith(`["list",[["${kind}"`)).length).toBeGreaterThan(50)
})

test('1,000 random configurations as YAML: Python and this package read them back equal', async () => {
  const awkward = fc.constantFrom('1e-3', 'yes', 'null', '', '~', '2024-01-01', '0.0', ' a', 'a ', '# a', 'a: b', '- a', '\t', '...', '---', '<<', '=', '\u0085', '\u2028', '\ufeff', '\x7f', 'C:\\x', '🦴', "it's", '"')
  const { tree } = fc.letrec<{ tree: unknown, mapping: unknown }>((tie) => ({
    tree: fc.oneof({ depthSize: 'small' },
      fc.constant(null), fc.boolean(), fc.maxSafeInteger(), fc.double(), fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).filter((n) => n > 2n ** 53n || n < -(2n ** 53n)),
      fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), awkward, fc.array(tie('tree'), { maxLength: 4 }), tie('mapping')),
    mapping: fc.dictionary(fc.oneof(fc.string(), awkward), tie('tree'), { maxKeys: 5, noNullPrototype: true })
  }))
  const trees = fc.sample(tree, { numRuns: 1000, seed: 3 })
  const texts = trees.map((value) => configToYaml({ value } as unknown as PipelineConfig))
  const expected = trees.map((value) => describePython({ value }))
  expect(await runReference<unknown[]>('yaml_values', { documents: texts })).toEqual(expected)
  expect(texts.map((text) => describePython(withFloatMarks(parsePythonYaml(text, 'test'))))).toEqual(expected)
})
