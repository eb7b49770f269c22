import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/eventbridge/latest/userguide'
const API = 'https://docs.aws.amazon.com/eventbridge/latest/APIReference'
const READ = { checked: '2026-11-23', confidence: 'documented' } as const
const OURS = { source: 'ours', checked: '2026-11-23', confidence: 'modelled' } as const
const QUOTAS = { source: `${GUIDE}/eb-quota.html`, ...READ } as const
const RETRIES = { source: `${GUIDE}/eb-rule-retry-policy.html`, ...READ } as const

/** EventBridge's numbers. */
export const EVENTBRIDGE = {
  'eventbridge.bus.rules.limit': { value: 300, unit: 'items', ...QUOTAS },
  'eventbridge.rule.targets.limit': { value: 5, unit: 'items', ...QUOTAS },
  'eventbridge.policy.size.limit': { value: 10_240, unit: 'bytes', ...QUOTAS },
  'eventbridge.put.size.limit': { value: 1, unit: 'MiB', since: '2026-01', before: [{ value: 256, unit: 'KiB' }], olderExam: '256 KB', ...QUOTAS, note: 'All entries of a request together.' },
  'eventbridge.list.page': { value: 100, unit: 'items', source: `${API}/API_ListRules.html`, ...READ },
  'eventbridge.delivery.retries.limit': { value: 185, unit: 'retries', ...RETRIES, note: 'And the default.' },
  'eventbridge.delivery.age.longest': { value: 86_400, unit: 's', ...RETRIES, note: 'And the default.' },
  'eventbridge.delivery.age.shortest': { value: 60, unit: 's', source: `${API}/API_RetryPolicy.html`, ...READ },
  'eventbridge.delivery.pause.first': { value: 1, unit: 's', ...OURS, note: 'Doubled with each retry. AWS tells of exponential back-off and jitter only.' },
  'eventbridge.delivery.pause.longest': { value: 480, unit: 's', ...OURS, note: 'So that 185 retries fill a day.' },
  'eventbridge.replay.interval': { value: 1, unit: 'min', source: `${GUIDE}/eb-replay-archived-event.html`, ...READ, note: 'Events of one such interval go together.' },
  'eventbridge.replay.pause': { value: 1, unit: 's', ...OURS, note: 'Between two intervals. AWS gives no time.' },
} as const satisfies { readonly [id: `eventbridge.${string}`]: Fact }
