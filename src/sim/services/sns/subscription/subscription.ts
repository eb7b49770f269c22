import type { FilterPolicy } from './filterPolicy'

/** Who gets a topic's messages, and which of them. */
export interface Subscription {
  readonly arn: string
  readonly topicArn: string
  readonly protocol: 'sqs' | 'lambda'
  readonly endpoint: string
  readonly principal: string
  readonly settings: SubscriptionSettings
}

export interface SubscriptionSettings {
  readonly filter: FilterPolicy | undefined
  readonly scope: FilterScope
  /** SQS gets the message alone, without the envelope. */
  readonly raw: boolean
  /** `RedrivePolicy` as it was given, and the queue it names. */
  readonly redrive: { readonly text: string; readonly queueArn: string } | undefined
}

export type FilterScope = 'MessageAttributes' | 'MessageBody'
