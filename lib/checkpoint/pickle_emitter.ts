import { PickleSink } from './pickle_sink'

/** Items that Python's pickler puts between two marks. */
const batchSize = 1000

type Item = (index: number) => void

/**
 * The phrases of a pickle (protocol 2) as Python's C pickler puts them: what goes into the memo,
 * and how items are batched.
 */
export class PickleEmitter {
  readonly sink = new PickleSink()
  private readonly objects = new Map<unknown, number>()
  private readonly globals = new Map<string, number>()
  private readonly storageKeys = new Map<string, number>()
  private memoized = 0

  /** Refers to an object that was written before; false when it was not. Strings count by value. */
  recall(object: unknown): boolean {
    return this.recallFrom(this.objects, object)
  }

  /** Puts what was just written into the memo; null for an object that nothing will refer to again. */
  memoize(object: unknown): void {
    if (object !== null) this.objects.set(object, this.memoized)
    this.put()
  }

  text(text: string): void {
    if (this.recall(text)) return
    this.sink.text(text)
    this.memoize(text)
  }

  /** Python makes the key of a storage anew: it is not the object of an equal string elsewhere. */
  storageKey(key: string): void {
    if (this.recallFrom(this.storageKeys, key)) return
    this.sink.text(key)
    this.storageKeys.set(key, this.memoized)
    this.put()
  }

  global(module: string, name: string): void {
    const path = `${module}\n${name}\n`
    if (this.recallFrom(this.globals, path)) return
    this.sink.letters(`c${path}`)
    this.globals.set(path, this.memoized)
    this.put()
  }

  tuple(object: object | null, length: number, item: Item): void {
    // Python has one empty tuple and keeps it out of the memo.
    if (length === 0) return this.sink.letters(')')
    if (length > 3) this.sink.letters('(')
    for (let index = 0; index < length; index++) item(index)
    this.sink.letters(length > 3 ? 't' : ['\x85', '\x86', '\x87'][length - 1]!)
    this.memoize(object)
  }

  list(object: object | null, length: number, item: Item): void {
    this.sink.letters(']')
    this.memoize(object)
    if (length === 1) this.single(item, 0, 'a')
    else for (let first = 0; first < length; first += batchSize) this.batch(item, first, length, 'e')
  }

  /** `item` writes a key and its value. A batch that is exactly full is followed by an empty one. */
  dict(object: object | null, length: number, item: Item): void {
    this.sink.letters('}')
    this.memoize(object)
    if (length === 1) this.single(item, 0, 's')
    else if (length > 1) for (let first = 0; first <= length; first += batchSize) this.batch(item, first, length, 'u')
  }

  /** The items of a dict subclass, which Python's pickler takes one after the other without knowing how many come. */
  subclassItems(length: number, item: Item): void {
    for (let first = 0; first < length; first += batchSize) {
      if (first === length - 1) this.single(item, first, 's')
      else this.batch(item, first, length, 'u')
    }
  }

  /** Calls the function and the tuple of arguments that were just written. */
  reduce(object: object | null): void {
    this.sink.letters('R')
    this.memoize(object)
  }

  private single(item: Item, index: number, letter: string): void {
    item(index)
    this.sink.letters(letter)
  }

  private batch(item: Item, first: number, length: number, letter: string): void {
    this.sink.letters('(')
    for (let index = first; index < Math.min(first + batchSize, length); index++) item(index)
    this.sink.letters(letter)
  }

  private recallFrom<Key>(memo: Map<Key, number>, key: Key): boolean {
    const index = memo.get(key)
    if (index === undefined) return false
    if (index < 256) this.sink.u8('h', index)
    else this.sink.u32('j', index)
    return true
  }

  private put(): void {
    const index = this.memoized++
    if (index < 256) this.sink.u8('q', index)
    else this.sink.u32('r', index)
  }
}
