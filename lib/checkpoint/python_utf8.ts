import { TextDecoder } from 'node:util'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Decodes what Python's pickle encodes: UTF-8 in which lone surrogates may stand as three bytes
 * (`surrogatepass`). Returns null for invalid bytes, and for a high surrogate right before a low
 * one: JavaScript would take the two for one character.
 */
export function decodePythonUtf8(bytes: Buffer): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return decodeWithSurrogates(bytes)
  }
}

function decodeWithSurrogates(bytes: Buffer): string | null {
  let text = ''
  let done = 0
  try {
    for (let at = 0; at + 2 < bytes.length; at++) {
      const isSurrogate = bytes[at] === 0xed && (bytes[at + 1]! & 0xe0) === 0xa0 && (bytes[at + 2]! & 0xc0) === 0x80
      if (!isSurrogate) continue
      text += strict.decode(bytes.subarray(done, at))
      const unit = 0xd000 | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f)
      const previous = text.charCodeAt(text.length - 1)
      if (done === at && previous >= 0xd800 && previous < 0xdc00 && unit >= 0xdc00) return null
      text += String.fromCharCode(unit)
      at += 2
      done = at + 1
    }
    return text + strict.decode(bytes.subarray(done))
  } catch {
    return null
  }
}

/** Encodes as Python's pickle does: UTF-8 with lone surrogates as three bytes each. */
export function encodePythonUtf8(text: string): Buffer {
  if (!/\p{Surrogate}/u.test(text)) return Buffer.from(text)
  return Buffer.concat(Array.from(text, (character) => {
    const unit = character.charCodeAt(0)
    if (character.length > 1 || unit < 0xd800 || unit > 0xdfff) return Buffer.from(character)
    return Buffer.from([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)])
  }))
}
