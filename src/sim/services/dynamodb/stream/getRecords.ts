import { bytesOf, numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import { asJson } from '../attributeValue'
import type { Operation } from '../operation/operation'
import { checkShape } from '../request/checkShape'
import type { Members } from '../request/shape'
import { sequenceNumber } from './sequenceNumber'
import { iteratorAt, readIterator } from './shardIterator'
import { BEGINNING, firstPlace, placeText, type Stream, type StreamRecord } from './stream'
import { streamOf } from './streamOf'
import { trimmed } from './trimmed'

const MOST_RECORDS = numberOf('dynamodb.stream.read.records')
const MOST_BYTES = bytesOf('dynamodb.stream.read.size')

const REQUEST: Members = {
  ShardIterator: { type: 'String', min: 1, max: 2048, required: true },
  Limit: { type: 'Integer', min: 1, max: MOST_RECORDS },
}

/** What stands in a shard from an iterator's place on, and the iterator for what follows; none at the end of a closed one. */
export const getRecords: Operation = (database, input, { now, region }) => {
  checkShape(input, REQUEST)
  const position = readIterator(input['ShardIterator'] as string, now)
  const stream = streamOf(database, position.arn, now)
  const first = firstPlace(stream, now)
  const from = position.place === 'oldest' ? first : position.place
  if (from < first && first > BEGINNING + 1) trimmed()
  const { taken, next } = read(stream, from, (input['Limit'] ?? MOST_RECORDS) as number)
  const ended = stream.closedAt !== undefined && next > stream.lastPlace
  return {
    database,
    output: {
      Records: taken.map(([place, record]) => shown(stream, place, record, region)),
      ...(ended ? {} : { NextShardIterator: iteratorAt(stream, next, now) }),
    },
  }
}

type Placed = readonly [place: number, record: StreamRecord]

function read({ records }: Stream, from: number, limit: number): { readonly taken: readonly Placed[]; readonly next: number } {
  const taken: Placed[] = []
  let bytes = 0
  let next = from
  for (const [text, record] of ascending(records, placeText(from))) {
    if (taken.length === limit || (taken.length > 0 && bytes + record.size > MOST_BYTES)) break
    const place = Number(text)
    taken.push([place, record])
    bytes += record.size
    next = place + 1
  }
  return { taken, next }
}

function shown(stream: Stream, place: number, record: StreamRecord, region: string): JsonObject {
  const { id, at, kind, key, before, after, size, expired } = record
  return {
    eventID: id,
    eventName: kind,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      // AWS rounds it down to the second.
      ApproximateCreationDateTime: Math.floor(at / 1000),
      Keys: asJson(key),
      ...(after ? { NewImage: asJson(after) } : {}),
      ...(before ? { OldImage: asJson(before) } : {}),
      SequenceNumber: sequenceNumber(stream, place),
      SizeBytes: size,
      StreamViewType: stream.view,
    },
    ...(expired ? { userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' } } : {}),
  }
}
