import { AwsError } from '../../aws/awsError'
import { utf8Bytes } from '../../aws/bytes'
import { notSimulated } from '../../aws/notSimulated'
import { endpointOf, isToConnections, type WireRequest } from '../../wire/wire'
import type { Simulation } from '../simulation'
import { answerApiRequest, apiOf } from './apiRequest'
import { answerServiceRequest, type Terms } from './serviceRequest'
import { answerUrlRequest, functionUrlOf } from './urlRequest'

export interface HttpRequest {
  readonly method: string
  readonly url: string
  /** A list where a header is repeated. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Uint8Array
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Uint8Array
}

/**
 * HTTP into a world, by its host: to the endpoints of its Region's services, to those of its APIs, and to function URLs.
 * @throws {AwsError} NotSimulated for any other host
 */
export function answerHttp(simulation: Simulation, region: string, http: HttpRequest, secretAccessKeys?: Terms['secretAccessKeys']): Promise<HttpResponse> {
  const { method, url, headers = {}, body = '' } = http
  const host = hostOf(url)
  const api = apiOf(host)
  if (api?.region === region && !isToConnections(url)) return answerApiRequest(simulation, api.apiId, host, http)
  const functionUrl = functionUrlOf(host)
  if (functionUrl?.region === region) return answerUrlRequest(simulation, functionUrl.urlId, host, http)
  const endpoint = endpointOf(host)
  if (!endpoint) throw new AwsError(notSimulated(`HTTP to ${url}`))
  if (endpoint.region !== undefined && endpoint.region !== region) {
    throw new AwsError(notSimulated(`the Region ${endpoint.region} in a world of ${region}`))
  }
  const request: WireRequest = { method, url, headers: joined(headers), body: typeof body === 'string' ? utf8Bytes(body) : body }
  return answerServiceRequest(simulation, request, secretAccessKeys ? { region, secretAccessKeys } : {})
}

/** Repeated headers as one, as HTTP has it. */
function joined(headers: Readonly<Record<string, string | readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : value.join(', ')]))
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''
}
