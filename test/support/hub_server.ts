import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

export const COMMIT = '0123456789abcdef0123456789abcdef01234567'

export interface HubFile {
  content: Buffer
  /** `'lfs'`: an absolute redirect to the content network, which describes the file; `'git'`: a relative one, which does not. */
  storage: 'lfs' | 'git'
}

/** What goes wrong with one GET of the content; `{}` for nothing. */
export interface Fault {
  /** The connection is cut after so many bytes of the body, when `clientHas` tells that they arrived. */
  cutAfter?: number
  /** Range is not honoured. */
  ignoreRange?: boolean
  status?: number
  /** Other bytes than the file's. */
  content?: Buffer
  /** The answer never comes. */
  silent?: boolean
  /** Changes the headers of the answer. */
  headers?: Record<string, string>
}

export interface Logged {
  server: 'hub' | 'cdn'
  method: string
  url: string
  range: string | undefined
  authorization: string | undefined
}

/**
 * A hub on the loopback: the part of the real one's HTTP that downloads use, with the content on
 * another host. The interop tests check that huggingface_hub takes it for one.
 */
export class HubServer {
  readonly requests: Logged[] = []
  readonly files = new Map<string, HubFile>()
  /** One for each GET of content, in order; served well when it is empty. */
  faults: Fault[] = []
  /** Takes over requests to the hub; false for those that it leaves. */
  override: ((request: IncomingMessage, response: ServerResponse) => boolean) | null = null
  endpoint = ''
  content = ''
  #toCut: { at: number, response: ServerResponse } | null = null
  readonly #hub = createServer((request, response) => this.#resolve(request, response))
  readonly #cdn = createServer((request, response) => this.#serve('cdn', request, response))

  async start(): Promise<void> {
    this.endpoint = await listen(this.#hub)
    this.content = (await listen(this.#cdn)).replace('127.0.0.1', 'localhost')
  }

  async stop(): Promise<void> {
    await Promise.all([this.#hub, this.#cdn].map(close))
  }

  reset(): void {
    this.requests.length = 0
    this.files.clear()
    this.faults = []
    this.override = null
    this.#toCut = null
  }

  /** For `onDownloadProgress`. A client may drop what it has not handed on when its connection is cut. */
  readonly clientHas = ({ receivedBytes }: { receivedBytes: number }): void => {
    if (receivedBytes !== this.#toCut?.at) return
    this.#toCut.response.destroy()
    this.#toCut = null
  }

  /** The ranges of the GETs that the content was fetched with. */
  get ranges(): (string | undefined)[] {
    return this.requests.filter(({ server, method }) => server === 'cdn' && method === 'GET').map(({ range }) => range)
  }

  #log(server: Logged['server'], { method = '', url = '', headers }: IncomingMessage): void {
    this.requests.push({ server, method, url, range: headers.range, authorization: headers.authorization })
  }

  #resolve(request: IncomingMessage, response: ServerResponse): void {
    if (request.url?.startsWith('/api/resolve-cache/')) return this.#serve('hub', request, response)
    this.#log('hub', request)
    if (this.override?.(request, response)) return
    const [, repo = '', name = ''] = /^\/(.+)\/resolve\/[^/]+\/(.+)$/.exec(request.url ?? '') ?? []
    const file = this.files.get(`${repo}/${name}`)
    if (file === undefined) {
      response.writeHead(404, { 'x-error-code': 'EntryNotFound', 'x-error-message': 'Entry not found', 'x-repo-commit': COMMIT }).end()
      return
    }
    const lfs = file.storage === 'lfs'
    response.writeHead(lfs ? 302 : 307, {
      location: lfs ? `${this.content}/${repo}/${name}?signature=1` : `/api/resolve-cache/${repo}/${name}`,
      'x-repo-commit': COMMIT,
      ...(lfs && { 'x-linked-size': file.content.length, 'x-linked-etag': `"${etagOf(file)}"` })
    }).end()
  }

  #serve(server: Logged['server'], request: IncomingMessage, response: ServerResponse): void {
    this.#log(server, request)
    const name = (request.url ?? '').replace(/^\/(api\/resolve-cache\/)?/, '').replace(/\?.*$/, '')
    const file = this.files.get(name)!
    const fault = request.method === 'GET' ? this.faults.shift() ?? {} : {}
    if (fault.silent) return
    const whole = fault.content ?? file.content
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const ranged = start > 0 && !fault.ignoreRange
    const body = ranged ? whole.subarray(start) : whole
    response.writeHead(fault.status ?? (ranged ? 206 : 200), {
      'content-length': body.length,
      ...(server === 'hub' && { etag: `"${etagOf(file)}"`, 'x-repo-commit': COMMIT }),
      ...(ranged && { 'content-range': `bytes ${start}-${whole.length - 1}/${whole.length}` }),
      ...fault.headers
    })
    if (request.method === 'HEAD') response.end()
    else if (fault.cutAfter === undefined) response.end(body)
    else {
      this.#toCut = { at: whole.length - body.length + fault.cutAfter, response }
      response.write(body.subarray(0, fault.cutAfter))
    }
  }
}

/** The checksum by which the hub names a file. */
export function etagOf({ content, storage }: HubFile): string {
  if (storage === 'lfs') return createHash('sha256').update(content).digest('hex')
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')
}

/** A proxy that tunnels, and the hosts that it was asked for. */
export class ProxyServer {
  readonly hosts: string[] = []
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer().on('connect', (request: IncomingMessage, client: Socket) => {
    this.hosts.push(request.url ?? '')
    const { hostname, port } = new URL(`http://${request.url}`)
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(target).pipe(client)
    })
    for (const socket of [client, target]) {
      this.#sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
  })

  start(): Promise<string> {
    return listen(this.#server)
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await close(this.#server)
  }
}

/** Runs a server on the loopback while `use` does. */
export async function withServer<T>(listener: RequestListener, use: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer(listener)
  try {
    return await use(await listen(server))
  } finally {
    await close(server)
  }
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
