import { setTimeout as delay } from 'node:timers/promises'
import { HubStatusError, headerOf, type HubClient } from './hub_client'
import type { PartialFile } from './partial_file'
import type { RemoteFile } from './remote_file'

/** Told while weights are downloaded. */
export interface DownloadProgress {
  /** `'model.safetensors'` */
  file: string
  receivedBytes: number
  totalBytes: number
}

export interface DownloadOptions {
  onDownloadProgress?: ((progress: DownloadProgress) => void) | undefined
  /** Aborts the download with `ERR_ABORTED`; what was received is kept and resumed next time. */
  signal?: AbortSignal | undefined
}

/** Attempts in a row that brought nothing; bytes that arrive start the count again, as in huggingface_hub. */
const MAX_FAILURES = 5
const FIRST_DELAY_MS = 200

/** A body that ended early, or that does not continue where it was asked to. */
class BrokenTransferError extends Error {}

/** Receives what a file still lacks, going on after a broken connection. */
export async function download(client: HubClient, remote: RemoteFile, partial: PartialFile, options: DownloadOptions): Promise<void> {
  let failures = 0
  while (partial.size < remote.size) {
    const before = partial.size
    try {
      await receive(client, remote, partial, options)
    } catch (error) {
      if (options.signal?.aborted || !mayPass(error)) throw error
      failures = partial.size > before ? 1 : failures + 1
      if (failures === MAX_FAILURES) throw error
      await delay(FIRST_DELAY_MS * 2 ** (failures - 1), undefined, { ...(options.signal && { signal: options.signal }) })
    }
  }
}

async function receive(client: HubClient, remote: RemoteFile, partial: PartialFile, { onDownloadProgress }: DownloadOptions): Promise<void> {
  const start = partial.size
  const { url, statusCode, headers, body } = await client.send('GET', remote.url, start > 0 ? { range: `bytes=${start}-` } : {})
  try {
    if (statusCode === 200) {
      if (start > 0) await partial.restart()
    } else if (statusCode !== 206) {
      throw new HubStatusError(url, statusCode, headers)
    } else if (headerOf(headers, 'content-range') !== `bytes ${start}-${remote.size - 1}/${remote.size}`) {
      await partial.restart()
      throw new BrokenTransferError(`${url.origin} sent another range than bytes ${start} to ${remote.size - 1}`)
    }
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (partial.size + chunk.length > remote.size) {
        await partial.restart()
        throw new Error(`${url.origin} sent more than the ${remote.size} bytes of ${remote.name}`)
      }
      await partial.append(chunk)
      onDownloadProgress?.({ file: remote.name, receivedBytes: partial.size, totalBytes: remote.size })
    }
  } finally {
    // Unread, a body would keep its connection, and destroyed by someone else it would raise an error nobody hears.
    await body.dump().catch(() => undefined)
  }
  if (partial.size < remote.size) throw new BrokenTransferError(`${url.origin} ended after ${partial.size} of ${remote.size} bytes`)
}

/** Whether another attempt may succeed: broken connections and busy servers, not what this machine or the caller did. */
function mayPass(error: unknown): boolean {
  if (error instanceof HubStatusError) return error.retryable
  if (error instanceof BrokenTransferError) return true
  return isNetworkError(error)
}

const NETWORK_CODES = new Set([
  'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'
])

function isNetworkError(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code)
  return NETWORK_CODES.has(code) || (code.startsWith('UND_ERR_') && !['UND_ERR_INVALID_ARG', 'UND_ERR_ABORTED'].includes(code))
}
