import { createHash } from 'node:crypto'
import { nativeTensor, Tensor } from '../../lib/tensor'
import { tensorOrigin } from '../../lib/checkpoint/tensor_origin'
import { ByteArray, Counter, FrozenSet, isFloatKey, isFloatSlot, OrderedDict, PyFloat, Size, Tuple } from '../../lib/checkpoint/values'

/** A value as `python/reference/checkpoint_compare.py` reads it: every node names its Python type. */
export type Dumped = { t: string } & Record<string, unknown>

/** Turns a value of a checkpoint into JSON that keeps types, order, sharing and every bit of a float. */
export class Dump {
  private readonly ids = new Map<object, number>()
  private readonly storages = new Map<bigint, number>()

  /** The value at `container[key]`. */
  async slot(container: object, key: unknown, value: unknown): Promise<Dumped> {
    return typeof value === 'number' ? number(value, isFloatSlot(container, key)) : this.value(value)
  }

  private async value(value: unknown): Promise<Dumped> {
    if (value === null) return { t: 'NoneType' }
    if (typeof value === 'boolean') return { t: 'bool', v: value }
    if (typeof value === 'bigint') return { t: 'int', v: String(value) }
    if (typeof value === 'string') return { t: 'str', v: value }
    if (value instanceof PyFloat) return number(value.value, true)
    if (value instanceof Uint8Array) return { t: value instanceof ByteArray ? 'bytearray' : 'bytes', v: Buffer.from(value).toString('hex') }
    if (typeof value !== 'object') throw new TypeError(`no Python value looks like ${typeof value}`)
    const known = this.ids.get(value)
    if (known !== undefined) return { t: 'ref', id: known }
    const id = this.ids.size
    this.ids.set(value, id)
    if (Tensor.isTensor(value)) return { id, ...(await this.tensor(value)) }
    if (Array.isArray(value)) {
      const t = value instanceof Size ? 'Size' : value instanceof Tuple ? 'tuple' : 'list'
      return { t, id, items: await series(value.keys(), (index) => this.slot(value, index, value[index])) }
    }
    if (value instanceof Set) {
      return { t: value instanceof FrozenSet ? 'frozenset' : 'set', id, items: await series(value, (member) => this.slot(value, member, member)) }
    }
    if (value instanceof Map) {
      const items = await series(value, async ([key, item]) => [
        typeof key === 'number' ? number(key, isFloatKey(value, key)) : await this.value(key),
        await this.slot(value, key, item)
      ])
      if (value instanceof Counter) return { t: 'Counter', id, items }
      if (!(value instanceof OrderedDict)) return { t: 'dict', id, items }
      return { t: 'OrderedDict', id, items, attributes: value.attributes === null ? [] : await this.record(value.attributes) }
    }
    return { t: 'dict', id, items: await this.record(value as Record<string, unknown>) }
  }

  private record(value: Record<string, unknown>): Promise<[Dumped, Dumped][]> {
    return series(Object.keys(value), async (key) => [{ t: 'str', v: key }, await this.slot(value, key, value[key])])
  }

  private async tensor(tensor: Tensor): Promise<Dumped> {
    const native = nativeTensor(tensor, 'tensor')
    const bytes = await native.data()
    const storage = this.storages.get(native.storageId) ?? this.storages.size
    this.storages.set(native.storageId, storage)
    const origin = tensorOrigin(tensor)
    return {
      t: origin?.isParameter === true ? 'Parameter' : 'Tensor',
      dtype: tensor.dtype,
      shape: tensor.shape,
      stride: tensor.strides,
      storage,
      requires_grad: origin?.requiresGrad ?? false,
      sha256: createHash('sha256').update(new Uint8Array(bytes)).digest('hex')
    }
  }
}

function number(value: number, isFloat: boolean): Dumped {
  if (!isFloat && Number.isInteger(value)) return { t: 'int', v: String(value) }
  const bits = Buffer.alloc(8)
  bits.writeDoubleBE(value)
  return { t: 'float', v: bits.toString('hex') }
}

async function series<T, R>(items: Iterable<T>, dump: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await dump(item))
  return results
}
