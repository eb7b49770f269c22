import type { JsonObject } from '../../../kernel/json'
import type { Operation } from '../operation'
import { Refusal, refused } from '../refusal'
import { structuresOf, textOf } from '../request'
import { topicArnOf } from '../topic/topics'
import { LARGEST_MESSAGE, bytesOf, readMessage, type Message } from './message'
import { fanOut } from './publish'

/** Each entry is taken or refused for itself. All are answered before any goes anywhere. */
export const publishBatch: Operation = (turn, input, reply) => {
  const topic = turn.topicOf(topicArnOf(input))
  const entries = structuresOf(input, 'PublishBatchRequestEntries')
  const ids = checkedIds(entries)
  const published: Message[] = []
  const successful: JsonObject[] = []
  const failed: JsonObject[] = []
  let bytes = 0
  entries.forEach((entry, at) => {
    const id = ids[at]!
    try {
      const body = readMessage(entry)
      bytes += bytesOf(textOf(entry, 'Message') ?? '', body.attributes)
      const message = { ...body, id: turn.context.newUuid(), topicArn: topic.arn, publishedAt: turn.now }
      published.push(message)
      successful.push({ Id: id, MessageId: message.id })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      failed.push({ Id: id, Code: error.fault.name, Message: error.fault.message, SenderFault: true })
    }
  })
  if (bytes > LARGEST_MESSAGE) refused('BatchRequestTooLong', 'The length of all the messages put together is more than the limit.')
  reply({ Successful: successful, Failed: failed })
  for (const message of published) fanOut(turn, message)
}

function checkedIds(entries: readonly JsonObject[]): readonly string[] {
  if (entries.length === 0) refused('EmptyBatchRequest', "The batch request doesn't contain any entries.")
  if (entries.length > 10) refused('TooManyEntriesInBatchRequest', 'The batch request contains more entries than permissible.')
  const ids = entries.map((entry) => textOf(entry, 'Id') ?? '')
  if (ids.some((id) => !/^[A-Za-z0-9_-]{1,80}$/.test(id))) {
    refused('InvalidBatchEntryId', "The Id of a batch entry in a batch request doesn't abide by the specification.")
  }
  if (new Set(ids).size < ids.length) refused('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.')
  return ids
}
