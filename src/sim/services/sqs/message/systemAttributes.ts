import type { JsonObject } from '../../../kernel/json'
import { unknownAttribute } from '../queue/attributes'
import { textsOf } from '../request'
import type { Message } from './message'

const NAMES: ReadonlySet<string> = new Set([
  'All',
  'SenderId',
  'SentTimestamp',
  'ApproximateReceiveCount',
  'ApproximateFirstReceiveTimestamp',
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
  'AWSTraceHeader',
  'DeadLetterQueueSourceArn',
])

/** What a receiver asks for, in MessageSystemAttributeNames or the older AttributeNames. */
export function readSystemAttributeNames(input: JsonObject): readonly string[] {
  const names = [...textsOf(input, 'MessageSystemAttributeNames'), ...textsOf(input, 'AttributeNames')]
  for (const name of names) if (!NAMES.has(name)) unknownAttribute(name)
  return names
}

/** The attributes of a message that SQS gave it, as texts; times are epoch milliseconds. */
export function chosenSystemAttributes(message: Message, wanted: readonly string[]): { readonly [name: string]: string } {
  if (wanted.length === 0) return {}
  const { firstReceivedAt, sequenceNumber, deduplicationId, groupId, traceHeader, deadLetterSource } = message
  const all: readonly (readonly [name: string, value: string | undefined])[] = [
    ['SenderId', message.senderId],
    ['SentTimestamp', wholeMs(message.sentAt)],
    ['ApproximateReceiveCount', String(message.receiveCount)],
    ['ApproximateFirstReceiveTimestamp', firstReceivedAt === undefined ? undefined : wholeMs(firstReceivedAt)],
    ['SequenceNumber', sequenceNumber],
    ['MessageDeduplicationId', deduplicationId],
    ['MessageGroupId', groupId],
    ['AWSTraceHeader', traceHeader],
    ['DeadLetterQueueSourceArn', deadLetterSource],
  ]
  return Object.fromEntries(
    all.filter((entry): entry is [string, string] => entry[1] !== undefined && (wanted.includes('All') || wanted.includes(entry[0]))),
  )
}

function wholeMs(at: number): string {
  return String(Math.floor(at))
}
