import { bytesOf, numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

/**
 * How much a shard can take or give just now. AWS states amounts a second and not how it measures
 * them: here a bucket holds a second's worth and fills again evenly.
 */
export interface Bucket {
  readonly left: number
  readonly at: VirtualMs
}

export interface Throughput {
  readonly writtenBytes: Bucket
  readonly writtenRecords: Bucket
  readonly readBytes: Bucket
  readonly readCalls: Bucket
  /** More was read than a second gives: nothing is given until the bucket is full again. */
  readonly overread: boolean
}

const WRITE_BYTES = bytesOf('kinesis.shard.write.size')
const WRITE_RECORDS = numberOf('kinesis.shard.write.records')
const READ_BYTES = bytesOf('kinesis.shard.read.size')
const READ_CALLS = numberOf('kinesis.shard.read.calls')

export function fullThroughput(at: VirtualMs): Throughput {
  return {
    writtenBytes: { left: WRITE_BYTES, at },
    writtenRecords: { left: WRITE_RECORDS, at },
    readBytes: { left: READ_BYTES, at },
    readCalls: { left: READ_CALLS, at },
    overread: false,
  }
}

/**
 * After one record more; undefined where the shard cannot take it. A record larger than a second's
 * worth needs a full bucket and leaves a debt, so that the mean stays what it is.
 */
export function afterWrite(throughput: Throughput, size: number, now: VirtualMs): Throughput | undefined {
  const bytes = filled(throughput.writtenBytes, WRITE_BYTES, now)
  const records = filled(throughput.writtenRecords, WRITE_RECORDS, now)
  if (records < 1 || bytes < Math.min(size, WRITE_BYTES)) return undefined
  return { ...throughput, writtenBytes: { left: bytes - size, at: now }, writtenRecords: { left: records - 1, at: now } }
}

/** After one call of GetRecords, before what it reads; undefined where the shard does not answer it. */
export function afterCall(throughput: Throughput, now: VirtualMs): Throughput | undefined {
  const calls = filled(throughput.readCalls, READ_CALLS, now)
  const bytes = filled(throughput.readBytes, READ_BYTES, now)
  if (calls < 1 || bytes < (throughput.overread ? READ_BYTES : 0)) return undefined
  return { ...throughput, readCalls: { left: calls - 1, at: now }, readBytes: { left: bytes, at: now }, overread: false }
}

export function afterRead(throughput: Throughput, size: number): Throughput {
  const { left, at } = throughput.readBytes
  return { ...throughput, readBytes: { left: left - size, at }, overread: left < size }
}

function filled({ left, at }: Bucket, most: number, now: VirtualMs): number {
  return Math.min(most, left + ((now - at) * most) / 1000)
}
