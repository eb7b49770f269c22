import type { ApiCall } from '../../../aws/apiCall'
import type { JsonObject } from '../../../kernel/json'
import { settle } from '../delivery/settle'
import { checkSettings, checkTogether, READ_ONLY, unknownAttribute } from '../queue/attributes'
import type { Queue } from '../queue/queue'
import { checkDeadLetterPolicies } from '../queue/redrivePolicy'
import { requiredText, textMapOf, textsOf } from '../request'
import type { Turn } from '../turn'
import { withoutEmpty } from './createQueue'

export function getQueueAttributes(turn: Turn, { input }: ApiCall): JsonObject {
  const { name } = turn.queueAt(requiredText(input, 'QueueUrl'))
  const queue = settle(turn, name) as Queue
  const wanted = textsOf(input, 'AttributeNames')
  for (const each of wanted) if (each !== 'All' && !KNOWN.has(each)) unknownAttribute(each)
  const all = Object.entries({ ...readOnly(queue), ...queue.settings })
  const chosen = wanted.includes('All') ? all : all.filter(([each]) => wanted.includes(each))
  return chosen.length === 0 ? {} : { Attributes: Object.fromEntries(chosen) }
}

const KNOWN: ReadonlySet<string> = new Set([
  ...READ_ONLY,
  ...['VisibilityTimeout', 'MaximumMessageSize', 'MessageRetentionPeriod', 'DelaySeconds', 'ReceiveMessageWaitTimeSeconds'],
  ...['SqsManagedSseEnabled', 'RedrivePolicy', 'RedriveAllowPolicy', 'Policy', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds'],
  ...['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit'],
])

function readOnly(queue: Queue): { readonly [name: string]: string } {
  const { messages, inFlight, delayed } = queue.contents
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(messages.size - inFlight - delayed),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: seconds(queue.createdAt),
    LastModifiedTimestamp: seconds(queue.modifiedAt),
  }
}

function seconds(at: number): string {
  return String(Math.floor(at / 1000))
}

/** What is set holds at once; on AWS it may take a minute, a new retention period a quarter of an hour. */
export function setQueueAttributes(turn: Turn, { input }: ApiCall): JsonObject {
  const queue = turn.queueAt(requiredText(input, 'QueueUrl'))
  const given = textMapOf(input, 'Attributes')
  checkSettings(given, queue.fifo)
  checkDeadLetterPolicies(given, queue, (arn) => turn.queueOfArn(arn))
  const settings = withoutEmpty({ ...queue.settings, ...given })
  checkTogether(settings)
  turn.change(queue, { settings, modifiedAt: turn.now })
  return {}
}
