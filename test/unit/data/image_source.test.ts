import { execFileSync } from 'node:child_process'
import { symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { MAX_IMAGE_FILE_BYTES, readImageSource } from '../../../lib/data/image_source'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder().path

describe('readImageSource', () => {
  test('reads a file and follows a link to one', async () => {
    const file = path.join(folder, 'plain')
    await writeFile(file, 'bytes')
    await symlink(file, path.join(folder, 'link'))
    expect((await readImageSource(path.join(folder, 'link'))).bytes.toString()).toBe('bytes')
  })

  test('copies bytes, so that the caller may reuse or transfer them', async () => {
    const bytes = new Uint8Array([1, 2, 3])
    const source = await readImageSource(bytes)
    bytes.fill(9)
    expect([...source.bytes]).toEqual([1, 2, 3])
    structuredClone(bytes, { transfer: [bytes.buffer] })
    expect([...source.bytes]).toEqual([1, 2, 3])
  })

  test.each([
    ['a missing file', 'missing.jpeg', /cannot be read.*ENOENT.*Check the path/],
    ['a folder', '.', /it is a folder.*Give the path of one image file/],
    ['a path through a file', 'plain/x.jpeg', /ENOTDIR/],
    ['a NUL in the name', 'a\0b', /without null bytes/]
  ])('%s is ERR_FILE with the path', async (_, name, message) => {
    await writeFile(path.join(folder, 'plain'), 'bytes')
    const file = `${folder}/${name}`
    await expect(readImageSource(file)).rejects.toMatchObject({
      name: 'BtxrdTorchError', code: 'ERR_FILE', file, message: expect.stringMatching(message)
    })
  })

  test('a file over the limit is refused before it is read', async () => {
    const file = path.join(folder, 'huge')
    await writeFile(file, '')
    await truncate(file, MAX_IMAGE_FILE_BYTES + 1) // sparse: takes no disk
    await expect(readImageSource(file)).rejects.toMatchObject({
      code: 'ERR_FILE', message: expect.stringContaining(`over the limit of ${MAX_IMAGE_FILE_BYTES}`)
    })
  })

  const noSources = [undefined, null, '', 7, ['a.png'], new ArrayBuffer(8)]
  test.each(noSources.map((source) => [source]))('%p is ERR_INVALID_ARG', async (source) => {
    await expect(readImageSource(source as string)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG' })
  })

  if (process.platform !== 'win32') { // which has neither pipes in folders nor device files
    test('a pipe that nobody writes to is refused at once', async () => {
      const pipe = path.join(folder, 'pipe')
      execFileSync('mkfifo', [pipe])
      await expect(readImageSource(pipe)).rejects.toMatchObject({
        code: 'ERR_FILE', message: expect.stringContaining('not an ordinary file')
      })
    })

    test('so is a device behind a link', async () => {
      const link = path.join(folder, 'scan.jpeg')
      await symlink('/dev/zero', link)
      await expect(readImageSource(link)).rejects.toMatchObject({ code: 'ERR_FILE' })
    })
  }
})
