import type { ApiCall } from '../../aws/apiCall'
import type { Context, Effect } from '../../aws/service'
import type { EventBody } from '../../kernel/eventLog'
import type { Json, JsonObject } from '../../kernel/json'
import type { StatesAccount } from './account'
import type { StatesSignal } from './signals'

/** What came of a signal: the account after it, what happened, and what is to be done. */
export interface Outcome {
  readonly account: StatesAccount
  readonly events?: readonly EventBody[]
  readonly effects?: readonly Effect<StatesSignal>[]
}

/** What came of a call. Without `output` it is answered later. */
export interface Handled extends Outcome {
  readonly output?: Json
}

/**
 * One API operation.
 * @throws {Refusal} as AWS refuses the call
 */
export type Operation = (account: StatesAccount, input: JsonObject, context: Context, call: ApiCall) => Handled

/** One outcome after another, as one. */
export function followed(first: Outcome, second: Outcome): Outcome {
  return {
    account: second.account,
    events: [...(first.events ?? []), ...(second.events ?? [])],
    effects: [...(first.effects ?? []), ...(second.effects ?? [])],
  }
}
