import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs'
const API = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference'
const PUT = `${API}/API_PutLogEvents.html`
const QUOTAS = `${GUIDE}/cloudwatch_limits_cwl.html`
const READ = { checked: '2026-11-25', confidence: 'documented' } as const

/** CloudWatch Logs' numbers. */
export const LOGS = {
  'logs.batch.size': { value: 1_048_576, unit: 'bytes', source: PUT, ...READ, note: 'Of all messages as UTF-8, and 26 bytes for each.' },
  'logs.batch.events': { value: 10_000, unit: 'events', source: PUT, ...READ },
  'logs.batch.span': { value: 24, unit: 'h', source: PUT, ...READ, note: 'Between the first event of a batch and the last.' },
  'logs.event.overhead': { value: 26, unit: 'bytes', source: PUT, ...READ, note: 'Counted for each event besides its message.' },
  'logs.event.size': {
    value: 1, unit: 'MiB', source: QUOTAS, ...READ, since: '2025-04', before: [{ value: 256, unit: 'KiB' }],
    note: 'A batch holds no more, so that an event never has quite as much.',
  },
  'logs.event.oldest': { value: 14, unit: 'days', source: PUT, ...READ },
  'logs.event.newest': { value: 2, unit: 'h', source: PUT, ...READ, note: 'In the future.' },
  'logs.answer.size': { value: 1, unit: 'MiB', source: `${API}/API_GetLogEvents.html`, ...READ, note: 'Of GetLogEvents and FilterLogEvents.' },
  'logs.answer.events': { value: 10_000, unit: 'events', source: `${API}/API_GetLogEvents.html`, ...READ },
  'logs.page.limit': { value: 50, unit: 'results', source: `${API}/API_DescribeLogGroups.html`, ...READ },
  'logs.subscriptions.limit': { value: 2, unit: 'filters', source: QUOTAS, ...READ, note: 'Of a log group.' },
  'logs.metric-filters.limit': { value: 100, unit: 'filters', source: QUOTAS, ...READ, note: 'Of a log group.' },
  'logs.metric-filter.dimensions': { value: 3, unit: 'dimensions', source: `${API}/API_MetricTransformation.html`, ...READ },
  'logs.tags.limit': { value: 50, unit: 'tags', source: `${API}/API_TagResource.html`, ...READ, note: 'Of a log group.' },
  'logs.name.longest': { value: 512, unit: 'characters', source: `${API}/API_CreateLogGroup.html`, ...READ, note: 'Of a log group, a log stream, a filter.' },
  'logs.filter-pattern.longest': { value: 1024, unit: 'characters', source: `${API}/API_FilterLogEvents.html`, ...READ },
} as const satisfies { readonly [id: `logs.${string}`]: Fact }

/** How many days events may be kept, where they are not kept for ever. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const LOG_RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const
