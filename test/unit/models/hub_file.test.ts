import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hubFile } from '../../../lib/models/pretrained/hub_file'
import type { DownloadProgress } from '../../../lib/models/pretrained/download'
import type { WantedFile } from '../../../lib/models/pretrained/pretrained_error'
import { COMMIT, HubServer, ProxyServer, withServer } from '../../support/hub_server'
import { TempFolder } from '../../support/temp_folder'

const folder = new TempFolder()
const hub = new HubServer()
const cache = folder.file('cache')
const repo = path.join(cache, 'models--timm--small.test')
const wanted: WantedFile = { architecture: 'small', repo: 'timm/small.test', revision: 'main', files: ['model.safetensors', 'pytorch_model.bin'] }
const token = 'hf_secret_of_the_test'
/** Bytes without a period that a wrong offset could hit. */
const content = Buffer.concat(Array.from({ length: 8192 }, (_, i) => createHash('sha256').update(String(i)).digest()))
const etag = createHash('sha256').update(content).digest('hex')
const environment = { ...process.env }

beforeAll(() => hub.start())
afterAll(() => hub.stop())

beforeEach(() => {
  hub.reset()
  hub.files.set('timm/small.test/model.safetensors', { content, storage: 'lfs' })
  rmSync(cache, { recursive: true, force: true })
  process.env = { ...environment, HF_HUB_CACHE: cache, HF_ENDPOINT: hub.endpoint, HF_HUB_DOWNLOAD_TIMEOUT: '2', NO_PROXY: '' }
  for (const name of ['HF_TOKEN', 'HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'no_proxy']) delete process.env[name]
})

afterAll(() => {
  process.env = environment
})

const files = (): string[] =>
  existsSync(cache) ? readdirSync(cache, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory()).map((entry) => path.relative(cache, path.join(entry.parentPath, entry.name))).sort() : []

async function failure(promise: Promise<unknown>): Promise<Error & { code: string }> {
  const error = await promise.then(() => null, (reason: unknown) => reason)
  expect(error).toMatchObject({ name: 'BtxrdTorchError' })
  return error as Error & { code: string }
}

const partialOf = (name: string): string => path.join(repo, 'blobs', name)

function leavePartial(name: string, bytes: Buffer, ageSeconds = 0): void {
  mkdirSync(path.dirname(partialOf(name)), { recursive: true })
  writeFileSync(partialOf(name), bytes)
  const time = Date.now() / 1000 - ageSeconds
  utimesSync(partialOf(name), time, time)
}

describe('a download', () => {
  test('has the layout of huggingface_hub\'s cache, reports progress, and is not repeated', async () => {
    const progress: DownloadProgress[] = []
    const file = await hubFile(wanted, { onDownloadProgress: (step) => progress.push(step) })
    expect(file).toBe(path.join(repo, 'snapshots', COMMIT, 'model.safetensors'))
    expect(readFileSync(file).equals(content)).toBe(true)
    expect(readlinkSync(file)).toBe(path.join('..', '..', 'blobs', etag))
    expect(readFileSync(path.join(repo, 'refs', 'main'), 'utf8')).toBe(COMMIT)
    expect(files()).toEqual([`blobs/${etag}`, 'refs/main', `snapshots/${COMMIT}/model.safetensors`].map((name) => path.join('models--timm--small.test', name)))
    expect(progress.at(-1)).toEqual({ file: 'model.safetensors', receivedBytes: content.length, totalBytes: content.length })
    expect(progress.map(({ receivedBytes }) => receivedBytes)).toEqual(progress.map(({ receivedBytes }) => receivedBytes).sort((a, b) => a - b))
    const requests = hub.requests.length
    expect(await hubFile(wanted)).toBe(file)
    expect(hub.requests).toHaveLength(requests)
  })

  test('asks for the bytes of the commit that it was told, not of the branch', async () => {
    await hubFile(wanted)
    expect(hub.requests.map(({ server, method, url }) => `${server} ${method} ${url}`)).toEqual([
      'hub HEAD /timm/small.test/resolve/main/model.safetensors',
      `hub GET /timm/small.test/resolve/${COMMIT}/model.safetensors`,
      'cdn GET /timm/small.test/model.safetensors?signature=1'
    ])
  })

  test('follows relative redirects and checks git\'s own checksum', async () => {
    hub.files.set('timm/small.test/model.safetensors', { content, storage: 'git' })
    const file = await hubFile(wanted)
    expect(readFileSync(file).equals(content)).toBe(true)
    expect(path.basename(readlinkSync(file))).toMatch(/^[0-9a-f]{40}$/)
  })

  test('takes pytorch_model.bin where there is no safetensors file', async () => {
    hub.files.clear()
    hub.files.set('timm/small.test/pytorch_model.bin', { content, storage: 'lfs' })
    expect(path.basename(await hubFile(wanted))).toBe('pytorch_model.bin')
  })

  test('uses a blob that is there already', async () => {
    leavePartial(etag, content)
    await hubFile(wanted)
    expect(hub.requests.map(({ method }) => method)).toEqual(['HEAD'])
  })

  test('of one file twice at once gives it to both', async () => {
    const [a, b] = await Promise.all([hubFile(wanted), hubFile(wanted)])
    expect(a).toBe(b)
    expect(readFileSync(a).equals(content)).toBe(true)
    expect(readdirSync(path.join(repo, 'blobs'))).toEqual([etag])
  })

  test('of a pinned commit writes no ref', async () => {
    const file = await hubFile({ ...wanted, revision: COMMIT })
    expect(readFileSync(file).equals(content)).toBe(true)
    expect(existsSync(path.join(repo, 'refs'))).toBe(false)
  })
})

describe('a broken transfer', () => {
  test('goes on where the connection was cut', async () => {
    hub.faults = [{ cutAfter: 100_000 }, { cutAfter: 50_000 }]
    const file = await hubFile(wanted, { onDownloadProgress: hub.clientHas })
    expect(readFileSync(file).equals(content)).toBe(true)
    expect(hub.ranges).toEqual([undefined, 'bytes=100000-', 'bytes=150000-'])
  })

  test('starts again when the server does not honour Range', async () => {
    hub.faults = [{ cutAfter: 100_000 }, { ignoreRange: true }]
    expect(readFileSync(await hubFile(wanted, { onDownloadProgress: hub.clientHas })).equals(content)).toBe(true)
    expect(hub.ranges).toEqual([undefined, 'bytes=100000-'])
  })

  test('starts again when the server sends another range', async () => {
    hub.faults = [{ cutAfter: 100_000 }, { headers: { 'content-range': `bytes 99999-${content.length - 1}/${content.length}` } }]
    expect(readFileSync(await hubFile(wanted, { onDownloadProgress: hub.clientHas })).equals(content)).toBe(true)
    expect(hub.ranges).toEqual([undefined, 'bytes=100000-', undefined])
  })

  test('is tried again after a busy or silent server', async () => {
    process.env.HF_HUB_DOWNLOAD_TIMEOUT = '0.5'
    hub.faults = [{ status: 503 }, { silent: true }]
    expect(readFileSync(await hubFile(wanted)).equals(content)).toBe(true)
  })

  test('that does not recover keeps what arrived, and the next call resumes it', async () => {
    hub.faults = [{ cutAfter: 200_000 }, ...Array<{ status: number }>(4).fill({ status: 500 })]
    const error = await failure(hubFile(wanted, { onDownloadProgress: hub.clientHas }))
    expect(error).toMatchObject({ code: 'ERR_PRETRAINED', message: expect.stringContaining('answered 500') })
    expect(files()).toEqual([path.join('models--timm--small.test', 'blobs', `${etag}.btxrd.incomplete`)])
    hub.requests.length = 0
    expect(readFileSync(await hubFile(wanted)).equals(content)).toBe(true)
    expect(hub.ranges).toEqual(['bytes=200000-'])
    expect(readdirSync(path.join(repo, 'blobs'))).toEqual([etag])
  })

  test('of a process that was killed is resumed once it is certain that nobody writes it', async () => {
    leavePartial(`${etag}.0badf00d.btxrd.incomplete`, content.subarray(0, 1000), 3600)
    await hubFile(wanted)
    expect(hub.ranges).toEqual(['bytes=1000-'])
    rmSync(cache, { recursive: true })
    hub.requests.length = 0
    leavePartial(`${etag}.0badf00d.btxrd.incomplete`, content.subarray(0, 1000))
    await hubFile(wanted)
    expect(hub.ranges).toEqual([undefined])
    expect(statSync(partialOf(`${etag}.0badf00d.btxrd.incomplete`)).size).toBe(1000)
  })

  test('left complete needs no content', async () => {
    leavePartial(`${etag}.btxrd.incomplete`, content)
    await hubFile(wanted)
    expect(hub.ranges).toEqual([])
  })

  test.each([
    ['other bytes', Buffer.alloc(1000, 1)],
    ['more bytes than the file', Buffer.alloc(content.length + 1)]
  ])('with %s is started again from nothing', async (_name, bytes) => {
    leavePartial(`${etag}.btxrd.incomplete`, bytes)
    expect(readFileSync(await hubFile(wanted)).equals(content)).toBe(true)
    expect(hub.ranges.at(-1)).toBeUndefined()
    expect(readdirSync(path.join(repo, 'blobs'))).toEqual([etag])
  })

  test('is aborted by a signal, and resumed', async () => {
    const controller = new AbortController()
    const error = await failure(hubFile(wanted, { signal: controller.signal, onDownloadProgress: () => controller.abort() }))
    expect(error.code).toBe('ERR_ABORTED')
    await hubFile(wanted)
    expect(hub.ranges.at(-1)).toMatch(/^bytes=\d+-$/)
  })
})

describe('content that is not the file\'s', () => {
  test('of the right size is refused by its checksum, and nothing is left', async () => {
    hub.faults = [{ content: Buffer.alloc(content.length, 7) }]
    const error = await failure(hubFile(wanted))
    expect(error).toMatchObject({ code: 'ERR_PRETRAINED', message: expect.stringContaining(`does not have the checksum ${etag}`) })
    expect(files()).toEqual([])
  })

  test('of a larger size is refused before it fills the disk', async () => {
    hub.faults = [{ content: Buffer.concat([content, content]) }]
    const error = await failure(hubFile(wanted))
    expect(error.message).toContain(`more than the ${content.length} bytes`)
    expect(files()).toEqual([])
  })
})

describe('an answer of the hub that is no file', () => {
  const answer = (status: number, headers: Record<string, string> = {}): void => {
    hub.override = (_request, response) => {
      response.writeHead(status, headers).end()
      return true
    }
  }

  test('404: the error names the files, and that the repository lacks them', async () => {
    hub.files.clear()
    const error = await failure(hubFile(wanted))
    expect(error.code).toBe('ERR_PRETRAINED')
    expect(error.message).toContain(`${hub.endpoint}/timm/small.test has no model.safetensors and no pytorch_model.bin`)
    expect(files()).toEqual([])
  })

  test.each([
    ['a repository that does not exist', 401, { 'x-error-code': 'RepoNotFound', 'x-error-message': 'Invalid username or password.' }, 'answered 401 (Invalid username or password.)'],
    ['a gated repository', 403, { 'x-error-code': 'GatedRepo' }, 'answered 403'],
    ['a revision that does not exist', 404, { 'x-error-code': 'RevisionNotFound' }, 'answered 404'],
    ['a hub that is down', 503, {}, 'answered 503'],
    ['a web page', 200, { etag: '"abc"', 'content-length': '10' }, 'did not answer as the hub does'],
    ['a path for a checksum', 200, { 'x-repo-commit': COMMIT, etag: '"../../../evil"', 'content-length': '10' }, 'did not answer as the hub does'],
    ['a path for a commit', 200, { 'x-repo-commit': '../../../evil', etag: `"${etag}"`, 'content-length': '10' }, 'did not answer as the hub does'],
    ['a redirect to a file', 302, { location: 'file:///etc/passwd' }, 'redirected to file://'],
    ['a redirect to nowhere', 302, { location: 'http://' }, 'Invalid URL'],
    ['a redirect without an end', 302, { location: '/again' }, 'redirected more than 5 times']
  ])('%s', async (_name, status, headers, text) => {
    answer(status, headers as Record<string, string>)
    const error = await failure(hubFile(wanted))
    expect(error.code).toBe('ERR_PRETRAINED')
    expect(error.message).toContain(text)
    expect(files()).toEqual([])
  })
})

describe('the token', () => {
  test('goes to the hub and never to the host that it redirects to', async () => {
    process.env.HF_TOKEN = `${token}\n`
    await hubFile(wanted)
    expect(hub.requests.map(({ server, authorization }) => [server, authorization])).toEqual([
      ['hub', `Bearer ${token}`], ['hub', `Bearer ${token}`], ['cdn', undefined]
    ])
  })

  test('does not follow a redirect of the question for the file either, nor come back in an error', async () => {
    process.env.HF_TOKEN = token
    const seen: (string | undefined)[] = []
    const error = await withServer((request, response) => {
      seen.push(request.headers.authorization)
      response.writeHead(403).end()
    }, (origin) => {
      hub.override = (_request, response) => {
        response.writeHead(302, { location: `${origin}/elsewhere` }).end()
        return true
      }
      return failure(hubFile(wanted))
    })
    expect(seen).toEqual([undefined])
    expect(JSON.stringify([error.message, error.stack, String(error.cause)])).not.toContain(token)
  })
})

describe('without a connection', () => {
  const expectGuide = ({ code, message }: { code: string, message: string }): void => {
    expect(code).toBe('ERR_PRETRAINED')
    for (const text of ['model.safetensors of timm/small.test', repo, 'pretrained: \'/path/to/model.safetensors\'', 'hf download timm/small.test model.safetensors']) {
      expect(message).toContain(text)
    }
  }

  test('HF_HUB_OFFLINE: no request, and the error says which file is wanted and where to put it', async () => {
    process.env.HF_HUB_OFFLINE = '1'
    expectGuide(await failure(hubFile(wanted)))
    expect(hub.requests).toEqual([])
  })

  test('a hub that cannot be reached gives the same guide at once', async () => {
    // A server that has ended: nobody listens on its port.
    process.env.HF_ENDPOINT = await withServer(() => undefined, (origin) => Promise.resolve(origin))
    const start = Date.now()
    const error = await failure(hubFile(wanted))
    expectGuide(error)
    expect(error.message).toContain('ECONNREFUSED')
    expect(Date.now() - start).toBeLessThan(2000)
  })

  test('HF_ENDPOINT that is no address', async () => {
    process.env.HF_ENDPOINT = 'hub.example'
    expect((await failure(hubFile(wanted))).message).toContain('HF_ENDPOINT is not an http or https address: hub.example')
  })

  test('a file that was copied into the cache is found', async () => {
    process.env.HF_HUB_OFFLINE = 'yes'
    mkdirSync(path.join(repo, 'snapshots', 'abc'), { recursive: true })
    mkdirSync(path.join(repo, 'refs'))
    writeFileSync(path.join(repo, 'refs', 'main'), 'abc\n')
    writeFileSync(path.join(repo, 'snapshots', 'abc', 'pytorch_model.bin'), content)
    expect(await hubFile(wanted)).toBe(path.join(repo, 'snapshots', 'abc', 'pytorch_model.bin'))
  })

  test('a ref that leaves the cache is not followed', async () => {
    process.env.HF_HUB_OFFLINE = '1'
    mkdirSync(path.join(repo, 'refs'), { recursive: true })
    writeFileSync(path.join(repo, 'refs', 'main'), '../../..')
    folder.write('model.safetensors', content)
    await failure(hubFile(wanted))
  })

  test('a cache that cannot be written is named', async () => {
    writeFileSync(cache, 'a file where a folder should be')
    const error = await failure(hubFile(wanted))
    expect(error).toMatchObject({ code: 'ERR_PRETRAINED', message: expect.stringContaining(cache) })
  })
})

test('proxy variables are obeyed, and NO_PROXY excepts from them', async () => {
  const proxy = new ProxyServer()
  process.env.http_proxy = await proxy.start()
  try {
    await hubFile(wanted)
    expect(new Set(proxy.hosts)).toEqual(new Set([hub.endpoint, hub.content].map((origin) => new URL(origin).host)))
    rmSync(cache, { recursive: true })
    proxy.hosts.length = 0
    process.env.no_proxy = '127.0.0.1,localhost'
    await hubFile(wanted)
    expect(proxy.hosts).toEqual([])
  } finally {
    await proxy.stop()
  }
})
