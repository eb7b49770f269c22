import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/sns/latest/dg'
const API = 'https://docs.aws.amazon.com/sns/latest/api'
const READ = { checked: '2026-11-25', confidence: 'documented' } as const
const RETRIES = { source: `${GUIDE}/sns-message-delivery-retries.html`, ...READ } as const

/** SNS's numbers. */
export const SNS = {
  'sns.message.size.limit': { value: 256, unit: 'KiB', source: `${API}/API_Publish.html`, ...READ, note: 'Attributes included; of a batch as a whole, too.' },
  'sns.subject.length.longest': { value: 100, unit: 'characters', source: `${API}/API_Publish.html`, ...READ },
  'sns.batch.entries.limit': { value: 10, unit: 'items', source: `${API}/API_PublishBatch.html`, ...READ },
  'sns.list.page': { value: 100, unit: 'items', source: `${API}/API_ListTopics.html`, ...READ },
  'sns.topic.tags.limit': { value: 50, unit: 'tags', source: `${API}/API_TagResource.html`, ...READ },
  'sns.filter.names.limit': { value: 5, unit: 'attributes', source: `${GUIDE}/subscription-filter-policy-constraints.html`, ...READ },
  'sns.filter.combinations.limit': { value: 150, unit: 'values', source: `${GUIDE}/subscription-filter-policy-constraints.html`, ...READ },

  // FIFO topics
  'sns.deduplication.window': { value: 5, unit: 'min', source: `${GUIDE}/fifo-message-dedup.html`, ...READ },
  'sns.group.length.longest': { value: 128, unit: 'characters', source: `${API}/API_Publish.html`, ...READ, note: 'Of a deduplication id, too.' },

  // Retries of deliveries to SQS and Lambda: 100,015 in 23 days
  'sns.retry.immediate.count': { value: 3, unit: 'retries', ...RETRIES, note: 'Without a pause.' },
  'sns.retry.early.count': { value: 2, unit: 'retries', ...RETRIES, note: '1 s apart.' },
  'sns.retry.growing.count': { value: 10, unit: 'retries', ...RETRIES, note: 'From 1 s to 20 s apart.' },
  'sns.retry.late.count': { value: 100_000, unit: 'retries', ...RETRIES, note: '20 s apart.' },
  'sns.retry.early.pause': { value: 1, unit: 's', ...RETRIES },
  'sns.http.retry.count': { value: 3, unit: 'retries', ...RETRIES, note: 'Over HTTP, where no DeliveryPolicy says otherwise.' },
  'sns.http.retry.pause': { value: 20, unit: 's', ...RETRIES, note: 'Over HTTP, where no DeliveryPolicy says otherwise.' },
  'sns.policy.pause.longest': { value: 3600, unit: 's', ...RETRIES },
  'sns.policy.retries.most': { value: 100, unit: 'retries', ...RETRIES },
  'sns.token.lifetime': { value: 2, unit: 'days', source: 'https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html', checked: '2026-11-25', confidence: 'documented', note: 'In which an endpoint has to confirm.' },
  'sns.retry.late.pause': { value: 20, unit: 's', ...RETRIES },
} as const satisfies { readonly [id: `sns.${string}`]: Fact }
