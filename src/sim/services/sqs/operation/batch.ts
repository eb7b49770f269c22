import { Refusal, refused } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { Queue } from '../queue/queue'
import { missing, requiredText, structuresOf } from '../request'
import type { Turn } from '../turn'
import type { Operation } from './operation'

const MOST_ENTRIES = numberOf('sqs.batch.entries.limit')

/**
 * A batch of an action: its entries one after the other, each answered for itself.
 *
 * @param entryName  AWS's name of an entry, as it stands in refusals
 * @param checkAll  refuses the batch as a whole
 */
export function batchOf(
  entryName: string,
  doOne: (turn: Turn, queue: Queue, entry: JsonObject) => JsonObject,
  checkAll: (entries: readonly JsonObject[]) => void = () => undefined,
): Operation {
  return (turn, { input }) => {
    const { url } = turn.queueAt(requiredText(input, 'QueueUrl'))
    const entries = structuresOf(input, 'Entries')
    checkIds(entries, entryName)
    checkAll(entries)
    const successful: JsonObject[] = []
    const failed: JsonObject[] = []
    for (const entry of entries) {
      const Id = entry['Id'] as string
      try {
        successful.push({ Id, ...doOne(turn, turn.queueAt(url), entry) })
      } catch (error) {
        // What is not simulated refuses the batch: an entry would be passed over too easily.
        if (!(error instanceof Refusal) || error.fault.statusCode >= 500) throw error
        failed.push({ Id, SenderFault: true, Code: error.fault.name, Message: error.fault.message })
      }
    }
    return { Successful: successful, Failed: failed }
  }
}

function checkIds(entries: readonly JsonObject[], entryName: string): void {
  if (entries.length === 0) refused('EmptyBatchRequest', `There should be at least one ${entryName} in the request.`)
  if (entries.length > MOST_ENTRIES) {
    refused('TooManyEntriesInBatchRequest', `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${entries.length}.`)
  }
  const seen = new Set<string>()
  for (const { Id: id } of entries) {
    if (typeof id !== 'string') missing(`${entryName}.Id`)
    if (!/^[\w-]{1,80}$/.test(id)) {
      refused(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      )
    }
    if (seen.has(id)) refused('BatchEntryIdsNotDistinct', `Id ${id} repeated.`)
    seen.add(id)
  }
}
