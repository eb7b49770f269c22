import type { CallResult } from '../../../../aws/apiCall'
import type { JsonObject } from '../../../../kernel/json'
import type { OutgoingCall } from '../../request/stage'
import type { HttpDesk } from './httpDesk'
import type { HttpExchange } from './httpExchange'

/** A request that ends in an error of API Gateway's own. */
export interface HttpError {
  readonly status: number
  readonly message: string
  /** As `$context.error.responseType` names it. */
  readonly type: string
  /** For the log alone. */
  readonly reason?: string
  /** What the answer has beside its body. */
  readonly headers?: { readonly [name: string]: readonly string[] }
}

export type HttpStageResult =
  | { readonly kind: 'pass'; readonly exchange: HttpExchange; readonly told?: JsonObject; readonly to?: string }
  | { readonly kind: 'call'; readonly exchange: HttpExchange; readonly call: OutgoingCall; readonly timeout: number }
  | { readonly kind: 'fail'; readonly error: HttpError }

/** One stage of the pipeline, under the name by which the log and the lab show it. */
export interface HttpStage {
  readonly name: string
  run(desk: HttpDesk): HttpStageResult
  /** Takes the answer to the call that it made. */
  resume?(desk: HttpDesk, answer: CallResult): HttpStageResult
  /** What it is when that answer does not come in time. */
  readonly timedOut?: HttpError
}

export function passed(exchange: HttpExchange, told?: JsonObject): HttpStageResult {
  return { kind: 'pass', exchange, ...(told ? { told } : {}) }
}

export function failed(error: HttpError, reason?: string): HttpStageResult {
  return { kind: 'fail', error: reason === undefined ? error : { ...error, reason } }
}

export const NOT_FOUND: HttpError = { status: 404, message: 'Not Found', type: 'RESOURCE_NOT_FOUND' }
export const UNAUTHORIZED: HttpError = { status: 401, message: 'Unauthorized', type: 'UNAUTHORIZED' }
export const FORBIDDEN: HttpError = { status: 403, message: 'Forbidden', type: 'ACCESS_DENIED' }
export const TOO_MANY_REQUESTS: HttpError = { status: 429, message: 'Too Many Requests', type: 'THROTTLED' }
export const REQUEST_TOO_LARGE: HttpError = { status: 413, message: 'Request Entity Too Large', type: 'REQUEST_TOO_LARGE' }
export const HEADERS_TOO_LARGE: HttpError = { status: 431, message: 'Request Header Fields Too Large', type: 'REQUEST_TOO_LARGE' }
export const INTERNAL_SERVER_ERROR: HttpError = { status: 500, message: 'Internal Server Error', type: 'INTEGRATION_FAILURE' }
export const SERVICE_UNAVAILABLE: HttpError = { status: 503, message: 'Service Unavailable', type: 'INTEGRATION_FAILURE' }
