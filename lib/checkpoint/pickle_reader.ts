import type { Fail } from './checkpoint_error'
import type { CheckpointLimits } from './limits'
import type { GlobalPolicy } from './global_policy'
import { PickleMachine, type PersistentLoad, type PickleBytes } from './pickle_machine'
import { opcodes } from './pickle_opcodes'
import type { PickleNode } from './pickle_objects'
import type { TimeSlice } from './time_slice'

const stop = '.'.charCodeAt(0)

/** How messages name the record of a zip archive that has the pickle. */
export const dataPkl = { label: 'data.pkl, byte', base: 0 }

/**
 * Runs a pickle (protocols 2 to 5) on a machine that knows values and the allow-list of globals,
 * nothing else. Throws the typed errors of a checkpoint, with the byte offset, for anything else.
 */
export async function readPickle(
  pickle: PickleBytes, fail: Fail, limits: CheckpointLimits, slice: TimeSlice, globals: GlobalPolicy, persistentLoad: PersistentLoad
): Promise<PickleNode> {
  const machine = new PickleMachine(pickle, fail, limits, persistentLoad, globals)
  for (let count = 0; ; count++) {
    if (slice.step()) await slice.pause()
    const byte = machine.cursor.opcode()
    if (byte === stop) return machine.result()
    if (count === limits.maxOpcodes) {
      throw machine.malformed(`it has more opcodes than maxOpcodes (${limits.maxOpcodes})`, 'ERR_CHECKPOINT_LIMIT')
    }
    const opcode = opcodes[byte]
    if (opcode === undefined) throw machine.malformed(`0x${byte.toString(16).padStart(2, '0')} is not an opcode of protocols 2 to 5`)
    opcode(machine)
  }
}
