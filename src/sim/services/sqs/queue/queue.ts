import type { Place } from '../../../aws/arn'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Receiver } from '../delivery/receive'
import type { Settings } from './attributes'
import { emptyContents, type Contents } from './contents'
import { nothingSent, type Deduplication } from './deduplication'

export interface Queue {
  readonly name: string
  readonly arn: string
  readonly url: string
  readonly fifo: boolean
  readonly settings: Settings
  readonly createdAt: VirtualMs
  readonly modifiedAt: VirtualMs
  readonly contents: Contents
  /** Who waits for a message, longest first. */
  readonly receivers: readonly Receiver[]
  readonly purgedAt: VirtualMs | undefined
  readonly deduplication: Deduplication
}

export function newQueue(place: Place, name: string, settings: Settings, now: VirtualMs): Queue {
  const fifo = settings['FifoQueue'] === 'true'
  return {
    name,
    arn: `arn:aws:sqs:${place.region}:${place.accountId}:${name}`,
    url: `https://sqs.${place.region}.amazonaws.com/${place.accountId}/${name}`,
    fifo,
    settings,
    createdAt: now,
    modifiedAt: now,
    contents: emptyContents(fifo),
    receivers: [],
    purgedAt: undefined,
    deduplication: nothingSent,
  }
}
