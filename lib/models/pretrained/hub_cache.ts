import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** File systems and accounts (Windows) without symbolic links. */
const NO_SYMLINKS = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'])
/** Names that stay inside the folder they are joined to. */
const PLAIN_NAME = /^[A-Za-z0-9][\w.-]*$/

/**
 * The folder of one model repository in huggingface_hub's cache, which Python shares:
 * `models--OWNER--NAME/{refs/REVISION, snapshots/COMMIT/FILE -> ../../blobs/ETAG, blobs/ETAG}`.
 */
export class RepoCache {
  readonly folder: string

  /** @param repo `owner/name` */
  constructor(cacheFolder: string, repo: string) {
    this.folder = path.join(cacheFolder, ['models', ...repo.split('/')].join('--'))
  }

  /** A cached file of a revision (branch, tag or commit); null when it is not there. */
  async find(revision: string, file: string): Promise<string | null> {
    const ref = await readFile(path.join(this.folder, 'refs', revision), 'utf8').catch(() => revision)
    const commit = ref.trim()
    if (!PLAIN_NAME.test(commit)) return null
    const pointer = this.#pointer(commit, file)
    // Follows the link: one whose blob is gone does not count.
    const stats = await stat(pointer).catch(() => null)
    return stats?.isFile() ? pointer : null
  }

  blob(etag: string): string {
    return path.join(this.folder, 'blobs', etag)
  }

  async hasBlob(etag: string): Promise<boolean> {
    return (await stat(this.blob(etag)).catch(() => null))?.isFile() ?? false
  }

  /** Makes a complete blob the file of a commit, and the commit that of the revision; each step is atomic. */
  async publish(etag: string, file: string, commit: string, revision: string): Promise<string> {
    const pointer = this.#pointer(commit, file)
    await mkdir(path.dirname(pointer), { recursive: true })
    await link(this.blob(etag), pointer)
    if (revision !== commit) {
      const ref = path.join(this.folder, 'refs', revision)
      await mkdir(path.dirname(ref), { recursive: true })
      const fresh = besides(ref)
      await writeFile(fresh, commit)
      await rename(fresh, ref)
    }
    return pointer
  }

  #pointer(commit: string, file: string): string {
    return path.join(this.folder, 'snapshots', commit, file)
  }
}

async function link(blob: string, pointer: string): Promise<void> {
  const fresh = besides(pointer)
  try {
    // Relative, as huggingface_hub's: the cache may be moved.
    await symlink(path.relative(path.dirname(pointer), blob), fresh)
  } catch (error) {
    if (!NO_SYMLINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    await rename(blob, pointer)
    return
  }
  await rename(fresh, pointer)
}

function besides(file: string): string {
  return `${file}.${randomBytes(4).toString('hex')}.tmp`
}
