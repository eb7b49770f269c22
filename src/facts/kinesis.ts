import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/streams/latest/dev'
const API = 'https://docs.aws.amazon.com/kinesis/latest/APIReference'
const READ = { checked: '2026-11-23', confidence: 'documented' } as const
const LIMITS = { source: `${GUIDE}/service-sizes-and-limits.html`, ...READ } as const

/** Kinesis Data Streams' numbers. */
export const KINESIS = {
  // Streams
  'kinesis.stream.settling': {
    value: 10, unit: 's', source: 'ours', checked: '2026-11-23', confidence: 'modelled',
    note: 'How long a stream is CREATING, UPDATING or DELETING. AWS gives no time; some seconds to half a minute are usual.',
  },
  'kinesis.streams.creating.limit': {
    value: 5, unit: 'streams', source: `${API}/API_CreateStream.html`, ...READ,
    note: 'In the state CREATING at the same time.',
  },
  'kinesis.streams.demand.limit': {
    value: 50, unit: 'streams', ...LIMITS,
    note: 'In on-demand mode, by default: AWS raises it on request.',
  },
  'kinesis.streams.page': { value: 100, unit: 'streams', source: `${API}/API_ListStreams.html`, ...READ },
  'kinesis.stream.tags.limit': { value: 50, unit: 'tags', source: `${API}/API_AddTagsToStream.html`, ...READ },
  'kinesis.mode.changes.limit': {
    value: 2, unit: 'times', source: `${API}/API_UpdateStreamMode.html`, ...READ,
    note: 'A stream switches between provisioned and on-demand so often within 24 hours.',
  },

  // Shards
  'kinesis.shards.account.limit': {
    value: 20_000, unit: 'shards', ...LIMITS,
    note: 'In us-east-1, us-west-2 and eu-west-1, by default; 1,000 or 6,000 elsewhere.',
  },
  'kinesis.shards.demand.first': {
    value: 4, unit: 'shards', source: `${GUIDE}/how-do-i-size-a-stream.html`, ...READ,
    note: 'A new on-demand stream takes 4 MB and 4,000 records a second: what four shards take.',
  },
  'kinesis.shards.description.page': { value: 100, unit: 'shards', source: `${API}/API_DescribeStream.html`, ...READ },
  'kinesis.shards.list.page': { value: 1000, unit: 'shards', source: `${API}/API_ListShards.html`, ...READ },
  'kinesis.shards.list.life': {
    value: 300, unit: 's', source: `${API}/API_ListShards.html`, ...READ,
    note: 'How long a NextToken of ListShards can be used.',
  },
  'kinesis.shards.scaling.limit': {
    value: 10, unit: 'times', source: `${API}/API_UpdateShardCount.html`, ...READ,
    note: 'Of one stream in a rolling 24 hours.',
  },
  'kinesis.shards.target.limit': { value: 10_000, unit: 'shards', source: `${API}/API_UpdateShardCount.html`, ...READ },

  // Throughput of a shard
  'kinesis.shard.write.size': { value: 1, unit: 'MiB', ...LIMITS, note: 'A second, partition keys included.' },
  'kinesis.shard.write.records': { value: 1000, unit: 'records', ...LIMITS, note: 'A second.' },
  'kinesis.shard.read.size': { value: 2, unit: 'MiB', ...LIMITS, note: 'A second, shared by all who call GetRecords.' },
  'kinesis.shard.read.calls': { value: 5, unit: 'requests', ...LIMITS, note: 'GetRecords, a second.' },

  // Records
  'kinesis.record.size.default': {
    value: 1024, unit: 'KiB', ...LIMITS, note: 'Data and partition key together, before base64.',
  },
  'kinesis.record.size.limit': {
    value: 10_240, unit: 'KiB', source: `${GUIDE}/large-records.html`, ...READ, since: '2025-10', before: [{ value: 1024 }],
    note: 'What MaxRecordSizeInKiB may be set to.',
  },
  'kinesis.batch.records.limit': { value: 500, unit: 'records', source: `${API}/API_PutRecords.html`, ...READ },
  'kinesis.batch.size.limit': {
    value: 10, unit: 'MiB', source: `${API}/API_PutRecords.html`, ...READ, since: '2025-10', before: [{ value: 5 }],
    note: 'Partition keys included.',
  },
  'kinesis.retention.hours.shortest': { value: 24, unit: 'h', ...LIMITS, note: 'And what a new stream has.' },
  'kinesis.retention.hours.longest': { value: 8760, unit: 'h', ...LIMITS },

  // Reading
  'kinesis.iterator.life.limit': { value: 5, unit: 'min', source: `${API}/API_GetShardIterator.html`, ...READ },
  'kinesis.read.records.limit': { value: 10_000, unit: 'records', source: `${API}/API_GetRecords.html`, ...READ },
  'kinesis.read.size.limit': { value: 10, unit: 'MiB', source: `${API}/API_GetRecords.html`, ...READ },
} as const satisfies { readonly [id: `kinesis.${string}`]: Fact }
