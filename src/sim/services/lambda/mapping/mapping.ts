import { functionArn, type Place } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Turn } from '../turn'
import type { QueueProgress } from './queue/progress'
import type { StreamProgress } from './stream/progress'

/** What Lambda polls for a function. */
export type SourceKind = 'sqs' | 'kinesis' | 'dynamodb'

export type MappingState = 'Creating' | 'Enabling' | 'Enabled' | 'Disabling' | 'Disabled' | 'Updating' | 'Deleting'

/** An event source mapping: Lambda's own poller, which reads a source and invokes a function with batches of it. */
export interface Mapping {
  readonly id: string
  readonly kind: SourceKind
  readonly sourceArn: string
  readonly functionName: string
  /** Version or alias, where the call named one. */
  readonly qualifier: string | undefined
  readonly settings: MappingSettings
  readonly tags: { readonly [name: string]: string }
  readonly state: MappingState
  readonly lastModified: VirtualMs
  /** When it was first to read: what came before is not of interest where it starts at LATEST. */
  readonly createdAt: VirtualMs
  readonly lastResult: string
  readonly queue: QueueProgress
  readonly stream: StreamProgress
}

export interface MappingSettings {
  readonly enabled: boolean
  readonly batchSize: number
  readonly windowSeconds: number
  /** Event patterns as text: one of them has to match. None: everything does. */
  readonly filters: readonly string[]
  readonly reportsItemFailures: boolean
  /** Of queues: how many batches may be at work at a time. */
  readonly maximumConcurrency: number | undefined
  /** Of streams. */
  readonly startingPosition: string | undefined
  readonly startingTimestamp: number | undefined
  readonly parallelization: number
  /** 0: there are no tumbling windows. */
  readonly tumblingSeconds: number
  readonly bisects: boolean
  /** -1: as often as it takes. */
  readonly maximumRetries: number
  /** -1: as old as the stream keeps them. */
  readonly maximumAgeSeconds: number
  readonly onFailure: string | undefined
}

export function mappedArn(place: Place, { functionName, qualifier }: Pick<Mapping, 'functionName' | 'qualifier'>): string {
  const arn = functionArn(place, functionName)
  return qualifier === undefined ? arn : `${arn}:${qualifier}`
}

/** Whether its poller reads: it goes on while it is being updated. */
export function polls({ state, settings }: Mapping): boolean {
  return state === 'Enabled' || (state === 'Updating' && settings.enabled)
}

export function changeMapping(turn: Turn, mapping: Mapping, change: Partial<Mapping>): Mapping {
  const changed = { ...mapping, ...change }
  turn.change({ mappings: turn.account.mappings.set(mapping.id, changed) })
  return changed
}

export function shownMapping(place: Place, mapping: Mapping): JsonObject {
  const { id, kind, sourceArn, settings, state, lastModified, lastResult } = mapping
  const common = {
    UUID: id,
    EventSourceMappingArn: `arn:aws:lambda:${place.region}:${place.accountId}:event-source-mapping:${id}`,
    EventSourceArn: sourceArn,
    FunctionArn: mappedArn(place, mapping),
    BatchSize: settings.batchSize,
    MaximumBatchingWindowInSeconds: settings.windowSeconds,
    FunctionResponseTypes: settings.reportsItemFailures ? ['ReportBatchItemFailures'] : [],
    ...(settings.filters.length > 0 ? { FilterCriteria: { Filters: settings.filters.map((Pattern) => ({ Pattern })) } } : {}),
    LastModified: lastModified / 1000,
    State: state,
    StateTransitionReason: kind === 'sqs' ? 'USER_INITIATED' : 'User action',
  }
  if (kind === 'sqs') {
    return { ...common, ...(settings.maximumConcurrency === undefined ? {} : { ScalingConfig: { MaximumConcurrency: settings.maximumConcurrency } }) }
  }
  return {
    ...common,
    StartingPosition: settings.startingPosition ?? '',
    ...(settings.startingTimestamp === undefined ? {} : { StartingPositionTimestamp: settings.startingTimestamp }),
    ParallelizationFactor: settings.parallelization,
    BisectBatchOnFunctionError: settings.bisects,
    MaximumRetryAttempts: settings.maximumRetries,
    MaximumRecordAgeInSeconds: settings.maximumAgeSeconds,
    TumblingWindowInSeconds: settings.tumblingSeconds,
    DestinationConfig: { OnFailure: settings.onFailure === undefined ? {} : { Destination: settings.onFailure } },
    LastProcessingResult: lastResult,
  }
}
