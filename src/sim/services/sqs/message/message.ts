import type { VirtualMs } from '../../../kernel/virtualTime'
import type { MessageAttributes } from './messageAttributes'

/** A message in a queue. */
export interface Message {
  /** MessageId, a UUID. */
  readonly id: string
  /** Counted in its queue: later arrivals have greater ones. */
  readonly place: number
  readonly body: string
  readonly bodyMd5: string
  readonly attributes: MessageAttributes
  /** AWSTraceHeader, where it was sent with one. */
  readonly traceHeader: string | undefined
  readonly senderId: string
  readonly groupId: string | undefined
  readonly deduplicationId: string | undefined
  /** In FIFO queues only. */
  readonly sequenceNumber: string | undefined
  /** Where retention starts. A move to a dead-letter queue leaves it in standard queues and renews it in FIFO queues. */
  readonly sentAt: VirtualMs
  /** When it came into this queue. */
  readonly arrivedAt: VirtualMs
  /** How often it was received from this queue. */
  readonly receiveCount: number
  readonly firstReceivedAt: VirtualMs | undefined
  /** The ARN of the queue from which it was moved here as a dead letter. */
  readonly deadLetterSource: string | undefined
  readonly state: MessageState
}

export type MessageState =
  | { readonly phase: 'delayed'; readonly until: VirtualMs }
  | { readonly phase: 'visible'; readonly since: VirtualMs }
  /** Received at `since`, and hidden from other receivers until then. */
  | { readonly phase: 'inFlight'; readonly since: VirtualMs; readonly until: VirtualMs }
