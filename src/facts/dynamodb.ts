import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide'
const API = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference'
const READ = { checked: '2026-11-23', confidence: 'documented' } as const
const CONSTRAINTS = { source: `${GUIDE}/Constraints.html`, checked: '2026-11-25', confidence: 'documented' } as const

/** DynamoDB's numbers. */
export const DYNAMODB = {
  // Tables and indexes
  'dynamodb.table.name.shortest': {
    value: 3, unit: 'characters', source: `${API}/API_CreateTable.html`, ...READ,
    note: 'Indexes are named by the same rules.',
  },
  'dynamodb.table.name.longest': { value: 255, unit: 'characters', source: `${API}/API_CreateTable.html`, ...READ },
  'dynamodb.table.settling': {
    value: 5, unit: 's', source: 'ours', checked: '2026-11-23', confidence: 'modelled',
    note: 'How long a table or index is CREATING, UPDATING or DELETING. AWS gives no time; some seconds are usual.',
  },
  'dynamodb.tables.page': { value: 100, unit: 'tables', source: `${API}/API_ListTables.html`, ...READ },
  'dynamodb.index.global.limit': {
    value: 20, unit: 'indexes', source: `${GUIDE}/ServiceQuotas.html`, ...READ,
    note: 'Of a table, by default: AWS raises it on request.',
  },
  'dynamodb.index.local.limit': {
    value: 5, unit: 'indexes', source: `${GUIDE}/ServiceQuotas.html`, ...READ,
    note: 'Of a table. Local indexes are made with the table and not later.',
  },
  'dynamodb.index.builds.limit': {
    value: 1, unit: 'indexes', source: `${API}/API_UpdateTable.html`, ...READ,
    note: 'Created or deleted in one table at the same time.',
  },
  'dynamodb.index.projected.limit': {
    value: 100, unit: 'attributes', ...CONSTRAINTS,
    note: 'Named by the projections of all indexes of a table together.',
  },
  'dynamodb.index.projection.limit': { value: 20, unit: 'attributes', source: `${API}/API_Projection.html`, ...READ },
  'dynamodb.key.name.longest': {
    value: 255, unit: 'characters', ...CONSTRAINTS,
    note: 'The name of an attribute that is a key, is projected or holds a time to live.',
  },
  'dynamodb.key.partition.limit': { value: 2048, unit: 'bytes', ...CONSTRAINTS },
  'dynamodb.key.sort.limit': { value: 1024, unit: 'bytes', ...CONSTRAINTS },

  // Items and values
  'dynamodb.item.size.limit': {
    value: 400, unit: 'KiB', ...CONSTRAINTS,
    note: 'Names and values together.',
  },
  'dynamodb.item.size.collection': {
    value: 3, unit: 'bytes', source: `${GUIDE}/CapacityUnitCalculations.html`, ...READ,
    note: 'A list or map beside its members.',
  },
  'dynamodb.item.size.member': {
    value: 1, unit: 'bytes', source: `${GUIDE}/CapacityUnitCalculations.html`, ...READ,
    note: 'Each member of a list or map beside its value.',
  },
  'dynamodb.item.nesting.limit': {
    value: 32, unit: 'levels', ...CONSTRAINTS,
    note: 'Maps and lists in an attribute, the attribute counted.',
  },
  'dynamodb.number.digits': { value: 38, unit: 'digits', ...CONSTRAINTS },
  'dynamodb.number.too-large': {
    value: 126, unit: 'power of ten', ...CONSTRAINTS,
    note: 'Numbers lie below 1E+126, on both sides of zero.',
  },
  'dynamodb.number.smallest': { value: -130, unit: 'power of ten', ...CONSTRAINTS },

  // Expressions
  'dynamodb.expression.size.limit': {
    value: 4, unit: 'KiB', ...CONSTRAINTS,
    note: 'As it is sent: placeholders count, what they stand for does not.',
  },
  'dynamodb.expression.operators.limit': {
    value: 300, unit: 'operators', ...CONSTRAINTS,
    note: 'And functions, in one expression. Older copies of the page state it for update expressions only.',
  },
  'dynamodb.expression.in.limit': { value: 100, unit: 'values', ...CONSTRAINTS },

  // Reads and writes of several items
  'dynamodb.page.size.limit': {
    value: 1, unit: 'MiB', source: `${API}/API_Query.html`, ...READ,
    note: 'Gone through by one Query or Scan, before the filter.',
  },
  'dynamodb.scan.segments.limit': { value: 1_000_000, unit: 'segments', source: `${API}/API_Scan.html`, ...READ },
  'dynamodb.batch.writes.limit': { value: 25, unit: 'items', source: `${API}/API_BatchWriteItem.html`, ...READ },
  'dynamodb.batch.gets.limit': { value: 100, unit: 'items', source: `${API}/API_BatchGetItem.html`, ...READ },
  'dynamodb.batch.answer.limit': {
    value: 16, unit: 'MiB', source: `${API}/API_BatchGetItem.html`, ...READ,
    note: 'What does not fit is handed back as UnprocessedKeys.',
  },
  'dynamodb.transaction.actions.limit': { value: 100, unit: 'actions', source: `${API}/API_TransactWriteItems.html`, ...READ },
  'dynamodb.transaction.size.limit': { value: 4, unit: 'MiB', source: `${API}/API_TransactWriteItems.html`, ...READ },
  'dynamodb.transaction.token.life': {
    value: 10, unit: 'min', source: `${API}/API_TransactWriteItems.html`, ...READ,
    note: 'A repetition with the same ClientRequestToken does nothing for so long.',
  },
  'dynamodb.transaction.token.longest': { value: 36, unit: 'characters', source: `${API}/API_TransactWriteItems.html`, ...READ },

  // Capacity
  'dynamodb.capacity.read.size': {
    value: 4, unit: 'KiB', ...CONSTRAINTS,
    note: 'What one read unit reads, strongly consistent.',
  },
  'dynamodb.capacity.read.eventual': { value: 0.5, unit: 'times', ...CONSTRAINTS },
  'dynamodb.capacity.write.size': { value: 1, unit: 'KiB', ...CONSTRAINTS },
  'dynamodb.capacity.transactional': { value: 2, unit: 'times', ...CONSTRAINTS },
  'dynamodb.capacity.burst': {
    value: 300, unit: 's', source: `${GUIDE}/burst-adaptive-capacity.html`, ...READ,
    note: 'Unused units of a provisioned throughput are kept so long. AWS does not say what a new table starts with: here, with all of them.',
  },
  'dynamodb.capacity.account.limit': {
    value: 80_000, unit: 'capacity units', source: `${GUIDE}/ServiceQuotas.html`, ...READ,
    note: 'Reads, and writes, provisioned in a Region by default: AWS raises it on request.',
  },
  'dynamodb.capacity.table.limit': {
    value: 40_000, unit: 'capacity units', source: `${GUIDE}/ServiceQuotas.html`, ...READ,
    note: 'Reads, and writes, provisioned for a table by default: AWS raises it on request.',
  },
  'dynamodb.capacity.partition.reads': {
    value: 3000, unit: 'capacity units/s', source: `${GUIDE}/bp-partition-key-design.html`, ...READ, teaching: true,
    note: 'One partition gives no more, whatever the table has.',
  },
  'dynamodb.capacity.partition.writes': {
    value: 1000, unit: 'capacity units/s', source: `${GUIDE}/bp-partition-key-design.html`, ...READ, teaching: true,
    note: 'One partition takes no more, whatever the table has.',
  },

  'dynamodb.capacity.on-demand.writes': {
    value: 4000, unit: 'capacity units/s', source: `${GUIDE}/on-demand-capacity-mode.html`, ...READ, teaching: true,
    note: 'What a new on-demand table takes at once; later twice its previous peak.',
  },
  'dynamodb.capacity.on-demand.reads': {
    value: 12_000, unit: 'capacity units/s', source: `${GUIDE}/on-demand-capacity-mode.html`, ...READ, teaching: true,
    note: 'What a new on-demand table gives at once; later twice its previous peak.',
  },
  'dynamodb.capacity.on-demand.growth': {
    value: 30, unit: 'min', source: `${GUIDE}/on-demand-capacity-mode.html`, ...READ, teaching: true,
    note: 'More than twice the previous peak within that time may be throttled.',
  },

  // Streams
  'dynamodb.stream.retention': {
    value: 24, unit: 'h', source: `${GUIDE}/Streams.html`, ...READ,
    note: 'Older records are dropped, whoever has read them or not.',
  },
  'dynamodb.stream.iterator.life': { value: 15, unit: 'min', source: `${API}/API_streams_GetRecords.html`, ...READ },
  'dynamodb.stream.read.records': { value: 1000, unit: 'records', source: `${API}/API_streams_GetRecords.html`, ...READ },
  'dynamodb.stream.read.size': { value: 1, unit: 'MiB', source: `${API}/API_streams_GetRecords.html`, ...READ },
  'dynamodb.streams.page': { value: 100, unit: 'streams', source: `${API}/API_streams_ListStreams.html`, ...READ },
  'dynamodb.stream.shards.page': { value: 100, unit: 'shards', source: `${API}/API_streams_DescribeStream.html`, ...READ },

  // Policies
  'dynamodb.policy.size.limit': { value: 20, unit: 'KiB', source: `${GUIDE}/rbac-considerations.html`, ...READ },

  // Time to live
  'dynamodb.ttl.lag': {
    value: 1, unit: 'h', source: `${GUIDE}/TTL.html`, checked: '2026-11-25', confidence: 'modelled',
    note: 'AWS deletes an expired item within a few days and promises no time. An hour is enough to show that it is read and charged until then.',
  },
  'dynamodb.ttl.oldest': {
    value: 1825, unit: 'days', source: `${GUIDE}/time-to-live-ttl-before-you-start.html`, checked: '2026-11-25', confidence: 'documented',
    note: 'Items that expired more than five years ago are kept: so old a time is taken for a mistake.',
  },
} as const satisfies { readonly [id: `dynamodb.${string}`]: Fact }
