import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { getNumThreads, getRngState, manualSeed, PyFloat, Tensor, type DType } from '../../lib'
import { arrayOver, readableDType } from '../../lib/dtype'
import { ops } from '../../lib/ops/ops'
import type { OpArgument, OpResult } from '../../lib/ops/types'
import { nativeTensor } from '../../lib/tensor'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

interface TensorFile { file: string, shape: number[], dtype: DType, sha256: string }
/** An argument as python/reference/ops_inputs.py encodes it. */
type Encoded = null | boolean | number | string | Encoded[]
  | { tensor: string } | { float: number | string } | { int: string } | { dtype: string } | { memory_format: string }
interface Call {
  op: string
  args: Encoded[]
  kwargs: Record<string, Encoded>
  results: ({ value: OpResult } | TensorFile & { strides: number[], requires_grad: boolean })[]
  cotangents: (TensorFile & { result: number, refused: string | null })[]
  grads: Record<string, TensorFile>
  rng: string
}
interface Reference { inputs: Record<string, TensorFile & { requires_grad: boolean }>, calls: Call[] }

function readTensor({ file, shape, dtype }: TensorFile): Tensor {
  const bytes = Uint8Array.from(readFileSync(file))
  return Tensor.from(arrayOver(bytes.buffer, readableDType(dtype)!), shape, { dtype })
}

function sha256(bytes: ArrayBuffer | Uint8Array): string {
  return createHash('sha256').update(new Uint8Array(bytes)).digest('hex')
}

async function describeTensor(tensor: Tensor): Promise<Omit<TensorFile, 'file'>> {
  const { shape, dtype } = tensor
  return { shape: [...shape], dtype, sha256: sha256(await nativeTensor(tensor, 'tensor').data()) }
}

function decode(value: Encoded, tensors: Map<string, Tensor>): OpArgument {
  if (Array.isArray(value)) return value.map((item) => decode(item, tensors))
  if (typeof value !== 'object' || value === null) return value
  if ('tensor' in value) return tensors.get(value.tensor)!
  if ('int' in value) return BigInt(value.int)
  if ('float' in value) return typeof value.float === 'string' ? (value.float === 'inf' ? Infinity : -Infinity) : new PyFloat(value.float)
  return 'dtype' in value ? value.dtype : value.memory_format
}

function flat(result: OpResult): Exclude<OpResult, OpResult[]>[] {
  return Array.isArray(result) ? result.flatMap(flat) : [result]
}

/** The operator as a user writes it: `ops.aten.add` or `ops.aten.add.Tensor`. */
function operator(name: string): (...args: unknown[]) => Promise<OpResult> {
  const [base = '', overload] = name.split('.')
  type Member = ((...args: unknown[]) => Promise<OpResult>) & { [name: string]: Member }
  const packet = (ops.aten as unknown as Record<string, Member>)[base]!
  return overload === undefined ? packet : packet[overload]!
}

test('operators, their gradients and their random numbers equal Python\'s in every byte', async () => {
  const { inputs, calls } = await runReference<Reference>('ops_outputs', { folder: folder.path, threads: getNumThreads() })
  for (const [i, call] of calls.entries()) {
    const tensors = new Map(Object.entries(inputs).map(([name, file]) => [name, readTensor(file)]))
    for (const [name, tensor] of tensors) tensor.requiresGrad = inputs[name]!.requires_grad
    manualSeed(BigInt(i))

    const args = call.args.map((value) => decode(value, tensors))
    const kwargs = Object.fromEntries(Object.entries(call.kwargs).map(([name, value]) => [name, decode(value, tensors)]))
    const results = flat(await operator(call.op)(...args, kwargs))

    const described = await Promise.all(results.map(async (result) => Tensor.isTensor(result)
      ? { ...await describeTensor(result), strides: [...result.strides], requires_grad: result.requiresGrad }
      : { value: result }))
    expect({ op: call.op, results: described, rng: sha256(await getRngState()) })
      .toEqual({ op: call.op, results: call.results.map(withoutFile), rng: call.rng })

    for (const { result, refused, ...file } of call.cotangents) {
      const backward = (results[result] as Tensor).backward({ gradient: await readHalf(file), retainGraph: true })
      if (refused === null) await backward
      // What follows names the tensor's type, in words of Python's own.
      else await expect(backward).rejects.toThrow(refused.split('[')[0])
    }
    const grads: Record<string, Omit<TensorFile, 'file'>> = {}
    for (const [name, { grad }] of tensors) if (grad !== null) grads[name] = await describeTensor(grad)
    expect({ op: call.op, grads })
      .toEqual({ op: call.op, grads: Object.fromEntries(Object.entries(call.grads).map(([name, grad]) => [name, withoutFile(grad)])) })
  }
  expect(new Set(calls.map(({ op }) => op.split('.')[0])).size).toBeGreaterThanOrEqual(150)
  expect(calls.filter(({ grads }) => Object.keys(grads).length > 0).length).toBeGreaterThanOrEqual(100)
})

function withoutFile<T>(description: T): Omit<T, 'file'> {
  return Object.fromEntries(Object.entries(description as object).filter(([key]) => key !== 'file')) as Omit<T, 'file'>
}

/** A tensor of a file; half precision has no typed array and travels in the bits of int16. */
async function readHalf(file: TensorFile): Promise<Tensor> {
  if (file.dtype !== 'float16' && file.dtype !== 'bfloat16') return readTensor(file)
  const bits = readTensor({ ...file, dtype: 'int16' })
  return await ops.aten.view(bits, file.dtype)
}

test('all names, schemas and the order in which overloads are tried equal Python\'s', async () => {
  const reference = await runReference<Record<string, string[]>>('ops_schemas', {})
  const names = Object.keys(reference)
  expect(names.length).toBeGreaterThan(1500)
  expect(Object.fromEntries(names.map((name) => [name, ops.schemas(name)]))).toEqual(reference)
})
