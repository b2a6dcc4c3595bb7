import { cos, log, pow } from '../../lib/optim/lr_scheduler/python_math'
import { runReference } from '../support/python'

type Function = 'cos' | 'pow' | 'log'

const bits = Buffer.alloc(8)
const hexadecimal = (number: number): string => {
  bits.writeDoubleBE(number)
  return bits.toString('hex')
}

/** Numbers from 0 to 1 that are the same in every run. */
function* fractions(): Generator<number> {
  for (let state = 1; ; state = (state * 48271) % 0x7fffffff) yield state / 0x7fffffff
}

const random = fractions()
const fraction = (): number => random.next().value as number

// As schedulers call them: angles from 0 to several turns, decays below 1, periods above 1.
const inputs = {
  cos: Array.from({ length: 5000 }, () => fraction() * 20),
  pow: Array.from({ length: 5000 }, (_, index) => [fraction() * 1.2, index % 2 === 0 ? Math.floor(fraction() * 300) : fraction() * 4] as const),
  log: Array.from({ length: 5000 }, () => [1 + fraction() * 1e4, 2 + Math.floor(fraction() * 8)] as const)
}

const node: Record<Function, string[]> = {
  cos: inputs.cos.map((x) => hexadecimal(cos(x))),
  pow: inputs.pow.map(([x, y]) => hexadecimal(pow(x, y))),
  log: inputs.log.map(([x, base]) => hexadecimal(log(x, base)))
}

test('cos, pow and log are Python\'s, to the last bit', async () => {
  const python = await runReference<Record<Function, string[]>>('scheduler_math', {
    cos: inputs.cos.map(hexadecimal),
    pow: inputs.pow.map((pair) => pair.map(hexadecimal)),
    log: inputs.log.map((pair) => pair.map(hexadecimal))
  })
  expect(node).toEqual(python)
})
