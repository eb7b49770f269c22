/** Sends the SDK's requests through the sandbox. `coldstart` is what the prelude gives each bundle. */
import { HttpResponse, buildQueryString } from '@smithy/core/protocols'

export { streamCollector } from '@smithy/core/serde'

export class NodeHttpHandler {
  metadata = { handlerProtocol: 'http/1.1' }
  #config
  #pending

  static create(instanceOrOptions) {
    if (typeof instanceOrOptions?.handle === 'function') return instanceOrOptions
    return new NodeHttpHandler(instanceOrOptions)
  }

  constructor(options) {
    if (typeof options === 'function') this.#pending = options().then((given) => given ?? {})
    else this.#config = { ...options }
  }

  destroy() {}

  async handle(request, { abortSignal, requestTimeout } = {}) {
    const config = (this.#config ??= await this.#pending)
    if (abortSignal?.aborted) throw abortError(abortSignal)
    const { status, headers, body } = await answerTo(request, abortSignal, requestTimeout ?? config.requestTimeout)
    return { response: new HttpResponse({ statusCode: status, headers, body }) }
  }

  updateHttpClientConfig(key, value) {
    if (this.#config) this.#config[key] = value
    else this.#pending = this.#pending.then((config) => ({ ...config, [key]: value }))
  }

  httpHandlerConfigs() {
    return this.#config ?? {}
  }
}

/** The same over HTTP/2, which nobody can tell from here. */
export class NodeHttp2Handler extends NodeHttpHandler {
  metadata = { handlerProtocol: 'h2' }
}

export { NodeHttpHandler as FetchHttpHandler }

/** The first of: an answer, the request's time being up, an abort. */
function answerTo(request, abortSignal, timeout) {
  return new Promise((resolve, reject) => {
    let timer
    const onAbort = () => settle(reject, abortError(abortSignal))
    function settle(how, value) {
      clearTimeout(timer)
      abortSignal?.removeEventListener?.('abort', onAbort)
      how(value)
    }
    abortSignal?.addEventListener?.('abort', onAbort)
    if (timeout > 0) {
      timer = setTimeout(() => settle(reject, Object.assign(new Error(`Request timed out after ${timeout} ms`), { name: 'TimeoutError', code: 'ETIMEDOUT' })), timeout)
    }
    coldstart.request(request.method, urlOf(request), request.headers, request.body).then(
      (answer) => settle(resolve, answer),
      (error) => settle(reject, error),
    )
  })
}

function urlOf({ protocol, hostname, port, path, query, fragment }) {
  const search = buildQueryString(query ?? {})
  return `${protocol}//${hostname}${port ? `:${port}` : ''}${path}${search ? `?${search}` : ''}${fragment ? `#${fragment}` : ''}`
}

function abortError({ reason }) {
  const error = new Error(reason === undefined || reason instanceof Error ? 'Request aborted' : String(reason))
  error.name = 'AbortError'
  if (reason instanceof Error) error.cause = reason
  return error
}
