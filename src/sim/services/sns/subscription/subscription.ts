import type { VirtualMs } from '../../../kernel/virtualTime'
import type { DeliveryPolicy } from './deliveryPolicy'
import type { FilterPolicy } from './filterPolicy'

/** Who gets a topic's messages, and which of them. */
export interface Subscription {
  readonly arn: string
  readonly topicArn: string
  readonly protocol: 'sqs' | 'lambda' | 'http' | 'https'
  readonly endpoint: string
  readonly principal: string
  /** Only an endpoint has to say that it wants messages, by the token that it is sent. */
  readonly confirmation: Confirmation
  readonly settings: SubscriptionSettings
}

export type Confirmation =
  | { readonly state: 'pending'; readonly token: string; readonly askedAt: VirtualMs }
  | { readonly state: 'confirmed'; readonly token: string | undefined; readonly authenticated: boolean }

export interface SubscriptionSettings {
  readonly filter: FilterPolicy | undefined
  readonly scope: FilterScope
  /** SQS and endpoints get the message alone, without the envelope. */
  readonly raw: boolean
  /** `RedrivePolicy` as it was given, and the queue it names. */
  readonly redrive: { readonly text: string; readonly queueArn: string } | undefined
  /** Of an endpoint; undefined while SNS's own holds. */
  readonly delivery: DeliveryPolicy | undefined
}

export type FilterScope = 'MessageAttributes' | 'MessageBody'

/** Whether it is reached over HTTP. */
export function isEndpoint(protocol: Subscription['protocol']): boolean {
  return protocol === 'http' || protocol === 'https'
}
