import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { load } from '../lib'
import { corpus } from './corpus'
import { assemble } from './drafts'
import { mutantFile, mutants, type Mutant } from './mutations'
import { judge, ways, type Way } from './oracle'

/** Runs of one seed; the next ones have the next seed, so that a finding is repeated without what came before. */
const runsOfSeed = 10_000
/** Runs between two turns of the event loop, in which memory that tensors held is given back. */
const runsPerTurn = 32
/** What `maxObjectBytes` allows for the objects of a pickle, and as much again for all else. */
const maxResidentBytes = 2 * 2 ** 30
const hangSeconds = 30

const help = `npm run fuzz -- [--seed N] [--runs N] [--seconds S] [--path P] [--trace FILE]

Reads mutated checkpoints and watches that each gives a value or a BtxrdTorchError.
  --seed N      where to begin (default 1); the same seed gives the same files
  --runs N      files to read (default 100000)
  --seconds S   stop after so long
  --path P      only the one file of a finding, as it was printed
  --trace FILE  write each file there before it is read, for a crash that leaves nothing else`

interface Settings {
  seed: number
  runs: number
  seconds: number
  path: string | undefined
  trace: string | undefined
}

function settingsOf(args: string[]): Settings {
  const { values } = parseArgs({ args, options: {
    seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '100000' }, seconds: { type: 'string', default: 'Infinity' },
    path: { type: 'string' }, trace: { type: 'string' }, help: { type: 'boolean' }
  } })
  if (values.help === true) {
    console.log(help)
    process.exit(0)
  }
  const { seed, runs, seconds } = values
  const numbers = { seed: Number(seed), runs: Number(runs), seconds: Number(seconds) }
  for (const [name, value] of Object.entries(numbers)) {
    if (Number.isNaN(value) || value < 0) throw new Error(`Expected a number for --${name} but received "${values[name as 'seed']}".\n\n${help}`)
  }
  return { ...numbers, path: values.path, trace: values.trace }
}

class Fuzzer {
  readonly outcomes: Record<string, number> = {}
  runs = 0
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'btxrd-torch-fuzz-'))
  private readonly turns = new Int32Array(new SharedArrayBuffer(4))
  private readonly watchdog = new Worker(path.join(__dirname, 'watchdog.js'), { workerData: { turns: this.turns.buffer, seconds: hangSeconds } })

  constructor(private readonly settings: Settings) {}

  /** The runs of one seed; whether all went well. */
  async seed(seed: number, runs: number): Promise<boolean> {
    const property = fc.asyncProperty(mutants, fc.constantFrom(...ways), (mutant, way) => this.run(mutant, way))
    const details = await fc.check(property, { seed, numRuns: runs, ...(this.settings.path !== undefined && { path: this.settings.path }) })
    if (!details.failed) return true
    const [mutant, way] = details.counterexample!
    const saved = path.join('build', 'fuzz', `${seed}.bin`)
    mkdirSync(path.dirname(saved), { recursive: true })
    writeFileSync(saved, mutantFile(mutant))
    console.error(`\nFinding, read by ${way}: ${(details.errorInstance as Error).message}`)
    console.error(`${JSON.stringify(mutant)}\nThe smallest such file is ${saved}. Repeat: npm run fuzz -- --seed ${seed} --path ${details.counterexamplePath}`)
    return false
  }

  async close(): Promise<void> {
    await this.watchdog.terminate()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async run(mutant: Mutant, way: Way): Promise<void> {
    Atomics.add(this.turns, 0, 1)
    if (++this.runs % runsPerTurn === 0) await nextTurn()
    const file = mutantFile(mutant)
    if (this.settings.trace !== undefined) writeFileSync(this.settings.trace, file)
    const outcome = await judge(file, way, path.join(this.folder, 'file.pt'))
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1
  }
}

export async function main(args: string[]): Promise<boolean> {
  const settings = settingsOf(args)
  const fuzzer = new Fuzzer(settings)
  const started = performance.now()
  const elapsed = (): number => (performance.now() - started) / 1000
  try {
    // The first tensor loads LibTorch, which takes longer than a file may.
    await load(assemble(corpus.views!))
    for (let seed = settings.seed; fuzzer.runs < settings.runs && elapsed() < settings.seconds; seed++) {
      console.log(`seed ${seed}: ${fuzzer.runs} files so far, ${elapsed().toFixed(0)} s, peak ${peakMegabytes()} MB`)
      if (!await fuzzer.seed(seed, Math.min(runsOfSeed, settings.runs - fuzzer.runs))) return false
      if (settings.path !== undefined) return true
    }
    console.log(`${fuzzer.runs} files in ${elapsed().toFixed(0)} s, peak resident memory ${peakMegabytes()} MB`)
    console.log(Object.entries(fuzzer.outcomes).sort(([, a], [, b]) => b - a).map(([outcome, count]) => `  ${outcome}: ${count}`).join('\n'))
    if (peakMegabytes() * 2 ** 20 > maxResidentBytes) throw new Error(`The process took more than ${maxResidentBytes} bytes of memory.`)
    return true
  } finally {
    await fuzzer.close()
  }
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}
