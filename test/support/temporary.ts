import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A fresh folder, removed after all tests of the calling file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'btxrd-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
