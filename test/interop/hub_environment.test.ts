import os from 'node:os'
import path from 'node:path'
import { hubEnvironment } from '../../lib/models/pretrained/hub_environment'
import { runReference } from '../support/python'

test('the cache folder is huggingface_hub\'s under the same variables', async () => {
  const environments: Record<string, string>[] = [
    {},
    { XDG_CACHE_HOME: '/xdg' },
    { HF_HOME: '/home/hf', XDG_CACHE_HOME: '/xdg' },
    { HF_HOME: '~/hf' },
    { HUGGINGFACE_HUB_CACHE: '/legacy', HF_HOME: '/home/hf' },
    { HF_HUB_CACHE: '/hub', HUGGINGFACE_HUB_CACHE: '/legacy', HF_HOME: '/home/hf' },
    { HF_HUB_CACHE: '~/hub' },
    { HF_HUB_CACHE: '$HF_HOME/x/${XDG_CACHE_HOME}/$UNSET', HF_HOME: '/home', XDG_CACHE_HOME: 'y' },
    { HF_HUB_CACHE: '~user/hub/~' }
  ]
  const { cache_folders: folders } = await runReference<{ cache_folders: string[] }>('pretrained_hub', { environments })
  expect(folders[0]).toBe(path.join(os.homedir(), '.cache', 'huggingface', 'hub'))
  for (const [i, variables] of environments.entries()) {
    expect({ variables, folder: hubEnvironment({ ...variables }).cacheFolder }).toEqual({ variables, folder: path.resolve(folders[i]!) })
  }
})

test('switches and addresses', () => {
  expect(hubEnvironment({})).toMatchObject({ endpoint: 'https://huggingface.co', token: null, offline: false, timeoutMs: 10_000 })
  expect(hubEnvironment({ HF_ENDPOINT: 'https://mirror.example/hf//', HF_TOKEN: ' t\r\n', HF_HUB_OFFLINE: 'true', HF_HUB_DOWNLOAD_TIMEOUT: '30' }))
    .toMatchObject({ endpoint: 'https://mirror.example/hf', token: 't', offline: true, timeoutMs: 30_000 })
  expect(hubEnvironment({ TRANSFORMERS_OFFLINE: '1', HF_HUB_DOWNLOAD_TIMEOUT: 'soon' })).toMatchObject({ offline: true, timeoutMs: 10_000 })
})
