'use strict'

// Reads the schemas that LibTorch prints for its operators, such as
// "aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor".

/** The parts of a text between commas that are in no bracket and no string. */
function splitTopLevel(text) {
  const parts = text.match(/(?:"[^"]*"|\([^()]*\)|\[[^[\]]*\]|[^,])+/g) ?? []
  return parts.map((part) => part.trim())
}

/** "Tensor(a!)[]?" -> { item: "Tensor", list: true, length, optional: true }; item keeps its own "?". */
function parseType(text) {
  const bare = text.replace(/\([^()]*\)/g, '')
  const [, item, list, length, optional] = /^([\w.]+\??)(\[(\d*)\])?(\?)?$/.exec(bare) ?? [undefined, bare]
  if (list !== undefined) return { item, list: true, length: length === '' ? undefined : Number(length), optional: optional === '?' }
  return { item: item.replace(/\?$/, ''), list: false, length: undefined, optional: item.endsWith('?') }
}

function parseArgument(text, keyword) {
  const [, type, name, value] = /^(\S+(?: -> [^)]*\)\S*)?) (\w+)(?:=(.*))?$/.exec(text) ?? []
  if (type === undefined) throw new Error(`not an argument of a schema: ${text}`)
  return { name, type: parseType(type), keyword, defaulted: value !== undefined, written: type.includes('!') }
}

/** Name, overload ("default" for the nameless one), arguments in order, and the types of the results. */
function parseSchema(text) {
  const [, name, overload, inner, returned] = /^aten::(\w+)(?:\.(\w+))?\((.*)\) -> (.*)$/.exec(text) ?? []
  if (name === undefined) throw new Error(`not a schema: ${text}`)
  const parts = splitTopLevel(inner)
  const star = parts.indexOf('*')
  const args = parts.filter((part) => part !== '*').map((part, i) => parseArgument(part, star >= 0 && i >= star))
  const results = returned.startsWith('(') ? splitTopLevel(returned.slice(1, -1)) : [returned]
  return { name, overload: overload ?? 'default', args, results: results.map((result) => parseType(result.split(' ')[0])) }
}

module.exports = { parseSchema }
