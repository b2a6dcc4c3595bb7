import { CST, Lexer, parseDocument, type Document } from 'yaml'
import { BtxrdTorchError } from '../errors'

/** PyYAML's own rule of what text may hold. */
const NOT_PRINTABLE = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Limits of nesting. The YAML library recurses: far beyond these it can end the whole process. */
const MAX_BRACKETS = 100
const MAX_INDENT = 200

/** A document of which nothing is resolved yet: its scalars are text, with their quotes told apart. */
export interface YamlDocument {
  document: Document
  failAt: FailAt
}

/** The error for something at an offset of the text. */
type FailAt = (offset: number, problem: string, cause?: unknown) => BtxrdTorchError

/**
 * Parses one YAML document where PyYAML would parse it: YAML 1.2 allows more tabs and characters.
 * @param source the file, or whatever the text is from, for messages
 * @throws BtxrdTorchError `ERR_CONFIG` with line and column
 */
export function parseYamlDocument(text: string, source: string): YamlDocument {
  const failAt: FailAt = (offset, problem, cause) => {
    const line = text.slice(0, offset).split('\n').length
    const column = offset - text.lastIndexOf('\n', offset - 1)
    return new BtxrdTorchError('ERR_CONFIG', `${source}: expected YAML as Python reads it but in line ${line}, column ${column}: ${problem}.`, { cause, file: source })
  }
  const unprintable = NOT_PRINTABLE.exec(text)
  if (unprintable !== null) {
    throw failAt(unprintable.index, `the character U+${unprintable[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')} is not allowed`)
  }
  checkLexemes(text, failAt)
  const document = parseDocument(text, {
    version: '1.1',
    // Everything stays text: what it means to PyYAML is decided in yaml_scalars.ts.
    schema: 'failsafe',
    merge: false,
    resolveKnownTags: false,
    // The last one counts, as in Python.
    uniqueKeys: false,
    logLevel: 'error',
    prettyErrors: false
  })
  const [error] = document.errors
  if (error !== undefined) throw failAt(error.pos[0], error.message.replace(/\.$/, ''), error)
  return { document, failAt }
}

/** Refuses nesting beyond the limits, and tabs that separate or are in text without quotes, as PyYAML does. */
function checkLexemes(text: string, failAt: FailAt): void {
  let offset = 0
  let brackets = 0
  let indent = 0
  let atStart = true
  let inBlock = false
  let isScalar = false
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme)
    if (type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') {
      // A marker of the lexer's own, of which nothing is in the text.
      isScalar = type === 'scalar'
      continue
    }
    const tab = lexeme.indexOf('\t')
    if (tab !== -1 && (isScalar ? !inBlock : type === 'space')) {
      throw failAt(offset + tab, 'a tab can only be in quotes, in a comment or in a block of text: use spaces')
    }
    if (isScalar) atStart = false
    else {
      if (type === 'flow-map-start' || type === 'flow-seq-start') brackets++
      else if (type === 'flow-map-end' || type === 'flow-seq-end') brackets--
      if (type === 'newline') {
        indent = 0
        atStart = true
      } else if (type !== 'space' && !type?.endsWith('-ind')) atStart = false
      else if (atStart) indent += lexeme.length
      if (brackets > MAX_BRACKETS || indent > MAX_INDENT) {
        throw failAt(offset, `it is nested too deeply (at most ${MAX_BRACKETS} brackets and ${MAX_INDENT} columns of indentation)`)
      }
    }
    if (type === 'block-scalar-header') inBlock = true
    else if (isScalar) inBlock = false
    isScalar = false
    offset += lexeme.length
  }
}
