import { unsimulated } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import { compileEventPattern } from '../../../expression/eventPattern/eventPattern'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { invalid } from '../refusal'
import type { MappingSettings, SourceKind } from './mapping'

const QUEUE_BATCH = numberOf('lambda.mapping.sqs.batch')
const MOST_WITHOUT_WINDOW = QUEUE_BATCH
const STREAM_BATCH = numberOf('lambda.mapping.stream.batch')

/** What AWS takes and this simulator would have to ignore. */
const UNSIMULATED = [
  'KMSKeyArn', 'Topics', 'Queues', 'SourceAccessConfigurations', 'SelfManagedEventSource', 'AmazonManagedKafkaEventSourceConfig',
  'SelfManagedKafkaEventSourceConfig', 'DocumentDBEventSourceConfig', 'ProvisionedPollerConfig', 'LoggingConfig', 'MetricsConfig',
]
const OF_STREAMS = [
  'StartingPosition', 'StartingPositionTimestamp', 'ParallelizationFactor', 'BisectBatchOnFunctionError', 'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds', 'TumblingWindowInSeconds',
]

/** A mapping's settings after a call: those before it (absent for a new one) with what the call says. */
export function mappingSettings(input: JsonObject, kind: SourceKind, isFifo: boolean, before: MappingSettings | undefined): MappingSettings {
  for (const member of UNSIMULATED) if ((input[member] ?? null) !== null) unsimulated(`lambda's parameter ${member} of event source mappings`)
  const number = (member: string) => (typeof input[member] === 'number' ? input[member] : undefined)
  const settings: MappingSettings = {
    enabled: typeof input['Enabled'] === 'boolean' ? input['Enabled'] : (before?.enabled ?? true),
    batchSize: number('BatchSize') ?? before?.batchSize ?? (kind === 'sqs' ? QUEUE_BATCH : STREAM_BATCH),
    windowSeconds: number('MaximumBatchingWindowInSeconds') ?? before?.windowSeconds ?? 0,
    filters: filtersOf(input['FilterCriteria']) ?? before?.filters ?? [],
    reportsItemFailures: responseTypes(input['FunctionResponseTypes']) ?? before?.reportsItemFailures ?? false,
    maximumConcurrency: concurrencyOf(input['ScalingConfig'], before?.maximumConcurrency),
    startingPosition: typeof input['StartingPosition'] === 'string' ? input['StartingPosition'] : before?.startingPosition,
    startingTimestamp: timestampOf(input['StartingPositionTimestamp']) ?? before?.startingTimestamp,
    parallelization: number('ParallelizationFactor') ?? before?.parallelization ?? 1,
    tumblingSeconds: number('TumblingWindowInSeconds') ?? before?.tumblingSeconds ?? 0,
    bisects: typeof input['BisectBatchOnFunctionError'] === 'boolean' ? input['BisectBatchOnFunctionError'] : (before?.bisects ?? false),
    maximumRetries: number('MaximumRetryAttempts') ?? before?.maximumRetries ?? -1,
    maximumAgeSeconds: number('MaximumRecordAgeInSeconds') ?? before?.maximumAgeSeconds ?? -1,
    onFailure: onFailureOf(input['DestinationConfig']) ?? before?.onFailure,
  }
  if (settings.tumblingSeconds > 0 && settings.parallelization > 1) unsimulated('tumbling windows with a ParallelizationFactor above 1')
  if (kind === 'sqs') checkQueue(input, settings, isFifo)
  else checkStream(input, settings, kind, before === undefined)
  return settings
}

function checkQueue(input: JsonObject, { batchSize, windowSeconds }: MappingSettings, isFifo: boolean): void {
  const strange = OF_STREAMS.find((member) => (input[member] ?? null) !== null)
  if (strange !== undefined) invalid(`Unsupported ${strange} parameter for given event source mapping type.`)
  if (isFifo && batchSize > MOST_WITHOUT_WINDOW) invalid(`Maximum batch size for FIFO queues is ${MOST_WITHOUT_WINDOW}`)
  if (isFifo && windowSeconds > 0) invalid('Batching window is not supported for FIFO queues')
  if (windowSeconds === 0 && batchSize > MOST_WITHOUT_WINDOW) {
    invalid(`Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than ${MOST_WITHOUT_WINDOW}`)
  }
}

function checkStream(input: JsonObject, { startingPosition, startingTimestamp, maximumAgeSeconds }: MappingSettings, kind: SourceKind, isNew: boolean): void {
  if ((input['ScalingConfig'] ?? null) !== null) invalid('Unsupported ScalingConfig parameter for given event source mapping type.')
  if (isNew && startingPosition === undefined) {
    invalid("1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.")
  }
  if (startingPosition === 'AT_TIMESTAMP') {
    if (kind === 'dynamodb') invalid('Unsupported starting position for arn type: AT_TIMESTAMP')
    if (startingTimestamp === undefined) invalid('StartingPositionTimestamp is required for AT_TIMESTAMP starting position.')
  } else if (startingTimestamp !== undefined) {
    invalid('StartingPositionTimestamp is only valid for AT_TIMESTAMP starting position.')
  }
  if (maximumAgeSeconds !== -1 && maximumAgeSeconds < 60) invalid('MaximumRecordAgeInSeconds must be -1 or at least 60.')
}

/** Patterns are compiled once to see that they are ones; as text they are kept. */
function filtersOf(criteria: Json | undefined): readonly string[] | undefined {
  if (!isJsonObject(criteria)) return undefined
  const filters = Array.isArray(criteria['Filters']) ? criteria['Filters'] : []
  return filters.flatMap((filter: Json) => {
    const pattern = isJsonObject(filter) ? filter['Pattern'] : undefined
    if (typeof pattern !== 'string') return []
    if (compileEventPattern(pattern).fault) invalid('Invalid filter pattern definition.')
    return [pattern]
  })
}

function responseTypes(value: Json | undefined): boolean | undefined {
  return Array.isArray(value) ? value.includes('ReportBatchItemFailures') : undefined
}

/** An empty ScalingConfig takes the limit away. */
function concurrencyOf(scaling: Json | undefined, before: number | undefined): number | undefined {
  if (!isJsonObject(scaling)) return before
  const most = scaling['MaximumConcurrency']
  return typeof most === 'number' ? most : undefined
}

function timestampOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? Date.parse(value) / 1000 : undefined
}

function onFailureOf(config: Json | undefined): string | undefined {
  const onFailure = isJsonObject(config) ? config['OnFailure'] : undefined
  const destination = isJsonObject(onFailure) ? onFailure['Destination'] : undefined
  return typeof destination === 'string' ? destination : undefined
}
