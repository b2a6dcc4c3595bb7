import os from 'node:os'
import path from 'node:path'

/** What the environment says about the Hugging Face hub, by huggingface_hub's variables and defaults. */
export interface HubEnvironment {
  /** `HF_HUB_CACHE`, `HUGGINGFACE_HUB_CACHE`, or `hub` in `HF_HOME`. */
  cacheFolder: string
  /** `HF_ENDPOINT`, without a slash at its end. */
  endpoint: string
  /** `HF_TOKEN`; null when there is none. */
  token: string | null
  /** `HF_HUB_OFFLINE` or `TRANSFORMERS_OFFLINE`: no request is made. */
  offline: boolean
  /** `HF_HUB_DOWNLOAD_TIMEOUT`: how long a server may be silent. */
  timeoutMs: number
}

const DEFAULT_ENDPOINT = 'https://huggingface.co'
const DEFAULT_TIMEOUT_SECONDS = 10

/** Reads the variables at each call; Python reads them once, when huggingface_hub is imported. */
export function hubEnvironment(env: NodeJS.ProcessEnv = process.env): HubEnvironment {
  const cacheHome = env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache')
  const home = expand(env.HF_HOME || path.join(cacheHome, 'huggingface'), env)
  const timeout = Number(env.HF_HUB_DOWNLOAD_TIMEOUT)
  return {
    cacheFolder: path.resolve(expand(env.HF_HUB_CACHE || env.HUGGINGFACE_HUB_CACHE || path.join(home, 'hub'), env)),
    endpoint: (env.HF_ENDPOINT || DEFAULT_ENDPOINT).replace(/\/+$/, ''),
    // A token that was read from a file often ends in a line break, which no header may hold.
    token: env.HF_TOKEN?.trim() || null,
    offline: isTrue(env.HF_HUB_OFFLINE || env.TRANSFORMERS_OFFLINE),
    timeoutMs: 1000 * (timeout > 0 ? timeout : DEFAULT_TIMEOUT_SECONDS)
  }
}

function isTrue(value: string | undefined): boolean {
  return ['1', 'ON', 'YES', 'TRUE'].includes(value?.toUpperCase() ?? '')
}

/** `~` and `$NAME`, as `os.path.expanduser` and `os.path.expandvars`. */
function expand(file: string, env: NodeJS.ProcessEnv): string {
  return file
    .replace(/^~(?=$|[/\\])/, () => os.homedir())
    .replace(/\$(?:(\w+)|\{(\w+)\})/g, (text, name?: string, braced?: string) => env[name ?? braced ?? ''] ?? text)
}
