import type { Json } from '../kernel/json'
import type { ApiCall } from './apiCall'
import type { AwsFault } from './awsError'
import { faultOf, unsimulated } from './refusal'
import type { Effect } from './service'

type Answer = Extract<Effect<never>, { type: 'reply' }>

/** The effect that answers a call with its output. */
export function succeed(call: Pick<ApiCall, 'id'>, output: Json): Answer {
  return { type: 'reply', callId: call.id, result: { output } }
}

/** The effect that refuses a call. */
export function refuse(call: Pick<ApiCall, 'id'>, error: AwsFault): Answer {
  return { type: 'reply', callId: call.id, result: { error } }
}

/**
 * Does what a call asks for, by the operation of its action.
 *
 * @param run  the operation's answer; undefined where the answer comes later. May throw a Refusal
 * @param reply  takes the answer, once the operation has done its work
 * @returns the refusal, where there is one: then nothing of what was asked for is to be kept
 */
export function answerCall<Operation>(
  operations: { readonly [action: string]: Operation },
  call: ApiCall,
  run: (operation: Operation) => Json | undefined,
  reply: (answer: Answer) => void,
): Answer | undefined {
  return unlessRefused(
    () => {
      const output = run(operationOf(operations, call))
      if (output !== undefined) reply(succeed(call, output))
      return undefined
    },
    (fault) => refuse(call, fault),
  )
}

/** What a call's action is done by. @throws {Refusal} NotSimulated, where it is by nothing */
export function operationOf<Operation>(operations: { readonly [action: string]: Operation }, call: Pick<ApiCall, 'service' | 'action'>): Operation {
  const operation = Object.hasOwn(operations, call.action) ? operations[call.action] : undefined
  return operation ?? unsimulated(`${call.service}:${call.action}`)
}

/** What work comes to, or, where a Refusal stops it, what its fault does. */
export function unlessRefused<Done>(work: () => Done, refused: (fault: AwsFault) => Done): Done {
  try {
    return work()
  } catch (error) {
    return refused(faultOf(error))
  }
}
