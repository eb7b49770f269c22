import type { Json } from '../kernel/json'
import type { ApiCall } from './apiCall'
import type { AwsFault } from './awsError'
import type { Effect } from './service'

/** The effect that answers a call with its output. */
export function succeed(call: Pick<ApiCall, 'id'>, output: Json): Extract<Effect<never>, { type: 'reply' }> {
  return { type: 'reply', callId: call.id, result: { output } }
}

/** The effect that refuses a call. */
export function refuse(call: Pick<ApiCall, 'id'>, error: AwsFault): Extract<Effect<never>, { type: 'reply' }> {
  return { type: 'reply', callId: call.id, result: { error } }
}
