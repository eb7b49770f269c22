import { answerCall } from '../../aws/answer'
import type { Effect, Service } from '../../aws/service'
import { batchGetTraces } from './operation/batchGetTraces'
import { getTraceSummaries } from './operation/getTraceSummaries'
import type { Operation } from './operation/operation'
import { tracesOf } from './traces'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  BatchGetTraces: batchGetTraces,
  GetTraceSummaries: getTraceSummaries,
}

/** X-Ray: the traces of this world, read off its log. It keeps nothing itself. */
export const xray: Service<null, never> = {
  id: 'xray',
  initial: null,
  react(state, signal, context) {
    if (signal.type !== 'Call') return { state }
    const { call } = signal
    const effects: Effect<never>[] = []
    const refused = answerCall(OPERATIONS, call, (operation) => operation(call.input, tracesOf(context.eventsSince(0)), context.now), (reply) => effects.push(reply))
    return { state, effects: refused ? [refused] : effects }
  },
}
