import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { readCheckpointFile } from '../../../lib/checkpoint/checkpoint_file'
import { loadCheckpoint } from '../../../lib/checkpoint/load_checkpoint'
import type { ErrorCode } from '../../../lib/errors'
import { int, pickle, str } from '../../support/pickle_assembler'
import { TempFolder } from '../../support/temp_folder'
import { torchFile, zip, type TorchFileOptions } from '../../support/zip_builder'

const folder = new TempFolder()
const someDict = pickle('}', str('epoch'), int(1), 's')

function tar(member: string): Buffer {
  const header = Buffer.alloc(1024)
  header.write(member, 0)
  header.write('ustar', 257)
  return header
}

function safetensors(): Buffer {
  const header = Buffer.from('{"w":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}')
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, header])
}

describe('each kind of file is told apart', () => {
  const legacy = Buffer.from('80028a0a6cfc9c46f9206aa850192e', 'hex')
  test.each<[string, Buffer, ErrorCode, RegExp]>([
    ['empty', Buffer.alloc(0), 'ERR_CHECKPOINT_TRUNCATED', /is empty \(0 bytes\)/],
    ['three bytes of a zip', Buffer.from('PK\x03', 'latin1'), 'ERR_CHECKPOINT_TRUNCATED', /ends after 3 bytes/],
    ['half a zip', torchFile(someDict).subarray(0, 400), 'ERR_CHECKPOINT_TRUNCATED', /its end is missing \(400 bytes/],
    ['legacy, cut', legacy, 'ERR_CHECKPOINT_TRUNCATED', /15 bytes ends within the pickle that begins at byte 15/],
    ['legacy in a tar', tar('pickle'), 'ERR_CHECKPOINT_LEGACY', /before torch 0\.1\.10/],
    ['another tar', tar('images/1.png'), 'ERR_CHECKPOINT_FORMAT', /it begins with the bytes 696d616765732f31/],
    ['TorchScript', zip(['data.pkl', 'constants.pkl', 'version'].map((name) => ({ name: `m/${name}`, data: someDict }))), 'ERR_CHECKPOINT_FORMAT', /TorchScript/],
    ['safetensors, which has no nine keys', safetensors(), 'ERR_CHECKPOINT_FORMAT', /expected a dict/],
    ['a pickle', pickle('}'), 'ERR_CHECKPOINT_FORMAT', /Python pickle that torch\.save did not write/],
    ['Git LFS', Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\n'), 'ERR_CHECKPOINT_FORMAT', /git lfs pull/],
    ['HTML', Buffer.from('<!doctype html><title>404</title>'), 'ERR_CHECKPOINT_FORMAT', /HTML/],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'ERR_CHECKPOINT_FORMAT', /gzip/],
    ['HDF5', Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), 'ERR_CHECKPOINT_FORMAT', /HDF5/],
    ['NumPy', Buffer.from('\x93NUMPY\x01\x00', 'latin1'), 'ERR_CHECKPOINT_FORMAT', /NumPy/],
    ['an empty zip', zip([]), 'ERR_CHECKPOINT_FORMAT', /empty zip/],
    ['another zip', zip([{ name: 'word/document.xml', data: someDict }]), 'ERR_CHECKPOINT_FORMAT', /not one of torch\.save: it has no "word\/data\.pkl"/],
    ['a zip without a folder', zip([{ name: 'data.pkl', data: someDict }]), 'ERR_CHECKPOINT_FORMAT', /not one of torch\.save/],
    ['text', Buffer.from('hello'), 'ERR_CHECKPOINT_FORMAT', /it begins with the bytes 68656c6c6f/]
  ])('%s', async (name, bytes, code, message) => {
    const file = folder.write(`${name}.pt`, bytes)
    await expect(loadCheckpoint(file)).rejects.toMatchObject({ name: 'BtxrdTorchError', code, file, message: expect.stringMatching(message) })
  })
})

describe('paths', () => {
  test('missing, a folder, a dangling link', async () => {
    mkdirSync(folder.file('sub'))
    symlinkSync('nowhere', folder.file('link'))
    await expect(loadCheckpoint(folder.file('none.pt'))).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('no such file') })
    await expect(loadCheckpoint(folder.file('link'))).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('no such file') })
    await expect(loadCheckpoint(folder.file('sub'))).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('folder') })
  })

  test('a FIFO and a device are refused without waiting', async () => {
    execFileSync('mkfifo', [folder.file('fifo')])
    await expect(loadCheckpoint(folder.file('fifo'))).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('pipe') })
    await expect(loadCheckpoint('/dev/zero')).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('device') })
  })

  test('arguments', async () => {
    for (const bad of [undefined, null, -1, '', new Uint16Array(1), 'a\0b']) {
      await expect(loadCheckpoint(bad as string)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG', message: expect.stringContaining('filepath') })
    }
    await expect(loadCheckpoint('x.pt', 'gpu')).rejects.toMatchObject({ code: 'ERR_DEVICE' })
  })
})

describe('text records', () => {
  const read = async (options: TorchFileOptions): Promise<unknown> => (await readCheckpointFile(folder.write('records.pt', torchFile(someDict, options)))).value

  test('older files lack some, and any folder name is read', async () => {
    const older = { '.format_version': null, '.storage_alignment': null, byteorder: null, version: '2\n' }
    expect(await read({ records: older })).toMatchObject({ epoch: 1 })
    expect(await read({ folder: 'best_stratified', records: { 'extra/file': 'kept out' } })).toMatchObject({ epoch: 1 })
    expect(await read({ records: { '.data/serialization_id': '123' } })).toMatchObject({ epoch: 1 })
  })
})
