import type { Place } from '../../../aws/arn'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Receiver } from '../delivery/receive'
import type { Tags } from '../operation/tags'
import type { Settings } from './attributes'
import { emptyContents, type Contents } from './contents'
import { nothingSent, type Deduplication } from './deduplication'

export interface Queue {
  readonly name: string
  readonly arn: string
  readonly url: string
  readonly fifo: boolean
  readonly settings: Settings
  readonly tags: Tags
  readonly createdAt: VirtualMs
  readonly modifiedAt: VirtualMs
  /** When anything of it was changed last, its messages included. */
  readonly changedAt: VirtualMs
  readonly contents: Contents
  /** Who waits for a message, longest first. */
  readonly receivers: readonly Receiver[]
  readonly purgedAt: VirtualMs | undefined
  readonly deduplication: Deduplication
}

export function newQueue(place: Place, name: string, settings: Settings, tags: Tags, now: VirtualMs): Queue {
  const fifo = settings['FifoQueue'] === 'true'
  return {
    name,
    arn: arnOf(place, name),
    url: `https://sqs.${place.region}.amazonaws.com/${place.accountId}/${name}`,
    fifo,
    settings,
    tags,
    createdAt: now,
    modifiedAt: now,
    changedAt: now,
    contents: emptyContents(fifo),
    receivers: [],
    purgedAt: undefined,
    deduplication: nothingSent,
  }
}

export function arnOf({ region, accountId }: Place, name: string): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`
}
