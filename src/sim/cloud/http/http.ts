import { AwsError } from '../../aws/awsError'
import { utf8Bytes } from '../../aws/bytes'
import { notSimulated } from '../../aws/notSimulated'
import { endpointOf, type WireRequest } from '../../wire/wire'
import type { Simulation } from '../simulation'
import { answerServiceRequest } from './serviceRequest'

export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Uint8Array
}

/**
 * HTTP into a world, by its host: so far to the endpoints of its Region's services.
 * @throws {AwsError} NotSimulated for any other host
 */
export function answerHttp(simulation: Simulation, region: string, { method, url, headers = {}, body = '' }: HttpRequest): Promise<HttpResponse> {
  const endpoint = endpointOf(hostOf(url))
  if (!endpoint) throw new AwsError(notSimulated(`HTTP to ${url}`))
  if (endpoint.region !== undefined && endpoint.region !== region) {
    throw new AwsError(notSimulated(`the Region ${endpoint.region} in a world of ${region}`))
  }
  const request: WireRequest = { method, url, headers, body: typeof body === 'string' ? utf8Bytes(body) : body }
  return answerServiceRequest(simulation, request)
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''
}
