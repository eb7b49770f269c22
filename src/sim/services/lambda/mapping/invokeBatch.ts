import { admit } from '../invocation/admission'
import type { Invocation } from '../invocation/invocation'
import { targetOf } from '../control/target'
import { runsFiles } from '../control/runtimes'
import type { JsonObject } from '../../../kernel/json'
import type { Turn } from '../turn'
import { mappedArn, type Mapping } from './mapping'

/**
 * Invokes a mapping's function with a batch, and waits for it.
 * @returns the request's id, or why it could not be invoked
 */
export function invokeBatch(turn: Turn, mapping: Mapping, batch: string, event: JsonObject): { requestId: string } | { refused: string } {
  const { functionName, qualifier } = mapping
  const target = targetOf(turn, mapping && { name: functionName, qualifier })
  if (!target?.deployed) return { refused: 'the function is not there or not active' }
  if ('files' in target.deployed.code && !runsFiles(target.deployed.settings.runtime)) {
    return { refused: `handlers of ${target.deployed.settings.runtime} are not simulated` }
  }
  const requestId = turn.context.newUuid()
  const invocation: Invocation = {
    requestId,
    functionName,
    qualifier,
    invokedArn: mappedArn(turn.place, mapping),
    payload: JSON.stringify(event),
    caller: { kind: 'mapping', mapping: mapping.id, batch },
    log: [],
  }
  turn.tell(mapping.id, 'BatchInvoked', { functionName, batch, records: recordsIn(event) }, requestId)
  const reason = admit(turn, target.fn, invocation)
  return reason ? { refused: reason } : { requestId }
}

function recordsIn(event: JsonObject): number {
  return Array.isArray(event['Records']) ? event['Records'].length : 0
}
