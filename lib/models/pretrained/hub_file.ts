import { BtxrdTorchError } from '../../errors'
import { download, type DownloadOptions } from './download'
import { HubClient } from './hub_client'
import { hubEnvironment, type HubEnvironment } from './hub_environment'
import { RepoCache } from './hub_cache'
import { PartialFile } from './partial_file'
import { pretrainedError, type WantedFile } from './pretrained_error'
import { describeRemoteFile, type RemoteFile } from './remote_file'

/** Times the timeout after which a download cannot be alive any more. */
const IDLE_TIMEOUTS = 6

/**
 * The path of a file of the hub: from huggingface_hub's cache, without a request, or downloaded into
 * it. Python's `hf_hub_download` gives the same file when it is offline; online it asks first
 * whether the branch has moved.
 *
 * @throws BtxrdTorchError `ERR_PRETRAINED`, or `ERR_ABORTED` by the signal
 */
export async function hubFile(wanted: WantedFile, options: DownloadOptions = {}): Promise<string> {
  const environment = hubEnvironment()
  const cache = new RepoCache(environment.cacheFolder, wanted.repo)
  for (const file of wanted.files) {
    const cached = await cache.find(wanted.revision, file)
    if (cached !== null) return cached
  }
  const fail = (problem: string, cause?: unknown): BtxrdTorchError => pretrainedError(wanted, environment, problem, cause)
  if (environment.offline) throw fail(`it is not in the hub cache ${cache.folder} and HF_HUB_OFFLINE forbids to download it`)
  if (!/^https?:\/\/./.test(environment.endpoint) || !URL.canParse(environment.endpoint)) throw fail(`HF_ENDPOINT is not an http or https address: ${environment.endpoint}`)
  const client = new HubClient(environment, options.signal)
  try {
    for (const file of wanted.files) {
      const remote = await describeRemoteFile(client, environment, wanted.repo, wanted.revision, file)
      if (remote === null) continue
      if (!await cache.hasBlob(remote.etag)) await downloadBlob(client, cache, remote, environment, options)
      return await cache.publish(remote.etag, file, remote.commit, wanted.revision)
    }
  } catch (error) {
    if (options.signal?.aborted) throw new BtxrdTorchError('ERR_ABORTED', `The download of the pretrained weights of ${wanted.architecture} was aborted.`, { cause: error })
    throw fail(`it is not in the hub cache ${cache.folder} and the download failed: ${reason(error)}`, error)
  } finally {
    await client.close()
  }
  throw fail(`${environment.endpoint}/${wanted.repo} has no ${wanted.files.join(' and no ')}`)
}

async function downloadBlob(
  client: HubClient, cache: RepoCache, remote: RemoteFile, { timeoutMs }: HubEnvironment, options: DownloadOptions
): Promise<void> {
  for (;;) {
    const partial = await PartialFile.open(cache.blob(remote.etag), remote, IDLE_TIMEOUTS * timeoutMs)
    try {
      await download(client, remote, partial, options)
    } catch (error) {
      await partial.keep()
      throw error
    }
    if (await partial.complete()) return
    // What an earlier download left may have been the wrong part.
    if (!partial.resumed) throw new Error(`what arrived does not have the checksum ${remote.etag} of ${remote.name}, so it was removed`)
  }
}

function reason(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  return message || code || String(error)
}
