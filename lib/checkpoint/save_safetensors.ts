import path from 'node:path'
import { getAddon, settled, type NativeSnapshot, type NativeTensor } from '../binding'
import { badArgument, type BtxrdTorchError } from '../errors'
import { nativeTensor, Tensor } from '../tensor'
import { replaceFile } from './atomic_file'
import { itemSize } from './dtypes'
import { safetensorsCode } from './safetensors_dtypes'
import { layOutSafetensors, type SafetensorsRecord } from './safetensors_layout'
import { checkMetadata, safetensorsMetadata } from './safetensors_metadata'
import { checkPath } from './save'
import { checkAlive } from './storage_collector'
import { findOverlap, viewOfTensor, type TensorView } from './tensor_view'

export interface SaveSafetensorsOptions {
  /** Texts for the header. By default those of the safetensors file that the tensors come from; null for none. */
  metadata?: Readonly<Record<string, string>> | null
}

interface NamedTensor extends SafetensorsRecord {
  readonly native: NativeTensor
  readonly view: TensorView
}

/**
 * Writes tensors as `safetensors.torch.save_file(tensors, filepath, metadata)`, byte for byte. How
 * the file comes to be and what survives a failure: as `save`. The tensors are taken as they are at
 * the call; copies of them, as large as the file, live until the promise settles.
 *
 * As in Python the tensors have to be contiguous and to share no memory; parts of larger storages
 * are written without the rest.
 *
 * @param tensors by name, such as a model's `stateDict()`
 * @param filepath the file to write; the usual extension is `.safetensors`
 * @throws BtxrdTorchError `ERR_INVALID_ARG`, `ERR_DTYPE` or `ERR_DISPOSED` with the name of the
 *   tensor, before anything is written; `ERR_FILE` when the file cannot be written
 */
export async function saveSafetensors(
  tensors: ReadonlyMap<string, Tensor> | Readonly<Record<string, Tensor>>, filepath: string, options: SaveSafetensorsOptions = {}
): Promise<void> {
  checkPath(filepath)
  // The working folder can change while the tensors are copied.
  const target = path.resolve(filepath)
  const { metadata = safetensorsMetadata(tensors) } = options
  const { prefix, order } = layOutSafetensors(named(tensors), metadata === null ? null : checkMetadata(metadata))
  const snapshot = await snapshotOf(order)
  try {
    await replaceFile(target, (fd) => settled(() => getAddon().writeStorages(fd, snapshot, prefix, order.map(() => prefix.length))))
  } finally {
    getAddon().releaseSnapshot(snapshot)
  }
}

/** Storages are copied whole, so unless each tensor has one for itself they are copied twice. All in this turn. */
async function snapshotOf(tensors: readonly NamedTensor[]): Promise<NativeSnapshot> {
  const addon = getAddon()
  if (tensors.every(({ view }) => view.isWhole)) return settled(() => addon.snapshotStorages(tensors.map(({ native }) => native)))
  const copies = await Promise.all(tensors.map(({ native }) => settled(() => addon.callOperator('clone', [native.detach()], {}))))
  return settled(() => addon.snapshotStorages(copies as NativeTensor[]))
}

function named(tensors: unknown): NamedTensor[] {
  if (typeof tensors !== 'object' || tensors === null || Tensor.isTensor(tensors) || Array.isArray(tensors)) {
    throw badArgument('tensors', 'a Map or an object of tensors', tensors)
  }
  const entries: [unknown, unknown][] = tensors instanceof Map ? [...tensors as Map<unknown, unknown>] : Object.entries(tensors)
  const found = entries.map(([name, tensor]) => checkTensor(checkName(name), tensor))
  const overlap = findOverlap(found.map(({ view }) => view))
  if (overlap !== null) {
    throw badArgument('tensors', 'tensors that share no memory', overlap.map((index) => found[index]!.name), 'Leave one out, or copy it first with ops.aten.clone(tensor).')
  }
  return found
}

function checkName(name: unknown): string {
  // Half of a surrogate pair has no UTF-8, and the header has this key for the metadata.
  if (typeof name !== 'string' || /\p{Surrogate}/u.test(name) || name === '__metadata__') {
    throw badArgument('tensors', 'names that are text, and not "__metadata__",', name)
  }
  return name
}

function checkTensor(name: string, tensor: unknown): NamedTensor {
  const place = `tensors[${JSON.stringify(name)}]`
  const refuse = (expected: string, remedy: string): BtxrdTorchError => badArgument(place, expected, tensor, remedy)
  if (!Tensor.isTensor(tensor)) throw refuse('a Tensor', 'The format keeps nothing else.')
  checkAlive(tensor, place)
  const native = nativeTensor(tensor, place)
  const view = viewOfTensor(native)
  if (view === null) throw refuse('a dense tensor that has memory', 'Use ops.aten.to_dense(tensor) for a sparse one.')
  const { dtype, shape } = native
  const hasCode = safetensorsCode(dtype) !== undefined && !(dtype === 'float4_e2m1fn_x2' && shape.length === 0)
  if (!hasCode || view.isQuantized) throw badArgument(place, 'a dtype that safetensors has', dtype, 'Convert it with to(), or leave it out.', 'ERR_DTYPE')
  if (view.isLazy) throw refuse('a tensor whose numbers are in its memory', 'It is a view as conjugate or negative numbers: use ops.aten.resolve_conj(tensor) or resolve_neg.')
  if (!view.isContiguous) throw refuse('a contiguous tensor', 'Use ops.aten.contiguous(tensor).')
  return { name, dtype, shape, nbytes: native.numel * itemSize[dtype], native, view }
}
