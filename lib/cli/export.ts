import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { BtxrdTorchError } from '../errors'
import { ExitCode } from './exit_code'

export interface ExportCommandOptions {
  outputDir: string
  blockArgs?: string[]
  python?: string
}

const ROOT = path.join(__dirname, '..', '..')

/** `btxrd export`: runs the exporter (python/btxrd_export) and returns the exit code. */
export async function exportArchitecture(name: string, options: ExportCommandOptions): Promise<number> {
  const python = options.python ?? defaultPython()
  const args = ['-m', 'btxrd_export', name, '--output-dir', path.resolve(options.outputDir)]
  if (options.blockArgs) args.push('--block-args', ...options.blockArgs)
  const env = { ...process.env, PYTHONPATH: path.join(ROOT, 'python') }
  const status = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(python, args, { env, stdio: 'inherit' })
    child.once('error', (cause) => {
      reject(new BtxrdTorchError(
        'ERR_PYTHON',
        `Expected to run ${python} but the system said: ${cause.message}. Pass --python EXECUTABLE, one with torch and timm.`,
        { cause }
      ))
    })
    child.once('exit', resolve)
  })
  return status === 0 ? ExitCode.ok : ExitCode.failed
}

function defaultPython(): string {
  const { PYTHON, VIRTUAL_ENV, CONDA_PREFIX } = process.env
  if (PYTHON) return PYTHON
  const executable = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python'
  const environments = [VIRTUAL_ENV, CONDA_PREFIX, path.join(ROOT, '.venv')].filter((folder) => folder !== undefined)
  return environments.map((folder) => path.join(folder, executable)).find(existsSync) ?? 'python3'
}
