import type { Place } from '../../aws/arn'
import { awsFault, type AwsFault } from '../../aws/awsError'
import { refused } from '../../aws/refusal'

/** @throws {Refusal} ResourceNotFoundException */
export function noSuchStream(name: string, { accountId }: Pick<Place, 'accountId'>): never {
  refused('ResourceNotFoundException', `Stream ${name} under account ${accountId} not found.`)
}

/** @throws {Refusal} ResourceNotFoundException, as reading a shard tells it */
export function noSuchShard(shard: string, stream: string, { accountId }: Pick<Place, 'accountId'>): never {
  refused('ResourceNotFoundException', `Shard ${shard} in stream ${stream} under account ${accountId} does not exist`)
}

/** @throws {Refusal} InvalidArgumentException */
export function invalid(message: string): never {
  refused('InvalidArgumentException', message)
}

/** More a second than a shard takes or gives. */
export function rateExceeded(shard: string, stream: string, { accountId }: Pick<Place, 'accountId'>): AwsFault {
  return awsFault('ProvisionedThroughputExceededException', `Rate exceeded for shard ${shard} in stream ${stream} under account ${accountId}.`)
}
