import type { BtxrdTorchError, ErrorCode } from '../errors'
import type { Fail } from './checkpoint_error'
import { globalName } from './globals'
import type { GlobalPolicy } from './global_policy'
import type { CheckpointLimits } from './limits'
import { chargeArgument, entryBytes, itemBytes, objectBytes } from './pickle_cost'
import { PickleCursor } from './pickle_cursor'
import {
  PickleArray, PickleDict, PickleNamespace, PickleOpaque, PickleOrderedDict, PickleSet, PickleTuple, isHashable,
  type AllowedGlobal, type CallContext, type PickleNode
} from './pickle_objects'
import { OpaqueGlobal } from './python_objects'

/** Makes the object that a persistent id names; `torch.save` uses them for storages. */
export type PersistentLoad = (id: PickleNode, context: CallContext) => PickleNode

/** A pickle, and how messages name a byte offset in it. */
export interface PickleBytes {
  bytes: Buffer
  /** Such as `data.pkl, byte`; `base` is added to the offset. */
  place: { label: string, base: number }
}

/** The stack, marks and memo of a running pickle, and the operations that several opcodes share. */
export class PickleMachine {
  readonly cursor: PickleCursor
  readonly context: CallContext
  private readonly stack: PickleNode[] = []
  private readonly marks: number[] = []
  /** By index. V8 keeps it dense as picklers write it, and as a hash table when a file skips far ahead. */
  private readonly memo: (PickleNode | undefined)[] = []
  private memoized = 0
  private charged = 0
  private readonly charge: (bytes: number) => void

  constructor(
    { bytes, place }: PickleBytes, fail: Fail, readonly limits: CheckpointLimits,
    private readonly load: PersistentLoad, private readonly globals: GlobalPolicy
  ) {
    this.cursor = new PickleCursor(bytes, place, fail)
    this.charge = (count) => {
      this.charged += count
      if (this.charged > limits.maxObjectBytes) {
        throw this.malformed(`its objects and the copies that it asks for take more bytes than maxObjectBytes (${limits.maxObjectBytes})`, 'ERR_CHECKPOINT_LIMIT')
      }
    }
    this.context = { fail: (code, problem, remedy) => this.cursor.fail(code, problem, remedy), limits, charge: this.charge }
  }

  malformed(problem: string, code: ErrorCode = 'ERR_CHECKPOINT_FORMAT'): BtxrdTorchError {
    return this.cursor.fail(code, `the pickle is malformed: ${problem}`)
  }

  push(node: PickleNode): void {
    this.stack.push(node)
  }

  /** Pushes an object that the opcode made. */
  make(node: PickleNode): void {
    this.charge(objectBytes)
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
    this.make(new PickleTuple(this.stack.splice(this.stack.length - count)))
  }

  put(index: number): void {
    const node = this.top()
    if (this.memo[index] === undefined && ++this.memoized > this.limits.maxMemoEntries) {
      throw this.malformed(`its memo has more entries than maxMemoEntries (${this.limits.maxMemoEntries})`, 'ERR_CHECKPOINT_LIMIT')
    }
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
    const target = this.top()
    const list = target instanceof PickleOpaque ? target.items : target
    if (!Array.isArray(list)) throw this.malformed('expected a list to append to')
    this.charge(items.length * itemBytes)
    for (const item of items) list.push(item)
  }

  addMembers(target: PickleNode, items: readonly PickleNode[]): void {
    this.charge(items.length * entryBytes)
    if (target instanceof PickleOpaque) for (const item of items) target.items.push(item)
    else if (target instanceof PickleSet) for (const item of items) target.members.set(this.hashable(item), null)
    else throw this.malformed('expected a set to add to')
  }

  setItems(target: PickleNode, items: readonly PickleNode[]): void {
    const dict = target instanceof PickleOpaque ? target.entries : target
    if (!(dict instanceof PickleDict) || dict instanceof PickleNamespace) throw this.malformed('expected a dict to set items of')
    if (items.length % 2 !== 0) throw this.malformed('a dict has a key without a value')
    this.charge(items.length / 2 * entryBytes)
    for (let index = 0; index < items.length; index += 2) dict.set(this.hashable(items[index]!), items[index + 1]!)
  }

  /** BUILD: what `__setstate__` or `__dict__.update` does in Python. */
  build(): void {
    const state = this.pop()
    const instance = this.top()
    chargeArgument(state, this.charge)
    if (instance instanceof PickleArray) instance.value = instance.fill(state, this.context)
    else if (instance instanceof PickleOpaque) instance.state = state
    else if (instance instanceof PickleOrderedDict) instance.attributes = this.attributes(state)
    else if (instance instanceof PickleNamespace) {
      const { keys, values } = this.attributes(state)
      keys.forEach((name, index) => instance.set(name, values[index]!))
    } else throw this.malformed('expected an object that has a state for BUILD')
  }

  private attributes(state: PickleNode): PickleDict {
    if (!(state instanceof PickleDict)) throw this.malformed('expected an OrderedDict and a dict of attributes for BUILD')
    if (!state.keys.every((name) => typeof name === 'string' && /^\D/.test(name))) throw this.malformed('an attribute has a name that is none in Python')
    return state
  }

  pushGlobal(module: string, name: string): void {
    const { maxNameBytes } = this.limits
    if (module.length + name.length > maxNameBytes) throw this.malformed(`the name of a Python object has more bytes than maxNameBytes (${maxNameBytes})`, 'ERR_CHECKPOINT_LIMIT')
    this.push(this.globals.resolve(globalName(module, name), this.context.fail))
  }

  /** REDUCE and NEWOBJ: the call of an allow-listed global. */
  call(callable: PickleNode, args: PickleNode, mustBeClass: boolean): void {
    if (!(args instanceof PickleTuple)) throw this.malformed('expected a tuple of arguments')
    chargeArgument(args, this.charge)
    if (callable instanceof OpaqueGlobal) return this.make(new PickleOpaque(callable.name, args, null))
    const target = callable as Partial<AllowedGlobal> | null
    if (target?.unsupported !== undefined) return this.push(this.globals.callUnsupported(callable as AllowedGlobal, args, this.context.fail))
    if (target === null || typeof target !== 'object' || typeof target.call !== 'function' || (mustBeClass && target.isClass !== true)) {
      throw this.malformed('expected a function or class to call')
    }
    this.make(target.call(args.items, this.context))
  }

  /** NEWOBJ_EX: a class with arguments by name too, which only unknown classes have. */
  callWithNames(): void {
    const kwargs = this.pop()
    const args = this.pop()
    this.call(this.pop(), args, true)
    if (!(kwargs instanceof PickleDict)) throw this.malformed('expected a dict of arguments')
    chargeArgument(kwargs, this.charge)
    if (kwargs.keys.length === 0) return
    const made = this.pop()
    if (!(made instanceof PickleOpaque)) throw this.malformed('a class of the allow-list takes no arguments by name')
    this.make(new PickleOpaque(made.global, made.args, kwargs))
  }

  persistentLoad(): void {
    this.make(this.load(this.pop(), this.context))
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
