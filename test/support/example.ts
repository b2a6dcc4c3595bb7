import { transformFileSync } from '@swc/core'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './python'

// Inside the package, so that `btxrd-torch` means this package.
const folder = path.join(root, 'build', `examples-${process.pid}`)

/** Compiles `examples/<name>.ts` for the tests of one file and gives the program. */
export function compileExample(name: string): string {
  mkdirSync(folder, { recursive: true })
  const { code } = transformFileSync(path.join(root, 'examples', `${name}.ts`), {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }
  })
  const program = path.join(folder, `${name}.cjs`)
  writeFileSync(program, code)
  return program
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))
