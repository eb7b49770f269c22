import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide'
const API = 'https://docs.aws.amazon.com/secretsmanager/latest/apireference'
const READ = { checked: '2026-11-25', confidence: 'documented' } as const
const SCHEDULE = { source: `${GUIDE}/rotate-secrets_schedule.html`, ...READ } as const

/** Secrets Manager's numbers. */
export const SECRETS_MANAGER = {
  'secretsmanager.value.size.limit': { value: 65_536, unit: 'bytes', source: `${API}/API_CreateSecret.html`, ...READ },
  'secretsmanager.secret.tags.limit': { value: 50, unit: 'tags', source: `${API}/API_TagResource.html`, ...READ },
  'secretsmanager.versions.kept.limit': {
    value: 100, unit: 'versions', source: `${GUIDE}/reference_limits.html`, ...READ,
    note: 'Beyond it, versions without a staging label go, the oldest first.',
  },
  'secretsmanager.versions.kept.least': {
    value: 24, unit: 'h', source: `${GUIDE}/reference_limits.html`, ...READ, note: 'No version goes before.',
  },
  'secretsmanager.version.labels.limit': { value: 20, unit: 'labels', source: `${API}/API_PutSecretValue.html`, ...READ },

  // Deletion
  'secretsmanager.recovery.shortest': { value: 7, unit: 'days', source: `${API}/API_DeleteSecret.html`, ...READ },
  'secretsmanager.recovery.longest': { value: 30, unit: 'days', source: `${API}/API_DeleteSecret.html`, ...READ, note: 'And the default.' },

  // Lists and passwords
  'secretsmanager.list.page.limit': { value: 100, unit: 'items', source: `${API}/API_ListSecrets.html`, ...READ },
  'secretsmanager.batch.page.limit': { value: 20, unit: 'items', source: `${API}/API_BatchGetSecretValue.html`, ...READ },
  'secretsmanager.password.length.default': { value: 32, unit: 'characters', source: `${API}/API_GetRandomPassword.html`, ...READ },

  // Rotation
  'secretsmanager.rotation.interval.shortest': { value: 4, unit: 'h', ...SCHEDULE },
  'secretsmanager.rotation.interval.longest': { value: 999, unit: 'days', ...SCHEDULE, note: '1,000 where AutomaticallyAfterDays gives it.' },
  'secretsmanager.rotation.attempts': {
    value: 3, unit: 'attempts', source: 'ours', checked: READ.checked, confidence: 'modelled',
    note: 'AWS retries the whole rotation "multiple times" and does not say how often.',
  },
  'secretsmanager.rotation.pause': {
    value: 60, unit: 's', source: 'ours', checked: READ.checked, confidence: 'modelled',
    note: 'Between two attempts. AWS does not say.',
  },

  // The account's, which nothing here holds
  'secretsmanager.throughput.read': {
    value: 10_000, unit: 'requests', source: `${GUIDE}/reference_limits.html`, ...READ, teaching: true,
    note: 'GetSecretValue and DescribeSecret together, a second.',
  },
  'secretsmanager.throughput.write': {
    value: 50, unit: 'requests', source: `${GUIDE}/reference_limits.html`, ...READ, teaching: true,
    note: 'PutSecretValue, UpdateSecret, UpdateSecretVersionStage and replication together, a second.',
  },
} as const satisfies { readonly [id: `secretsmanager.${string}`]: Fact }
