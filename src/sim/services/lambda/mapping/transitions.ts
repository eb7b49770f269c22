import { millisecondsOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Turn } from '../turn'
import { changeMapping, type Mapping } from './mapping'
import { pollQueue } from './queue/poller'
import { readStream } from './stream/reader'

/** How long a mapping takes to become what it is told to be: an assumption. */
const TRANSITION: VirtualMs = millisecondsOf('lambda.mapping.transition')

/** The mapping is on its way from one state to another. */
export function settle(turn: Turn, { id }: Mapping): void {
  turn.schedule({ type: 'MappingSettled', mapping: id }, TRANSITION, { key: `settled/${id}` })
}

/** It has arrived. One that is enabled begins to poll. */
export function mappingSettled(turn: Turn, id: string): void {
  const mapping = turn.account.mappings.get(id)
  if (!mapping) return
  if (mapping.state === 'Deleting') {
    turn.change({ mappings: turn.account.mappings.delete(id) })
    turn.tell(id, 'EventSourceMappingDeleted', { functionName: mapping.functionName })
    return
  }
  const settled = changeMapping(turn, mapping, { state: mapping.settings.enabled ? 'Enabled' : 'Disabled' })
  turn.tell(id, settled.settings.enabled ? 'EventSourceMappingEnabled' : 'EventSourceMappingDisabled', { functionName: mapping.functionName })
  if (settled.settings.enabled) poll(turn, settled)
}

/** Lets a mapping's poller look at its source. */
export function poll(turn: Turn, mapping: Mapping): void {
  if (mapping.kind === 'sqs') pollQueue(turn, mapping.id)
  else readStream(turn, mapping.id)
}
