import { BtxrdTorchError } from '../../errors'
import type { HubEnvironment } from './hub_environment'
import { RepoCache } from './hub_cache'

/** A file of weights on the hub, and which model wants it. */
export interface WantedFile {
  /** `'efficientnet_b0'` */
  architecture: string
  /** `'timm/efficientnet_b0.ra_in1k'` */
  repo: string
  /** Branch, tag or commit. */
  revision: string
  /** Names that it may have, the preferred one first. */
  files: [string, ...string[]]
}

/** The error for weights that cannot be had: which file is wanted, why it is not there, and where to put it. */
export function pretrainedError(wanted: WantedFile, environment: HubEnvironment, problem: string, cause?: unknown): BtxrdTorchError {
  const { architecture, repo, revision, files: [file] } = wanted
  const { folder } = new RepoCache(environment.cacheFolder, repo)
  return new BtxrdTorchError(
    'ERR_PRETRAINED',
    `Expected the pretrained weights of ${architecture}, ${file} of ${repo} on the hub, but ${problem}. ` +
      `Without a connection, bring the file from a machine that has one (${environment.endpoint}/${repo}/resolve/${revision}/${file}) ` +
      `and pass its path, pretrained: '/path/to/${file}'; or run "hf download ${repo} ${file}" there and copy the folder ` +
      `models--${repo.replaceAll('/', '--')} of its hub cache to ${folder}; or pass pretrained: false.`,
    { cause }
  )
}
