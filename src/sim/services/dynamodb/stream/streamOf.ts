import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Database } from '../database'
import { invalid, refused } from '../refusal'
import { isGone, type Stream } from './stream'

const ARN = /^arn:aws[\w-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[a-zA-Z0-9_.-]{3,255}\/stream\/[^/|]+$/

/** @throws {Refusal} ValidationException where the ARN is no stream's, ResourceNotFoundException where there is none of it */
export function streamOf(database: Database, arn: string, now: VirtualMs): Stream {
  refuseOtherArns(arn)
  const stream = database.streams.get(arn)
  if (stream && !isGone(stream, now)) return stream
  return refused('ResourceNotFoundException', `Requested resource not found: Stream: ${arn} not found`)
}

export function refuseOtherArns(arn: string): void {
  if (!ARN.test(arn)) invalid(`Invalid StreamArn: ${arn}`)
}
