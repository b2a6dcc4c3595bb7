import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { getAddon } from '../../binding'
import type { Device } from '../../device'
import { getNumThreads } from '../../threads'

/** What the numbers of a run depend on beside its configuration; `environment.json`. */
export interface Environment {
  started: string
  versions: { 'btxrd-torch': string, libtorch: string, node: string }
  platform: string
  cpu: string
  device: string
  threads: number
  /** Of the working folder; null outside of a git repository. */
  git: { commit: string, modified: boolean } | null
}

/** @param device where the model is */
export async function describeEnvironment(device: Device): Promise<Environment> {
  const manifest = path.join(__dirname, '..', '..', '..', 'package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return {
    started: new Date().toISOString(),
    versions: { 'btxrd-torch': version, libtorch: getAddon().versions.libtorch, node: process.versions.node },
    platform: `${os.platform()} ${os.release()} ${os.arch()}`,
    cpu: os.cpus()[0]?.model ?? 'unknown',
    device: String(device),
    threads: getNumThreads(),
    git: await gitState()
  }
}

async function gitState(): Promise<Environment['git']> {
  const commit = await git('rev-parse', 'HEAD')
  if (commit === null) return null
  return { commit, modified: (await git('status', '--porcelain', '--untracked-files=no')) !== '' }
}

/** Null when git is not there, or has nothing to say here. */
function git(...args: string[]): Promise<string | null> {
  return new Promise((resolve) => execFile('git', args, (error, stdout) => resolve(error ? null : stdout.trim())))
}
