import { HubStatusError, headerOf, type HubClient } from './hub_client'
import { isChecksum } from './etag_hash'
import type { HubEnvironment } from './hub_environment'

/** A file of a repository at one commit. */
export interface RemoteFile {
  name: string
  /** The commit's id, 40 hexadecimal digits. */
  commit: string
  /** SHA-256 of a large file, git's id of a small one; its name in the cache. */
  etag: string
  /** Bytes. */
  size: number
  /** Gives the bytes of this commit, whatever the branch is at by then. */
  url: string
}

/** Asks the hub for a file; null when the repository does not have one of that name. */
export async function describeRemoteFile(
  client: HubClient, { endpoint }: HubEnvironment, repo: string, revision: string, name: string
): Promise<RemoteFile | null> {
  // A redirect to the content network answers, too: its headers describe the file.
  const { url, statusCode, headers, body } = await client.send(
    'HEAD', `${endpoint}/${repo}/resolve/${revision}/${name}`, {},
    (response) => headerOf(response.headers, 'x-repo-commit') !== null
  )
  await body.dump()
  if (statusCode === 404 && ['EntryNotFound', null].includes(headerOf(headers, 'x-error-code'))) return null
  if (statusCode >= 400) throw new HubStatusError(url, statusCode, headers)
  const commit = headerOf(headers, 'x-repo-commit') ?? ''
  const etag = (headerOf(headers, 'x-linked-etag') ?? headerOf(headers, 'etag') ?? '').replace(/^W\//, '').replaceAll('"', '')
  const size = Number(headerOf(headers, 'x-linked-size') ?? headerOf(headers, 'content-length') ?? NaN)
  // Both become names in the cache, so this check is also what keeps them inside it.
  if (!/^[0-9a-f]{40}$/.test(commit) || !isChecksum(etag) || !Number.isSafeInteger(size) || size < 0) {
    throw new Error(
      `${url.origin} did not answer as the hub does, with a commit, a size and a checksum ` +
        '(X-Repo-Commit, X-Linked-Size, X-Linked-ETag): check HF_ENDPOINT, proxy and firewall'
    )
  }
  return { name, commit, etag, size, url: `${endpoint}/${repo}/resolve/${commit}/${name}` }
}
