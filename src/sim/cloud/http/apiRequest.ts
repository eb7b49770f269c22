import { bytesOfContent, contentOf, utf8Bytes } from '../../aws/bytes'
import type { JsonObject } from '../../kernel/json'
import { ADMINISTRATOR } from '../frontDoor'
import type { Simulation } from '../simulation'
import type { HttpRequest, HttpResponse } from './http'

const HOST = /^([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com$/

/** Which API a host is the endpoint of; undefined where it is none's. */
export function apiOf(host: string): { readonly apiId: string; readonly region: string } | undefined {
  const [, apiId, region] = HOST.exec(host) ?? []
  return apiId === undefined || region === undefined ? undefined : { apiId, region }
}

/** A client's address, as documentation has it (RFC 5737): in this world there is one client. */
const CLIENT = '203.0.113.10'

/** A client's request to a stage of an API: `https://{api}.execute-api.{region}.amazonaws.com/{stage}/…` */
export async function answerApiRequest(simulation: Simulation, apiId: string, host: string, request: HttpRequest): Promise<HttpResponse> {
  const { result } = await simulation.answerTo('execute-api', 'Invoke', { apiId, ...toStage(host, request) }, ADMINISTRATOR)
  const answer = result.output as unknown as { status: number; headers: Record<string, string[]>; body: string | { base64: string } }
  const single = Object.entries(answer.headers).map(([name, values]) => [name, values.length === 1 ? values[0]! : values] as const)
  return { status: answer.status, headers: Object.fromEntries(single), body: bytesOfContent(answer.body) ?? new Uint8Array(0) }
}

/** What a client sends to a stage, as API Gateway takes it. */
export function toStage(host: string, { method, url, headers = {}, body = '' }: HttpRequest): JsonObject {
  const [, path = '', query = ''] = /^[a-z]+:\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? []
  const [, stageName = '', rest = ''] = /^\/?([^/]*)(.*)$/.exec(path) ?? []
  return {
    stageName,
    target: query === '' ? path : `${path}?${query}`,
    request: {
      method: method.toUpperCase(),
      path: rest === '' ? '/' : rest,
      query: queryOf(query),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? [value] : [...value]])),
      body: contentOf(typeof body === 'string' ? utf8Bytes(body) : body),
      host,
      sourceIp: CLIENT,
    },
  }
}

function queryOf(query: string): { [name: string]: string[] } {
  const values: { [name: string]: string[] } = {}
  for (const pair of query.split('&').filter((each) => each !== '')) {
    const [name = '', ...value] = pair.split('=')
    ;(values[decoded(name)] ??= []).push(decoded(value.join('=')))
  }
  return values
}

/** What is no valid escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
