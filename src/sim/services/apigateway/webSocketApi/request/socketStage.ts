import type { CallResult } from '../../../../aws/apiCall'
import type { JsonObject } from '../../../../kernel/json'
import type { OutgoingCall } from '../../request/stage'
import type { SocketDesk } from './socketDesk'
import type { SocketExchange } from './socketExchange'

/** A run that ends in an error of API Gateway's own. */
export interface SocketError {
  /** Of the answer to a request to connect; a message has none. */
  readonly status: number
  readonly message: string
  /** As `$context.error.responseType` names it. */
  readonly type: string
  /** For the log alone. */
  readonly reason?: string
}

export type SocketStageResult =
  | { readonly kind: 'pass'; readonly exchange: SocketExchange; readonly told?: JsonObject }
  /** A call is made, and `resume` gets its answer unless `timeout` milliseconds pass before. */
  | { readonly kind: 'call'; readonly exchange: SocketExchange; readonly call: OutgoingCall; readonly timeout: number }
  | { readonly kind: 'fail'; readonly error: SocketError }

/** One stage of a run, under the name by which the log shows it. */
export interface SocketStage {
  readonly name: string
  run(desk: SocketDesk): SocketStageResult
  /** Takes the answer to the call that it made. */
  resume?(desk: SocketDesk, answer: CallResult): SocketStageResult
  /** What it is when that answer does not come in time. */
  readonly timedOut?: SocketError
}

export function passed(exchange: SocketExchange, told?: JsonObject): SocketStageResult {
  return { kind: 'pass', exchange, ...(told ? { told } : {}) }
}

export function failed(error: SocketError, reason?: string): SocketStageResult {
  return { kind: 'fail', error: reason === undefined ? error : { ...error, reason } }
}

export const FORBIDDEN: SocketError = { status: 403, message: 'Forbidden', type: 'ACCESS_DENIED' }
export const UNAUTHORIZED: SocketError = { status: 401, message: 'Unauthorized', type: 'UNAUTHORIZED' }
export const TOO_MANY_REQUESTS: SocketError = { status: 429, message: 'Too Many Requests', type: 'THROTTLED' }
export const INTERNAL_SERVER_ERROR: SocketError = { status: 500, message: 'Internal server error', type: 'API_CONFIGURATION_ERROR' }
export const BAD_GATEWAY: SocketError = { ...INTERNAL_SERVER_ERROR, status: 502, type: 'DEFAULT_5XX' }
