import { millisecondsOf } from '../../../../facts/facts'
import { refused } from '../../../aws/refusal'
import { fromBase64, toBase64 } from '../../../expression/base64'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { invalid } from '../faults'
import type { Shard } from '../shard/shard'
import type { Stream } from '../stream/stream'

/** What a shard iterator stands for: the first place of a shard that is not read yet. */
export interface Position {
  readonly stream: string
  /** Tells a stream from a later one of its name. */
  readonly createdAt: VirtualMs
  readonly shard: string
  readonly place: number
}

/** AWS's begin so, too. */
const MARK = '\0\0\0\0\0\0\0\u0001'
const FORM = /^(\d+(?:\.\d+)?) (\S+) (\d+(?:\.\d+)?) (shardId-\d{12}) (\d+)$/

const LIFE_MS = millisecondsOf('kinesis.iterator.life.limit')

/** An iterator that says nothing to whom it is given: AWS's are opaque too. */
export function iteratorAt({ name, createdAt }: Stream, { id }: Shard, place: number, now: VirtualMs): string {
  return toBase64(new TextEncoder().encode(MARK + [now, name, createdAt, id, place].join(' ')))
}

/** @throws {Refusal} InvalidArgumentException where it is none, ExpiredIteratorException five minutes after it was given */
export function readIterator(iterator: string, now: VirtualMs): Position {
  const bytes = fromBase64(iterator)
  const text = bytes ? new TextDecoder().decode(bytes) : ''
  const [, given, stream, createdAt, shard, place] = FORM.exec(text.slice(MARK.length)) ?? []
  if (place === undefined || !text.startsWith(MARK)) invalid('Invalid ShardIterator.')
  if (now - Number(given) > LIFE_MS) {
    refused(
      'ExpiredIteratorException',
      `Iterator expired. The iterator was created at time ${printed(Number(given))} while right now it is ${printed(now)} which is further in the future than the tolerated delay of ${LIFE_MS} milliseconds.`,
    )
  }
  return { stream: stream!, createdAt: Number(createdAt), shard: shard!, place: Number(place) }
}

/** `Wed Jan 01 00:00:00 UTC 2025` */
function printed(at: VirtualMs): string {
  const [weekday = '', day, month, year, time] = new Date(Math.floor(at)).toUTCString().split(' ')
  return `${weekday.slice(0, 3)} ${month} ${day} ${time} UTC ${year}`
}
