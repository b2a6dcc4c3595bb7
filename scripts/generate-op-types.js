'use strict'

// Writes lib/ops/aten.ts: the TypeScript types of ATen's operators, from the schemas of the
// LibTorch that the addon loads. Run it after a change of the supported LibTorch.

const fs = require('node:fs')
const path = require('node:path')
const { parseSchema } = require('./operator-schema')
const { loadAddon } = require('./load-addon')
const { packageRoot } = require('./package-root')

const target = path.join(packageRoot, 'lib', 'ops', 'aten.ts')

/** Operators in which torch.ops lets a number stand for the tensor (native/core/ops_argument.cc). */
const numbersForTensors = /^(add|sub|subtract|mul|multiply|div|divide|true_divide|floor_divide|copy|to)_?$/

const scalarTypes = {
  Tensor: 'Tensor', int: 'Int', SymInt: 'Int', float: 'Float', Scalar: 'Scalar', bool: 'boolean', str: 'string',
  ScalarType: 'DType', Device: 'Device | string', MemoryFormat: 'OpMemoryFormat', Layout: "'strided'"
}
const resultTypes = { ...scalarTypes, int: 'number | bigint', SymInt: 'number | bigint', float: 'number', Scalar: 'number | bigint | boolean' }
const listTypes = { 'Tensor': 'readonly Tensor[]', 'Tensor?': 'readonly (Tensor | null)[]' }
const words = new Set('await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield'.split(' '))

/** The TypeScript type of a schema's type, or undefined when no JavaScript value has it. */
function argumentType({ item, list, length, optional }, numbers) {
  // The one generator is the default one.
  if (item === 'Generator') return optional ? 'null' : undefined
  const element = scalarTypes[item.replace('?', '')]
  if (element === undefined) return undefined
  let type = element
  if (list) type = listTypes[item] ?? `readonly ${element}[]`
  if (list && length !== undefined && (element === 'Int' || element === 'Float')) type = `${element} | ${type}`
  if (numbers && type === 'Tensor') type = 'Tensor | Scalar'
  return optional ? `${type} | null` : type
}

function resultType({ item, list }) {
  const element = resultTypes[item]
  return element !== undefined && list ? `${element.includes('|') ? `(${element})` : element}[]` : element
}

/** One overload's member, or undefined when it is not for JavaScript. */
function overloadMember(schema) {
  const { name, overload, args, results } = schema
  if (args.some((arg) => arg.keyword && arg.written)) return undefined
  const typed = args.map((arg) => ({ ...arg, ts: argumentType(arg.type, numbersForTensors.test(name)) }))
  const returned = results.map(resultType)
  if (returned.includes(undefined) || typed.some((arg) => arg.ts === undefined && !arg.defaulted)) return undefined

  const known = typed.filter((arg) => arg.ts !== undefined)
  const label = (arg) => `${words.has(arg.name) ? `${arg.name}_` : arg.name}: ${arg.ts}`
  const property = (arg) => `${arg.name}${arg.defaulted ? '?' : ''}: ${arg.ts}`
  const required = known.filter((arg) => !arg.keyword && !arg.defaulted)
  const defaulted = known.filter((arg) => !arg.keyword && arg.defaulted)
  const keywords = known.filter((arg) => arg.keyword || arg.defaulted)
  const result = returned.length === 0 ? 'undefined' : returned.length === 1 ? returned[0] : `[${returned.join(', ')}]`
  const type = `Overload<[${required.map(label).join(', ')}], [${defaulted.map(label).join(', ')}], { ${keywords.map(property).join(', ')} }, ${result}>`
  return `['${overload}', ${type.replace('{  }', 'NoKeywords')}]`
}

/** The operator's lines: its schemas, then its type. */
function operatorLines(name, texts) {
  const kept = texts.map((text) => ({ text, member: overloadMember(parseSchema(text)) })).filter(({ member }) => member !== undefined)
  if (kept.length === 0) return []
  const schemas = kept.map(({ text }) => `\`${text.replace('aten::', '')}\``)
  return [`  /** ${schemas.join(' ')} */`, `  readonly ${name}: Operator<[${kept.map(({ member }) => member).join(', ')}]>`]
}

/** The whole file for the operators of an addon. */
function generate(addon) {
  const names = addon.operatorNames().filter((name) => !name.startsWith('_'))
  return [
    '// Written by scripts/generate-op-types.js from the operator schemas of LibTorch ' + addon.versions.libtorch + '; do not edit.',
    "import type { Tensor } from '../tensor'",
    "import type { Device } from '../device'",
    "import type { DType, Float, Int, NoKeywords, Operator, OpMemoryFormat, Overload, Scalar } from './types'",
    '',
    '/** The operators of `ops.aten`, without PyTorch\'s internal ones and without the overloads that write to an `out` tensor. */',
    'export interface Aten {',
    ...names.flatMap((name) => operatorLines(name, addon.operatorSchemas(name))),
    '}',
    ''
  ].join('\n')
}

if (require.main === module) fs.writeFileSync(target, generate(loadAddon().addon))

module.exports = { generate, target }
