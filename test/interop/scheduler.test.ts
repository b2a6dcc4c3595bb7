import { readCheckpointFile } from '../../lib/checkpoint/checkpoint_file'
import type { CheckpointDict } from '../../lib/checkpoint/values'
import type { LRScheduler } from '../../lib/optim/lr_scheduler/lr_scheduler'
import type { OptimizerStateDict } from '../../lib/checkpoint/load_checkpoint'
import type { SchedulableGroup } from '../../lib/optim/lr_scheduler/schedulable_optimizer'
import { Dump } from '../support/dump'
import { runReference } from '../support/python'
import { cases, type SchedulerCase } from '../support/scheduler_cases'
import { TempFolder } from '../support/temp_folder'
import { writeFileSync } from 'node:fs'

const steps = 60
/** Steps before the state is saved: in the second part of most schedules. */
const saveAfter = 23

interface Trajectory {
  lrs: string[][]
  momenta: string[][]
}

const folder = new TempFolder()
const fileOf = (index: number, what: string): string => folder.file(`${index}.${what}`)
let python: Trajectory[]

beforeAll(async () => {
  python = await runReference('scheduler_run', {
    cases: cases.map(({ python: { optimizer, scheduler }, calls }, index) => ({
      // JSON has no NaN; Python's float() reads this one.
      optimizer, scheduler, calls: callsOf(calls).map((args) => args.map((value) => (Number.isNaN(value) ? 'nan' : value))), save_after: saveAfter,
      middle: fileOf(index, 'middle.pt'), end: fileOf(index, 'end.pt'), groups: fileOf(index, 'groups.pt')
    }))
  })
})

const callsOf = (calls: SchedulerCase['calls']): number[][] => Array.from({ length: steps }, (_, index) => calls?.(index + 1) ?? [])

function hexadecimal(number: number): string {
  const bits = Buffer.alloc(8)
  bits.writeDoubleBE(number)
  return bits.toString('hex')
}

/** A run of a scheduler that notes what Python notes. */
class Run {
  readonly lrs: string[][] = []
  readonly momenta: string[][] = []

  constructor(readonly optimizer: ReturnType<SchedulerCase['optimizer']>, readonly scheduler: LRScheduler, private readonly calls: number[][]) {}

  note(): this {
    const { paramGroups } = this.optimizer
    this.lrs.push(paramGroups.map(({ lr }) => hexadecimal(lr)))
    this.momenta.push(paramGroups.map(({ betas, momentum }: SchedulableGroup) => hexadecimal(betas === undefined ? momentum! : betas[0]!)))
    return this
  }

  /** Steps `from + 1` to `to`. */
  async go(from: number, to: number): Promise<this> {
    for (const args of this.calls.slice(from, to)) {
      await this.optimizer.step()
      this.scheduler.step(...args)
      this.note()
    }
    return this
  }
}

async function dump(file: string, stateDict: CheckpointDict<never>): Promise<{ checkpoint: string, dump: string }> {
  const content = { value: stateDict }
  writeFileSync(`${file}.json`, JSON.stringify(await new Dump().slot(content, 'value', stateDict)))
  return { checkpoint: file, dump: `${file}.json` }
}

describe.each(cases.map((scheduler, index) => ({ ...scheduler, index })))('$python.scheduler, $python.optimizer', ({ make, optimizer, calls, index }) => {
  const start = (): Run => {
    const fresh = optimizer()
    return new Run(fresh, make(fresh), callsOf(calls))
  }

  test('learning rates and momenta of 60 steps, to the last bit', async () => {
    const run = await start().note().go(0, steps)
    expect(run.lrs).toEqual(python[index]!.lrs)
    expect(run.momenta).toEqual(python[index]!.momenta)
    expect(run.scheduler.getLastLr().map(hexadecimal)).toEqual(run.lrs.at(-1))
  })

  test('goes on from its own state dict', async () => {
    const first = await start().go(0, saveAfter)
    const second = start()
    await second.optimizer.loadStateDict(first.optimizer.stateDict())
    second.scheduler.loadStateDict(first.scheduler.stateDict())
    await second.go(saveAfter, steps)
    expect(second.lrs).toEqual(python[index]!.lrs.slice(saveAfter + 1))
    expect(second.momenta).toEqual(python[index]!.momenta.slice(saveAfter + 1))
  })

  test('goes on from Python\'s state dicts', async () => {
    const run = start()
    await run.optimizer.loadStateDict((await readCheckpointFile(fileOf(index, 'groups.pt'))).value as unknown as OptimizerStateDict)
    run.scheduler.loadStateDict((await readCheckpointFile(fileOf(index, 'middle.pt'))).value as CheckpointDict<never>)
    await run.go(saveAfter, steps)
    expect(run.lrs).toEqual(python[index]!.lrs.slice(saveAfter + 1))
    expect(run.momenta).toEqual(python[index]!.momenta.slice(saveAfter + 1))
  })
})

test('state dicts have Python\'s keys, order, types, values and sharing', async () => {
  const pairs = []
  for (const [index, { make, optimizer, calls }] of cases.entries()) {
    const fresh = optimizer()
    const run = await new Run(fresh, make(fresh), callsOf(calls)).go(0, saveAfter)
    pairs.push(await dump(fileOf(index, 'middle.pt'), run.scheduler.stateDict()))
    await run.go(saveAfter, steps)
    pairs.push(await dump(fileOf(index, 'end.pt'), run.scheduler.stateDict()))
  }
  const results = await runReference<{ differences: string[], values: number }[]>('checkpoint_compare', { pairs })
  expect(results.map(({ differences }) => differences)).toEqual(pairs.map(() => []))
  for (const { values } of results) expect(values).toBeGreaterThan(5)
})

test('state dicts that went through Node are those that Python wrote', async () => {
  const pairs = []
  for (const [index, { make, optimizer }] of cases.entries()) {
    const scheduler = make(optimizer())
    scheduler.loadStateDict((await readCheckpointFile(fileOf(index, 'middle.pt'))).value as CheckpointDict<never>)
    pairs.push(await dump(fileOf(index, 'middle.pt'), scheduler.stateDict()))
  }
  const results = await runReference<{ differences: string[] }[]>('checkpoint_compare', { pairs })
  expect(results.map(({ differences }) => differences)).toEqual(pairs.map(() => []))
})
