import { admit } from '../invocation/admission'
import type { Invocation } from '../invocation/invocation'
import { tracedBy } from '../invocation/tracing'
import { targetOf } from '../control/target'
import { runsFiles } from '../control/runtimes'
import { readTraceHeader } from '../../../aws/trace/trace'
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
    ...tracedBy(turn, target.fn, undefined, requestId),
    caller: { kind: 'mapping', mapping: mapping.id, batch },
    log: [],
  }
  turn.tell(mapping.id, 'BatchInvoked', { functionName, batch, records: recordsIn(event), ...linksOf(event) }, requestId)
  const reason = admit(turn, target.fn, invocation)
  return reason ? { refused: reason } : { requestId }
}

function recordsIn(event: JsonObject): number {
  return Array.isArray(event['Records']) ? event['Records'].length : 0
}

/** The traces that a batch's messages were sent in: what a batch sets off is a trace of its own that is linked to them. */
function linksOf(event: JsonObject): { readonly links?: readonly string[] } {
  const records = (Array.isArray(event['Records']) ? event['Records'] : []) as readonly { readonly attributes?: { readonly AWSTraceHeader?: string } }[]
  const links = new Set(records.flatMap(({ attributes }) => readTraceHeader(attributes?.AWSTraceHeader)?.root ?? []))
  return links.size === 0 ? {} : { links: [...links] }
}
