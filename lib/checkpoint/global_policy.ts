import { quoted, type Fail } from './checkpoint_error'
import { allowedGlobal } from './globals'
import { PickleOpaque, type AllowedGlobal, type PickleTuple } from './pickle_objects'
import { OpaqueGlobal, type PythonObject } from './python_objects'

export interface GlobalOptions {
  /** Names (`module.name`) to keep as opaque values. Nothing of them is looked up or executed. */
  allowGlobals?: readonly string[]
  /** Keeps every unknown name as an opaque value. */
  allowOpaque?: boolean
}

/** Decides what a name in a pickle stands for, and remembers which names there were. */
export class GlobalPolicy {
  /** Every name, in the order in which the names were first met. */
  readonly seen = new Set<string>()
  /** Those of them that are no rows of the allow-list. */
  readonly unknown = new Set<string>()
  private readonly allowed: ReadonlySet<string>

  /** `lenient`: also what is known and not supported becomes an opaque value, as `inspect` shows it. */
  constructor(private readonly options: GlobalOptions = {}, private readonly lenient = false) {
    this.allowed = new Set(options.allowGlobals)
  }

  resolve(name: string, fail: Fail): AllowedGlobal | PythonObject {
    this.seen.add(name)
    const row = allowedGlobal(name)
    return row === undefined ? this.unknownGlobal(name, fail) : row.value ?? row
  }

  /** A call of what is known and not supported. */
  callUnsupported({ name, unsupported }: AllowedGlobal, args: PickleTuple, fail: Fail): PickleOpaque {
    if (this.lenient) return new PickleOpaque(name, args, null)
    throw fail('ERR_CHECKPOINT_FORMAT', `${unsupported} (${name}) is not supported`, 'Save it as a dense tensor of the CPU, or leave it out.')
  }

  private unknownGlobal(name: string, fail: Fail): OpaqueGlobal {
    this.unknown.add(name)
    if (this.allowed.has(name) || this.options.allowOpaque === true || this.lenient) return new OpaqueGlobal(name)
    const shown = quoted(name).slice(1, -1)
    throw fail(
      'ERR_CHECKPOINT_GLOBAL',
      `the file names the Python object ${shown}, which is not on the allow-list for checkpoints; nothing of the file was executed`,
      `To keep it as an opaque value, pass { allowGlobals: ['${shown}'] } to load(); or load the file in Python, if you trust it, and save state dicts and plain values.`
    )
  }
}
