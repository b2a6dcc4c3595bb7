import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

export const root = path.join(__dirname, '..', '..')

/** The project's own Python, made by the set-up; every interop test runs in it. */
export function pythonExecutable(): string {
  const executable = path.join(root, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  if (!existsSync(executable)) throw new Error(`${executable} is missing: run "npm run setup"`)
  return executable
}

/**
 * Runs `python/reference/<program>.py` with `input` as JSON on its standard input
 * and returns the JSON that it prints. Tensors and images travel in files named in the JSON.
 */
export function runReference<T = unknown>(program: string, input: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      pythonExecutable(),
      [path.join(root, 'python', 'reference', `${program}.py`)],
      { maxBuffer: 256 << 20 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${program}.py failed: ${error.message}\n${stderr}`))
        else resolve(JSON.parse(stdout) as T)
      }
    )
    child.stdin?.end(JSON.stringify(input))
  })
}
