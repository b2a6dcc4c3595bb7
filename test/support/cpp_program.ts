import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { root } from './python'

const sanitizers = process.env.BTXRD_SANITIZE ? [`-fsanitize=${process.env.BTXRD_SANITIZE}`, '-fno-sanitize-recover=all', '-g'] : []

/**
 * Compiles sources of the repository without Node and LibTorch, and runs the program.
 * BTXRD_SANITIZE=address,undefined (or thread) builds it with those sanitizers.
 *
 * @returns what it printed
 */
export function runProgram(sources: readonly string[], program: string, args: readonly string[] = []): string {
  const files = sources.map((file) => path.join(root, file))
  const flags = ['-std=c++20', '-O2', '-Wall', '-Wextra', '-Werror', '-pthread', ...sanitizers, '-I', path.join(root, 'native')]
  execFileSync(process.env.CXX ?? 'c++', [...flags, ...files, '-o', program], { stdio: 'pipe' })
  return execFileSync(program, args, { encoding: 'utf8' })
}
