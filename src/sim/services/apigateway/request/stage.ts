import type { JsonObject } from '../../../kernel/json'
import type { CallResult } from '../../../aws/apiCall'
import type { Desk } from './desk'
import type { Exchange } from './exchange'
import type { GatewayError } from './gatewayError'

/** What a stage makes of an exchange. */
export type StageResult =
  /** On to the next one, or to the one named `to`. `told`: what the log should say of it. */
  | { readonly kind: 'pass'; readonly exchange: Exchange; readonly told?: JsonObject; readonly to?: string }
  /** A call is made, and `resume` gets its answer. */
  | { readonly kind: 'call'; readonly exchange: Exchange; readonly call: OutgoingCall; readonly timeout?: number }
  | { readonly kind: 'fail'; readonly error: GatewayError; readonly exchange?: Exchange }

export interface OutgoingCall {
  readonly service: string
  readonly action: string
  readonly input: JsonObject
  /** By which it is made, where a client's own decides. */
  readonly accessKeyId?: string
}

/** One stage of the pipeline, under the name by which the log and the lab show it. */
export interface Stage {
  readonly name: string
  run(desk: Desk): StageResult
  /** Takes the answer to the call that it made. */
  resume?(desk: Desk, answer: CallResult): StageResult
}

export function pass(exchange: Exchange, told?: JsonObject): StageResult {
  return { kind: 'pass', exchange, ...(told ? { told } : {}) }
}

export function fail(error: GatewayError): StageResult {
  return { kind: 'fail', error }
}
