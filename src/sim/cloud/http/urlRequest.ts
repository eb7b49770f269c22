import { AwsError } from '../../aws/awsError'
import { bytesOfContent, contentOf, utf8Bytes } from '../../aws/bytes'
import type { Json } from '../../kernel/json'
import { ADMINISTRATOR } from '../frontDoor'
import type { Simulation } from '../simulation'
import type { HttpRequest, HttpResponse } from './http'

const HOST = /^([a-z0-9]+)\.lambda-url\.([a-z0-9-]+)\.on\.aws$/

/** Which function URL a host is; undefined where it is none. */
export function functionUrlOf(host: string): { readonly urlId: string; readonly region: string } | undefined {
  const [, urlId, region] = HOST.exec(host) ?? []
  return urlId === undefined || region === undefined ? undefined : { urlId, region }
}

/** A client's address, as documentation has it (RFC 5737): in this world there is one client. */
const CLIENT = '203.0.113.10'

/**
 * A client's request to a function URL: `https://{id}.lambda-url.{region}.on.aws/…`
 * @throws {AwsError} NotSimulated where the function cannot be run here
 */
export async function answerUrlRequest(simulation: Simulation, urlId: string, host: string, request: HttpRequest): Promise<HttpResponse> {
  const { method, url, headers = {}, body = '' } = request
  const [, path = '', query = ''] = /^https?:\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? []
  const { result } = await simulation.answerTo(
    'lambda-url',
    'Request',
    {
      urlId,
      request: {
        method: method.toUpperCase(),
        path: path === '' ? '/' : path,
        query,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? [value] : [...value]])),
        body: contentOf(typeof body === 'string' ? utf8Bytes(body) : body),
        host,
        sourceIp: CLIENT,
      },
    },
    ADMINISTRATOR,
  )
  if (result.error) throw new AwsError(result.error)
  const answer = result.output as unknown as { status: number; headers: Record<string, string[]>; body: Json }
  const single = Object.entries(answer.headers).map(([name, values]) => [name, values.length === 1 ? values[0]! : values] as const)
  return { status: answer.status, headers: Object.fromEntries(single), body: bytesOfContent(answer.body) ?? new Uint8Array(0) }
}
