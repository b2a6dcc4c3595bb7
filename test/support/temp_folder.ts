import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from './temporary'

/** A folder for the tests of one file, removed after the last of them, and the files in it. */
export class TempFolder {
  readonly path = temporaryFolder()

  file(name: string): string {
    return path.join(this.path, name)
  }

  /** Writes a file and returns its path. */
  write(name: string, content: Buffer | string): string {
    writeFileSync(this.file(name), content)
    return this.file(name)
  }
}
