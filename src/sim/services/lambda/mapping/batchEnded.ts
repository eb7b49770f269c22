import type { Answer } from '../invocation/answer'
import type { MappingCaller } from '../invocation/invocation'
import type { Turn } from '../turn'
import { queueBatchEnded } from './queue/poller'
import { streamBatchEnded } from './stream/lane'

/** The invocation with a mapping's batch is over. */
export function batchEnded(turn: Turn, { mapping: id, batch }: MappingCaller, version: string, answer: Answer): void {
  const mapping = turn.account.mappings.get(id)
  if (!mapping) return
  if (mapping.kind === 'sqs') queueBatchEnded(turn, mapping, batch, answer)
  else streamBatchEnded(turn, mapping, batch, version, answer)
}
