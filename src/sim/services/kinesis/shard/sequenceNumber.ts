/**
 * What a sequence number says. AWS does not tell; the layout is what others read off its numbers: 47
 * hexadecimal digits, shown in decimal (56 digits that begin with 49).
 *
 * | digits | |
 * | ---: | --- |
 * | 1 | `2` |
 * | 9 | when the shard was made, in seconds |
 * | 1 | the last digit of the shard's number |
 * | 16 | the place in the shard, growing |
 * | 2 | `00` |
 * | 9 | when the record came, in seconds |
 * | 8 | the shard's number |
 * | 1 | `2`, the layout's version |
 *
 * @see https://github.com/mhart/kinesalite
 */
export interface SequenceNumber {
  readonly shardSeconds: number
  readonly shard: number
  /** 0 stands before the first record. */
  readonly place: number
  readonly seconds: number
}

export function sequenceText({ shardSeconds, shard, place, seconds }: SequenceNumber): string {
  return textOf(shardSeconds, shard, hex(place, 16), seconds)
}

/** The number that ends a closed shard: after all that it ever held. */
export function lastSequenceText(shardSeconds: number, shard: number, seconds: number): string {
  return textOf(shardSeconds, shard, LAST_PLACE, seconds)
}

/** Undefined where it is none of a record's or of a shard's beginning or end. */
export function readSequence(text: string): SequenceNumber | undefined {
  if (!/^\d{56}$/.test(text)) return undefined
  const digits = BigInt(text).toString(16)
  const [, shardSeconds, nibble, place, seconds, shard] = /^2([\da-f]{9})([\da-f])([\da-f]{16})00([\da-f]{9})([\da-f]{8})2$/.exec(digits) ?? []
  if (place === undefined || nibble !== shard!.slice(-1)) return undefined
  return { shardSeconds: parseInt(shardSeconds!, 16), shard: parseInt(shard!, 16), place: parseInt(place, 16), seconds: parseInt(seconds!, 16) }
}

const LAST_PLACE = '7fffffffffffffff'

function textOf(shardSeconds: number, shard: number, place: string, seconds: number): string {
  const number = hex(shard, 8)
  return BigInt(`0x2${hex(shardSeconds, 9)}${number.slice(-1)}${place}00${hex(seconds, 9)}${number}2`).toString()
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
