import { faultOf, refused } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { Operation } from '../operation'
import { structuresOf, textOf } from '../request'
import { topicArnOf } from '../topic/topics'
import { LARGEST_MESSAGE, bytesOf, readMessage } from './message'
import { fanOut, take, type Taken } from './publish'

const MOST_ENTRIES = numberOf('sns.batch.entries.limit')

/** Each entry is taken or refused for itself. All are answered before any goes anywhere. */
export const publishBatch: Operation = (turn, input, reply) => {
  const topic = turn.topicOf(topicArnOf(input))
  const entries = structuresOf(input, 'PublishBatchRequestEntries')
  const ids = checkedIds(entries)
  const published: Taken[] = []
  const successful: JsonObject[] = []
  const failed: JsonObject[] = []
  let bytes = 0
  entries.forEach((entry, at) => {
    const id = ids[at]!
    try {
      const body = readMessage(entry, topic.fifo)
      bytes += bytesOf(textOf(entry, 'Message') ?? '', body.attributes)
      const taken = take(turn, topic.arn, body)
      published.push(taken)
      successful.push({ Id: id, ...taken.answer })
    } catch (error) {
      const { name, message } = faultOf(error)
      failed.push({ Id: id, Code: name, Message: message, SenderFault: true })
    }
  })
  if (bytes > LARGEST_MESSAGE) refused('BatchRequestTooLong', 'The length of all the messages put together is more than the limit.')
  reply({ Successful: successful, Failed: failed })
  for (const { message } of published) if (message) fanOut(turn, message)
}

function checkedIds(entries: readonly JsonObject[]): readonly string[] {
  if (entries.length === 0) refused('EmptyBatchRequest', "The batch request doesn't contain any entries.")
  if (entries.length > MOST_ENTRIES) refused('TooManyEntriesInBatchRequest', 'The batch request contains more entries than permissible.')
  const ids = entries.map((entry) => textOf(entry, 'Id') ?? '')
  if (ids.some((id) => !/^[A-Za-z0-9_-]{1,80}$/.test(id))) {
    refused('InvalidBatchEntryId', "The Id of a batch entry in a batch request doesn't abide by the specification.")
  }
  if (new Set(ids).size < ids.length) refused('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.')
  return ids
}
