import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A folder for the tests of one file, made now and removed after the last of them. */
export class TempFolder {
  readonly path = mkdtempSync(path.join(os.tmpdir(), 'btxrd-torch-test-'))

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }))
  }

  file(name: string): string {
    return path.join(this.path, name)
  }

  /** Writes a file and returns its path. */
  write(name: string, content: Buffer | string): string {
    writeFileSync(this.file(name), content)
    return this.file(name)
  }
}
