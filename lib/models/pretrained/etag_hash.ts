import { createHash, type Hash } from 'node:crypto'

const SHA256 = /^[0-9a-f]{64}$/
const GIT_BLOB = /^[0-9a-f]{40}$/

/** Whether an ETag of the hub is one that a file can be checked against. */
export function isChecksum(etag: string): boolean {
  return SHA256.test(etag) || GIT_BLOB.test(etag)
}

/** The hash whose hexadecimal digest is the ETag: SHA-256, or git's for files that are in git itself. */
export function etagHash(etag: string, size: number): Hash {
  return SHA256.test(etag) ? createHash('sha256') : createHash('sha1').update(`blob ${size}\0`)
}
