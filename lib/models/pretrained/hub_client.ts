import { Agent, ProxyAgent, request, type Dispatcher } from 'undici'
import { getProxyForUrl } from 'proxy-from-env'
import type { HubEnvironment } from './hub_environment'

export type HubResponse = Dispatcher.ResponseData & { url: URL }

/** huggingface.co takes one to its content network, and one more for a renamed repository. */
const MAX_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const RETRYABLE_STATUS = new Set([408, 429, 500, 502, 503, 504])

/** An answer that is not the one asked for. */
export class HubStatusError extends Error {
  constructor(readonly url: URL, readonly statusCode: number, readonly headers: Dispatcher.ResponseData['headers']) {
    super(`${url.origin} answered ${statusCode}${errorMessage(headers)}`)
  }

  get retryable(): boolean {
    return RETRYABLE_STATUS.has(this.statusCode)
  }
}

function errorMessage(headers: Dispatcher.ResponseData['headers']): string {
  const text = headerOf(headers, 'x-error-message')
  return text === null ? '' : ` (${text.slice(0, 200)})`
}

/** The first header of that name; null when there is none. */
export function headerOf(headers: Dispatcher.ResponseData['headers'], name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/**
 * HTTP as the hub needs it: the proxy variables (`HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`),
 * timeouts, redirects. The token goes to the endpoint's own origin and nowhere else.
 */
export class HubClient {
  readonly #dispatchers = new Map<string, Dispatcher>()

  constructor(private readonly environment: HubEnvironment, private readonly signal: AbortSignal | undefined) {}

  /**
   * Sends a request and follows redirects, up to one that `isAnswer` takes for the answer. The
   * caller has to read or dump the body.
   */
  async send(
    method: 'GET' | 'HEAD',
    address: string,
    headers: Record<string, string> = {},
    isAnswer: (response: Dispatcher.ResponseData) => boolean = () => false
  ): Promise<HubResponse> {
    let url = new URL(address)
    for (let redirects = 0; ; redirects++) {
      const response = await request(url, {
        method,
        dispatcher: this.#dispatcher(url),
        // Compressed, a body would have neither the size nor the bytes that the checksum is for.
        headers: { 'accept-encoding': 'identity', 'user-agent': 'btxrd-torch', ...this.#authorization(url), ...headers },
        signal: this.signal ?? null
      })
      const location = headerOf(response.headers, 'location')
      if (!REDIRECTS.has(response.statusCode) || location === null || isAnswer(response)) return { ...response, url }
      await response.body.dump()
      if (redirects === MAX_REDIRECTS) throw new Error(`${url.origin} redirected more than ${MAX_REDIRECTS} times`)
      url = redirectTarget(url, location)
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#dispatchers.values()].map((dispatcher) => dispatcher.destroy()))
  }

  #authorization(url: URL): Record<string, string> {
    const { token, endpoint } = this.environment
    return token !== null && url.origin === new URL(endpoint).origin ? { authorization: `Bearer ${token}` } : {}
  }

  #dispatcher(url: URL): Dispatcher {
    const proxy = getProxyForUrl(url.href)
    const known = this.#dispatchers.get(proxy)
    if (known !== undefined) return known
    const { timeoutMs } = this.environment
    const options = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs }
    const dispatcher = proxy === '' ? new Agent({ ...options, connect: { timeout: timeoutMs } }) : new ProxyAgent({ ...options, uri: proxy })
    this.#dispatchers.set(proxy, dispatcher)
    return dispatcher
  }
}

function redirectTarget(from: URL, location: string): URL {
  const target = new URL(location, from)
  const allowed = from.protocol === 'https:' ? ['https:'] : ['http:', 'https:']
  if (!allowed.includes(target.protocol)) throw new Error(`${from.origin} redirected to ${target.protocol}//, which is not followed`)
  return target
}
