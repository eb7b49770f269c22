import { millisecondsOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { invalid, refused } from '../refusal'
import type { Stream } from './stream'

/** The first place that is not read yet; `oldest`: of the oldest record that there is when it is read. */
export interface Position {
  readonly arn: string
  readonly place: number | 'oldest'
}

const FORM = /^(arn:aws:dynamodb:.+\/stream\/[^|]+)\|1\|(\d+(?:\.\d+)?)-(\d+|oldest)$/

const LIFE_MS = millisecondsOf('dynamodb.stream.iterator.life')

/** AWS's begin so too, and end in what only AWS can read. */
export function iteratorAt({ arn }: Stream, place: Position['place'], now: VirtualMs): string {
  return `${arn}|1|${now}-${place}`
}

/** @throws {Refusal} ValidationException where it is none, ExpiredIteratorException a quarter of an hour after it was given */
export function readIterator(iterator: string, now: VirtualMs): Position {
  const [, arn, given, place] = FORM.exec(iterator) ?? []
  if (arn === undefined) invalid('Invalid ShardIterator')
  if (now - Number(given) > LIFE_MS) refused('ExpiredIteratorException', 'Shard iterator has expired')
  return { arn, place: place === 'oldest' ? place : Number(place) }
}
