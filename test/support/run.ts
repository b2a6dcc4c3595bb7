import { execFile, spawn, type ChildProcess } from 'node:child_process'

export interface Outcome {
  status: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Called with the process as soon as it runs, to send it signals. */
  onStart?: (child: ChildProcess) => void
}

/** Runs a program to its end, whatever its exit status. */
export function run(command: string, args: string[], { cwd, env, onStart }: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] })
    const outcome = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (outcome.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (outcome.stderr += text))
    child.on('error', reject)
    child.on('close', (status, signal) => resolve({ status, signal, ...outcome }))
    onStart?.(child)
  })
}

/** Runs a program to its end, and calls `act` once, when its standard output has `text`. */
export function runUntil(command: string, args: string[], text: string, act: (child: ChildProcess) => void): Promise<Outcome> {
  return run(command, args, {
    onStart: (child) => {
      let [seen, done] = ['', false]
      child.stdout!.on('data', (chunk: string) => {
        seen += chunk
        if (done || !seen.includes(text)) return
        done = true
        act(child)
      })
    }
  })
}

/** Runs a program that has to end well, and returns what it printed on its standard output. */
export function runOk(command: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { ...options, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command} ${args.join(' ')}: ${error.message}\n${stdout}\n${stderr}`))
      else resolve(stdout)
    })
  })
}
