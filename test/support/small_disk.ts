import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { run, type Outcome } from './run'

/** A file system of its own in a mount namespace, which ends with the program that runs there. */
export class SmallDisk {
  /** For a test that mounts it: left out on macOS, and in containers that forbid mounting. */
  readonly test: typeof test

  /** @param path of the folder that it is mounted on */
  constructor(readonly path: string) {
    mkdirSync(path)
    this.test = spawnSync('unshare', this.#mounted('size=1m', 'true')).status === 0 ? test : test.skip
  }

  /** @param options of tmpfs, such as `size=1m` or `ro`; `script` is for the shell */
  run(options: string, script: string): Promise<Outcome> {
    return run('unshare', this.#mounted(options, script))
  }

  #mounted(options: string, script: string): string[] {
    return ['--user', '--map-root-user', '--mount', 'sh', '-c', `mount -t tmpfs -o ${options} none '${this.path}' && ${script}`]
  }
}

/** A command of the shell from its words, which have no quotes in them. */
export const shell = (...words: string[]): string => `'${words.join("' '")}'`
