import { setImmediate as nextTurn } from 'node:timers/promises'

/** Milliseconds of parsing between two turns of the event loop, which a server needs for its other work. */
const sliceMs = 2
/** Steps between two looks at the clock. */
const stepsPerLook = 128

/** Splits a long loop: call `step()` in every round and await `pause()` when it says so. */
export class TimeSlice {
  private steps = 0
  private end = performance.now() + sliceMs

  /** Whether it is time to pause. */
  step(): boolean {
    return ++this.steps % stepsPerLook === 0 && performance.now() > this.end
  }

  async pause(): Promise<void> {
    await nextTurn()
    this.end = performance.now() + sliceMs
  }
}
