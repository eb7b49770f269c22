import { admit } from '../invocation/admission'
import type { Invocation } from '../invocation/invocation'
import { chainOf, isEmpty, isLoop, longestOf } from '../invocation/chain'
import { tracedBy } from '../invocation/tracing'
import { targetOf } from '../control/target'
import { runsFiles } from '../control/runtimes'
import { readTraceHeader } from '../../../aws/trace/trace'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Turn } from '../turn'
import { mappedArn, type Mapping } from './mapping'

/**
 * Invokes a mapping's function with a batch, and waits for it.
 * @param arrivedAt  of a stream's batch, when its last record came to the stream
 * @returns the request's id, or why it could not be invoked
 */
export function invokeBatch(turn: Turn, mapping: Mapping, batch: string, event: JsonObject, arrivedAt?: VirtualMs): { requestId: string } | { refused: string } {
  const { functionName, qualifier } = mapping
  const target = targetOf(turn, mapping && { name: functionName, qualifier })
  if (!target?.deployed) return { refused: 'the function is not there or not active' }
  if ('files' in target.deployed.code && !runsFiles(target.deployed.settings.runtime)) {
    return { refused: `handlers of ${target.deployed.settings.runtime} are not simulated` }
  }
  const requestId = turn.context.newUuid()
  const chain = longestOf(recordsOf(event).map(({ attributes }) => chainOf(attributes?.AWSTraceHeader)))
  const invocation: Invocation = {
    requestId,
    functionName,
    qualifier,
    invokedArn: mappedArn(turn.place, mapping),
    payload: JSON.stringify(event),
    clientContext: undefined,
    trace: tracedBy(turn, target.fn, undefined, requestId),
    chain: isEmpty(chain) ? undefined : chain,
    caller: { kind: 'mapping', mapping: mapping.id, batch },
    log: [],
  }
  turn.tell(mapping.id, 'BatchInvoked', { functionName, batch, records: recordsOf(event).length, ...(arrivedAt === undefined ? {} : { iteratorAge: turn.now - arrivedAt }), ...linksOf(event) }, requestId)
  const reason = admit(turn, target.fn, invocation)
  return reason ? { refused: reason } : { requestId }
}

/**
 * Whether a record off a queue would invoke the function once too often in its chain. AWS stops the next invocation of the
 * event; that others of its batch go on is ours.
 */
export function loops(turn: Turn, { functionName }: Mapping, record: JsonObject): boolean {
  const fn = turn.functionNamed(functionName)
  return fn !== undefined && isLoop(chainOf((record as BatchRecord).attributes?.AWSTraceHeader), fn)
}

/** What is read of a record here: those of queues have attributes. */
interface BatchRecord {
  readonly attributes?: { readonly AWSTraceHeader?: string }
}

function recordsOf(event: JsonObject): readonly BatchRecord[] {
  return Array.isArray(event['Records']) ? (event['Records'] as readonly BatchRecord[]) : []
}

/** The traces that a batch's messages were sent in: what a batch sets off is a trace of its own that is linked to them. */
function linksOf(event: JsonObject): { readonly links?: readonly string[] } {
  const links = new Set(recordsOf(event).flatMap(({ attributes }) => readTraceHeader(attributes?.AWSTraceHeader)?.root ?? []))
  return links.size === 0 ? {} : { links: [...links] }
}
