import type { CallResult } from '../../aws/apiCall'
import { awsFault } from '../../aws/awsError'
import { bytesOfContent, contentOf, utf8Bytes } from '../../aws/bytes'
import type { JsonObject } from '../../kernel/json'
import type { Simulation } from '../simulation'
import type { HttpRequest, HttpResponse } from './http'

/** What answers HTTP to a host outside AWS. */
export type OutsideHandler = (request: HttpRequest) => Partial<Omit<HttpResponse, 'body'>> & { readonly body?: string | Uint8Array }

/**
 * The simulated outside: who answers for which host. Services reach it by the call `http:Request`, which is
 * in the log as any other.
 */
export class Outside {
  readonly #simulation: Simulation
  readonly #handlers = new Map<string, OutsideHandler>()

  constructor(simulation: Simulation) {
    this.#simulation = simulation
  }

  set(host: string, handler: OutsideHandler): void {
    if (this.#handlers.size === 0) this.#simulation.mock('http', 'Request', (input) => this.#answer(input))
    this.#handlers.set(host.toLowerCase(), handler)
  }

  #answer(input: JsonObject): CallResult {
    const { method, url, headers, body } = input as unknown as { method: string; url: string; headers: Record<string, string[]>; body: string | { base64: string } }
    const host = /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''
    const handler = this.#handlers.get(host)
    if (!handler) return { error: awsFault('UnknownHostException', `${host} is unknown: nothing outside answers for it.`, 504) }
    const answer = handler({ method, url, headers, body: bytesOfContent(body) ?? new Uint8Array(0) })
    const given = answer.body ?? ''
    const all = Object.entries(answer.headers ?? {}).map(([name, value]) => [name, typeof value === 'string' ? [value] : [...value]])
    return {
      output: { status: answer.status ?? 200, headers: Object.fromEntries(all) as JsonObject, body: contentOf(typeof given === 'string' ? utf8Bytes(given) : given) },
    }
  }
}
