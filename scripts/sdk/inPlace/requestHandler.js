/** Sends the SDK's requests through the sandbox. `coldstart` is what the prelude gives each bundle. */
import { HttpResponse, buildQueryString } from '@smithy/core/protocols'

export { streamCollector } from '@smithy/core/serde'

/** The package whose part this plays, as its messages name it. */
const HANDLER = '@smithy/node-http-handler'

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
    const { status, headers, body } = await answerTo(request, abortSignal, { ...config, requestTimeout: requestTimeout ?? config.requestTimeout })
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

/** The first of: an answer, an abort, the socket's time being up. A request's time being up is only told, unless one asks for more. */
function answerTo(request, abortSignal, { requestTimeout, socketTimeout, throwOnRequestTimeout, logger = console }) {
  return new Promise((resolve, reject) => {
    const timers = []
    const onAbort = () => settle(reject, abortError(abortSignal))
    function settle(how, value) {
      for (const timer of timers) clearTimeout(timer)
      abortSignal?.removeEventListener?.('abort', onAbort)
      how(value)
    }
    abortSignal?.addEventListener?.('abort', onAbort)
    if (socketTimeout > 0) {
      const message = `${HANDLER} - the request socket timed out after ${socketTimeout} ms of inactivity (configured by client requestHandler).`
      timers.push(setTimeout(() => settle(reject, Object.assign(new Error(message), { name: 'TimeoutError' })), socketTimeout))
    }
    if (requestTimeout > 0) {
      const exceeded = (level) => `${HANDLER} - [${level}] a request has exceeded the configured ${requestTimeout} ms requestTimeout.`
      const onTimeout = throwOnRequestTimeout
        ? () => settle(reject, Object.assign(new Error(exceeded('ERROR')), { name: 'TimeoutError', code: 'ETIMEDOUT' }))
        : () => logger?.warn?.(`${exceeded('WARN')} Init client requestHandler with throwOnRequestTimeout=true to turn this into an error.`)
      timers.push(setTimeout(onTimeout, requestTimeout))
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
