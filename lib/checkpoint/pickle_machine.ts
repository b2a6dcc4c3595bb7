import type { BtxrdTorchError, ErrorCode } from '../errors'
import type { Fail } from './checkpoint_error'
import { allowedGlobals } from './globals'
import type { CheckpointLimits } from './limits'
import { PickleCursor } from './pickle_cursor'
import { PickleDict, PickleSet, PickleTuple, isHashable, type AllowedGlobal, type CallContext, type PickleNode } from './pickle_objects'

/** Makes the object that a persistent id names; `torch.save` uses them for storages. */
export type PersistentLoad = (id: PickleNode, context: CallContext) => PickleNode

/** The stack, marks and memo of a running pickle, and the operations that several opcodes share. */
export class PickleMachine {
  readonly cursor: PickleCursor
  readonly context: CallContext
  private readonly stack: PickleNode[] = []
  private readonly marks: number[] = []
  /** By index. V8 keeps it dense as picklers write it, and as a hash table when a file skips far ahead. */
  private readonly memo: (PickleNode | undefined)[] = []
  private memoized = 0

  constructor(bytes: Buffer, fail: Fail, readonly limits: CheckpointLimits, private readonly load: PersistentLoad) {
    this.cursor = new PickleCursor(bytes, fail)
    this.context = {
      fail: (code, problem, remedy) => this.cursor.fail(code, problem, remedy),
      maxDimensions: limits.maxDimensions
    }
  }

  malformed(problem: string, code: ErrorCode = 'ERR_CHECKPOINT_FORMAT'): BtxrdTorchError {
    return this.cursor.fail(code, `the pickle is malformed: ${problem}`)
  }

  push(node: PickleNode): void {
    this.stack.push(node)
  }

  /** The topmost value; never one below the last mark. */
  top(): PickleNode {
    if (this.stack.length <= (this.marks.at(-1) ?? 0)) throw this.malformed('an opcode needs a value that is not on the stack')
    return this.stack[this.stack.length - 1]!
  }

  pop(): PickleNode {
    const node = this.top()
    this.stack.pop()
    return node
  }

  mark(): void {
    this.marks.push(this.stack.length)
  }

  /** Takes all values above the last mark, and the mark. */
  popMark(): PickleNode[] {
    const mark = this.marks.pop()
    if (mark === undefined) throw this.malformed('an opcode needs a mark that is not on the stack')
    return this.stack.splice(mark)
  }

  popString(): string {
    const node = this.pop()
    if (typeof node !== 'string') throw this.malformed('expected a string on the stack')
    return node
  }

  /** The topmost `count` values become one tuple. */
  reduceToTuple(count: number): void {
    if (this.stack.length - count < (this.marks.at(-1) ?? 0)) throw this.malformed('a tuple needs values that are not on the stack')
    this.stack.push(new PickleTuple(this.stack.splice(this.stack.length - count)))
  }

  put(index: number): void {
    const node = this.top()
    if (this.memo[index] === undefined) this.memoized++
    this.memo[index] = node
  }

  memoize(): void {
    this.put(this.memoized)
  }

  get(index: number): void {
    const node = this.memo[index]
    if (node === undefined) throw this.malformed(`memo entry ${index} is used before it is set`)
    this.push(node)
  }

  append(items: readonly PickleNode[]): void {
    const list = this.top()
    if (!Array.isArray(list)) throw this.malformed('expected a list to append to')
    for (const item of items) list.push(item)
  }

  addMembers(target: PickleNode, items: readonly PickleNode[]): void {
    if (!(target instanceof PickleSet)) throw this.malformed('expected a set to add to')
    for (const item of items) target.members.set(this.hashable(item), null)
  }

  setItems(dict: PickleNode, items: readonly PickleNode[]): void {
    if (!(dict instanceof PickleDict)) throw this.malformed('expected a dict to set items of')
    if (items.length % 2 !== 0) throw this.malformed('a dict has a key without a value')
    for (let index = 0; index < items.length; index += 2) dict.set(this.hashable(items[index]!), items[index + 1]!)
  }

  pushGlobal(module: string, name: string): void {
    const path = `${module}.${name}`
    const found = allowedGlobals.get(path)
    if (found === undefined) {
      const shown = JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}...` : path).slice(1, -1)
      throw this.cursor.fail(
        'ERR_CHECKPOINT_GLOBAL',
        `the file names the Python object ${shown}, which is not on the allow-list for checkpoints; nothing of the file was executed`,
        'If you trust the file, load it in Python and save state dicts and plain values (int, float, str, list, dict, tensors) instead.'
      )
    }
    this.push(found)
  }

  /** REDUCE and NEWOBJ: the call of an allow-listed global. */
  call(callable: PickleNode, args: PickleNode, mustBeClass: boolean): void {
    const target = callable as Partial<AllowedGlobal> | null
    if (target === null || typeof target !== 'object' || typeof target.call !== 'function' || (mustBeClass && target.isClass !== true)) {
      throw this.malformed('expected a function or class to call')
    }
    if (!(args instanceof PickleTuple)) throw this.malformed('expected a tuple of arguments')
    this.push(target.call(args.items, this.context))
  }

  persistentLoad(): void {
    this.push(this.load(this.pop(), this.context))
  }

  /** The one value that is left at STOP. */
  result(): PickleNode {
    const node = this.pop()
    if (this.stack.length > 0 || this.marks.length > 0) throw this.malformed('values are left on the stack at its end')
    return node
  }

  private hashable(node: PickleNode): PickleNode {
    if (!isHashable(node)) throw this.malformed('a dict key or set member is a list, dict or set, which Python cannot hash')
    return node
  }
}
