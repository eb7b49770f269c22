import type { JsonObject } from '../../../../kernel/json'
import { isoTime, type VirtualMs } from '../../../../kernel/virtualTime'
import { sendFailedBatch } from '../../destination/destination'
import type { Turn } from '../../turn'
import { mappedArn, type Mapping } from '../mapping'
import type { BatchProgress } from './progress'

/** Why a batch was given up, as the record of it names it. */
export type GivenUp = 'RetryAttemptsExhausted' | 'RecordAgeExceeded'

/**
 * Tells a mapping's destination of a batch that was given up: where its records stand in the stream,
 * not what they hold; only S3 gets the event too.
 * @param last  how the last invocation ended, where there was one
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export function failedBatch(turn: Turn, mapping: Mapping, shardId: string, batch: BatchProgress, condition: GivenUp, last: { version: string; failed: boolean } | undefined): void {
  const destination = mapping.settings.onFailure
  const [first, end] = [batch.records[0], batch.records.at(-1)]
  if (destination === undefined || !first || !end) return
  const record: JsonObject = {
    requestContext: {
      requestId: batch.lastRequest ?? turn.context.newUuid(),
      functionArn: mappedArn(turn.place, mapping),
      condition,
      approximateInvokeCount: batch.attempts,
    },
    ...(last ? { responseContext: { statusCode: 200, executedVersion: last.version, functionError: last.failed ? 'Unhandled' : null } } : {}),
    version: '1.0',
    timestamp: isoTime(turn.now),
    [mapping.kind === 'kinesis' ? 'KinesisBatchInfo' : 'DDBStreamBatchInfo']: {
      shardId,
      startSequenceNumber: first.sequenceNumber,
      endSequenceNumber: end.sequenceNumber,
      approximateArrivalOfFirstRecord: arrival(mapping, first.arrivedAt),
      approximateArrivalOfLastRecord: arrival(mapping, end.arrivedAt),
      batchSize: batch.records.length,
      streamArn: mapping.sourceArn,
    },
    ...(destination.split(':')[2] === 's3' ? { payload: JSON.stringify({ Records: batch.records.map(({ event }) => event) }) } : {}),
  }
  sendFailedBatch(turn, mapping.functionName, destination, record, `aws/lambda/${mapping.id}/${shardId}`)
}

/** DynamoDB tells whole seconds only. */
function arrival({ kind }: Mapping, moment: VirtualMs): string {
  const time = isoTime(moment)
  return kind === 'kinesis' ? time : `${time.slice(0, 19)}Z`
}
