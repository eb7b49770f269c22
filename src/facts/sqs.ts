import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide'
const API = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference'
const READ = { checked: '2026-11-23', confidence: 'documented' } as const
const MESSAGES = { source: `${GUIDE}/quotas-messages.html`, ...READ } as const
const QUEUES = { source: `${GUIDE}/quotas-queues.html`, ...READ } as const
const SETTABLE = { source: `${API}/API_SetQueueAttributes.html`, ...READ } as const

/** SQS' numbers. */
export const SQS = {
  // Messages
  'sqs.message.size.limit': { value: 1, unit: 'MiB', since: '2025-08', before: [{ value: 256, unit: 'KiB' }], olderExam: '256 KB', ...MESSAGES, note: 'With its attributes; a batch as a whole, too.' },
  'sqs.message.size.least': { value: 1, unit: 'KiB', ...SETTABLE, note: 'What MaximumMessageSize may be set to.' },
  'sqs.message.attributes.limit': { value: 10, unit: 'attributes', ...MESSAGES },
  'sqs.message.delay.longest': { value: 900, unit: 's', ...MESSAGES },
  'sqs.retention.seconds.default': { value: 345_600, unit: 's', ...SETTABLE, note: '4 days.' },
  'sqs.retention.seconds.shortest': { value: 60, unit: 's', ...SETTABLE },
  'sqs.retention.seconds.longest': { value: 1_209_600, unit: 's', ...SETTABLE, note: '14 days.' },
  'sqs.visibility.timeout.default': { value: 30, unit: 's', ...SETTABLE },
  'sqs.visibility.timeout.longest': { value: 43_200, unit: 's', ...SETTABLE, note: '12 hours from the receipt.' },
  'sqs.poll.wait.longest': { value: 20, unit: 's', source: `${API}/API_ReceiveMessage.html`, ...READ },
  'sqs.batch.entries.limit': { value: 10, unit: 'items', source: `${API}/API_SendMessageBatch.html`, ...READ },
  'sqs.flight.messages.limit': { value: 120_000, unit: 'items', ...QUEUES, note: 'Approximately; of one queue.' },
  'sqs.deduplication.window': { value: 5, unit: 'min', source: `${GUIDE}/using-messagededuplicationid-property.html`, ...READ },

  // Queues
  'sqs.queue.deletion.pause': { value: 60, unit: 's', source: `${API}/API_CreateQueue.html`, ...READ, note: 'Until the name can be used again.' },
  'sqs.queue.purge.pause': { value: 60, unit: 's', source: `${API}/API_PurgeQueue.html`, ...READ },
  'sqs.queue.tags.limit': { value: 50, unit: 'tags', source: `${GUIDE}/sqs-queue-tags.html`, ...READ },
  'sqs.list.page.limit': { value: 1000, unit: 'items', source: `${API}/API_ListQueues.html`, ...READ },
  'sqs.redrive.sources.limit': { value: 10, unit: 'items', ...SETTABLE, note: 'That a RedriveAllowPolicy can name.' },
  'sqs.metrics.active': { value: 6, unit: 'h', source: `${GUIDE}/sqs-available-cloudwatch-metrics.html`, checked: '2026-11-27', confidence: 'documented', note: 'How long a queue has metrics after it held messages or was used.' },
  'sqs.metrics.poison.receives': { value: 3, unit: 'attempts', source: `${GUIDE}/sqs-available-cloudwatch-metrics.html`, checked: '2026-11-27', confidence: 'documented', note: 'From so many receives on a standard queue tells a message’s age no more.' },
  'sqs.redrive.tasks.page': { value: 10, unit: 'items', source: `${API}/API_ListMessageMoveTasks.html`, ...READ },
} as const satisfies { readonly [id: `sqs.${string}`]: Fact }
