import { convert } from '../checkpoint/convert'
import type { Remap } from '../checkpoint/remap'
import { ExitCode } from './exit_code'
import { printable } from './printable'

export interface ConvertCommandOptions {
  key?: string
  remap?: Exclude<Remap, object>
  force?: boolean
}

/** `btxrd convert`: returns the exit code. */
export async function convertCommand(input: string, output: string, { key, remap, force = false }: ConvertCommandOptions): Promise<number> {
  const rules = key === undefined ? remap : { key }
  const { tensors, aliases } = await convert(input, output, { force, ...(rules !== undefined && { remap: rules }) })
  process.stdout.write(`${output}: ${tensors} tensors\n`)
  for (const [name, kept] of Object.entries(aliases)) {
    process.stderr.write(printable(`${JSON.stringify(name)} is the same tensor as ${JSON.stringify(kept)}, and only noted in the metadata`) + '\n')
  }
  return ExitCode.ok
}
