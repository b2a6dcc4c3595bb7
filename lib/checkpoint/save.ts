import path from 'node:path'
import { getAddon, settled } from '../binding'
import { badArgument } from '../errors'
import { archiveFolder, writeArchive } from './archive_writer'
import { replaceFile } from './atomic_file'
import { writePickle, type PickleOptions } from './pickle_writer'
import { StorageCollector } from './storage_collector'
import { isFloatSlot } from './values'

/** What {@link writeFile} needs beyond the value. */
export interface WriteOptions extends Omit<PickleOptions, 'tensor' | 'storage'> {
  /** Tensors to be written as `tensor.detach()`. */
  detached: ReadonlySet<unknown>
  /** Awaited before the file is made; completes the pickle. */
  finish: (pickle: Buffer) => Promise<void>
}

/**
 * Writes a value as Python's `torch.save(value, filepath)` does: any value of `CheckpointValue`.
 * `torch.load` reads it in every mode (`weights_only=True` and `mmap=True` too) with equal values
 * and types; tensors that share memory here share it there.
 *
 * An integral number is written as an int; `new PyFloat(1)` and places marked by `markFloat` are
 * written as floats, see {@link isFloatSlot}.
 *
 * The value is taken as it is at the call: later changes to it, and calls on its tensors that are
 * made later, are not in the file. The tensors are copied in one turn of the queue of tensor work;
 * the copies, as large as the file, live until the promise settles, and writing them keeps no other
 * work waiting.
 *
 * The file appears complete or not at all: it is written under a temporary name in the same folder,
 * flushed to the disk and renamed, and a file that was there before survives any failure. Missing
 * folders are made.
 *
 * @param filepath the file to write; the usual extension is `.pt`
 * @throws BtxrdTorchError `ERR_INVALID_ARG`, `ERR_DISPOSED` or `ERR_DTYPE` with the place in the
 *   value, before anything is written; `ERR_FILE` when the file cannot be written
 */
export async function save(value: unknown, filepath: string): Promise<void> {
  await writeFile(value, filepath, { root: 'value', isFloat: isFloatSlot, detached: new Set(), finish: async () => {} })
}

/** {@link save} for values that lib/ puts together. Everything up to its first await happens at the call. */
export async function writeFile(value: unknown, filepath: string, { root, isFloat, detached, finish }: WriteOptions): Promise<void> {
  checkPath(filepath)
  // The working folder can change while the tensors are copied.
  const target = path.resolve(filepath)
  const storages = new StorageCollector(detached)
  const pickle = writePickle(value, { root, isFloat, tensor: (object, place) => storages.tensor(object, place), storage: (object, place) => storages.storage(object, place) })
  const snapshot = await settled(() => getAddon().snapshotStorages(storages.tensors))
  try {
    await finish(pickle)
    await replaceFile(target, (fd) => writeArchive(fd, archiveFolder(filepath), pickle, snapshot, storages.sizes))
  } finally {
    getAddon().releaseSnapshot(snapshot)
  }
}

/** For lib/checkpoint only. */
export function checkPath(filepath: unknown): void {
  if (typeof filepath !== 'string' || filepath === '' || /[/\\]$/.test(filepath)) {
    throw badArgument('filepath', 'the path of a file', filepath, 'Add a file name such as best.pt.')
  }
  if (filepath.includes('\0')) throw badArgument('filepath', 'a path without NUL characters', filepath)
}
