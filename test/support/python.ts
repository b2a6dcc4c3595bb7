import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'

export const root = path.join(__dirname, '..', '..')

/** The project's own Python, made by the set-up; every interop test runs in it. */
export function pythonExecutable(): string {
  const executable = path.join(root, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  if (!existsSync(executable)) throw new Error(`${executable} is missing: run "npm run setup"`)
  return executable
}

/** One run of Python in a fork of the server that `start-python-server.js` started. */
function runForked(address: string, args: string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = net.connect(address, () => socket.write(`${JSON.stringify({ args, input })}\n`))
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text)).on('error', reject)
    socket.on('end', () => {
      const { status, stdout, stderr } = JSON.parse(answer) as { status: number, stdout: string, stderr: string }
      if (status === 0) resolve(stdout)
      else reject(new Error(`${args[0]} failed (exit status ${status}):\n${stderr}`))
    })
  })
}

function runFresh(args: string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PYTHONPATH: path.join(root, 'python') }
    const child = execFile(pythonExecutable(), args, { env, maxBuffer: 256 << 20 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${args[0]} failed: ${error.message}\n${stderr}`))
      else resolve(stdout)
    })
    child.stdin?.end(input)
  })
}

interface PythonOptions {
  /**
   * In a process that has imported nothing, at a cost of seconds: for programs that set what a module
   * reads when it is imported, such as the folders of huggingface_hub.
   */
  fresh?: boolean
}

/**
 * Runs Python with these arguments (a file or `-m` and a module, and theirs) and this text on standard
 * input; returns its standard output.
 */
export function runPython(args: string[], input = '', { fresh = false }: PythonOptions = {}): Promise<string> {
  const server = process.env.BTXRD_TEST_PYTHON
  return fresh || server === undefined ? runFresh(args, input) : runForked(server, args, input)
}

/**
 * Runs `python/reference/<program>.py` with `input` as JSON on its standard input
 * and returns the JSON that it prints. Tensors and images travel in files named in the JSON.
 */
export async function runReference<T = unknown>(program: string, input: unknown, options: PythonOptions = {}): Promise<T> {
  return JSON.parse(await runPython([path.join(root, 'python', 'reference', `${program}.py`)], JSON.stringify(input), options)) as T
}
