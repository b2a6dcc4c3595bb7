import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The names of a folder's temporary files of saves. */
export function temporaryFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.tmp'))
}

/** Whether two files are equal in every byte. */
export function sameBytes(first: string, second: string): boolean {
  return readFileSync(first).equals(readFileSync(second))
}

/** A path with the same name, and so the same folder in the archive, elsewhere. */
export function elsewhere(file: string, folder: string): string {
  return path.join(path.dirname(file), folder, path.basename(file))
}
