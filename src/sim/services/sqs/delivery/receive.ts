import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Message } from '../message/message'
import { attributesMd5, chosenAttributes } from '../message/messageAttributes'
import { receiptHandle } from '../message/receiptHandle'
import { chosenSystemAttributes } from '../message/systemAttributes'
import { settingMs } from '../queue/attributes'
import { nextInLine, without, withArrival, withChange } from '../queue/contents'
import type { Queue } from '../queue/queue'
import { redrivePolicy } from '../queue/redrivePolicy'
import { nextSequenceNumber } from '../queue/sequenceNumber'
import type { Turn } from '../turn'

/** A ReceiveMessage as it may wait: what is asked for, and until when. */
export interface Receiver {
  readonly callId: string
  readonly most: number
  /** Undefined: the queue's. */
  readonly visibilityTimeoutMs: number | undefined
  readonly systemAttributes: readonly string[]
  readonly messageAttributes: readonly string[]
  /** Undefined: until something arrives. */
  readonly until: VirtualMs | undefined
}

/** Receives what is visible: as many as are wanted, those of one group as far as possible before those of the next. */
export function receive(turn: Turn, { name }: Queue, receiver: Receiver): readonly JsonObject[] {
  const received: JsonObject[] = []
  for (;;) {
    const queue = turn.named(name) as Queue
    const run = nextInLine(queue.contents, receiver.most - received.length)
    if (run.length === 0 || received.length === receiver.most) return received
    for (const message of run) {
      const output = receiveOne(turn, turn.named(name) as Queue, message, receiver)
      if (output) received.push(output)
    }
  }
}

/** Undefined where the message was received too often and goes to the dead-letter queue. */
function receiveOne(turn: Turn, queue: Queue, message: Message, receiver: Receiver): JsonObject | undefined {
  const policy = redrivePolicy(queue.settings)
  const deadLetters = policy && turn.queueOfArn(policy.deadLetterTargetArn)
  if (policy && deadLetters && message.receiveCount >= policy.maxReceiveCount) {
    bury(turn, queue, message, deadLetters.name)
    return undefined
  }
  const timeout = receiver.visibilityTimeoutMs ?? settingMs(queue.settings, 'VisibilityTimeout')
  const { now } = turn
  const change = {
    receiveCount: message.receiveCount + 1,
    firstReceivedAt: message.firstReceivedAt ?? now,
    state: { phase: 'inFlight', since: now, until: now + timeout } as const,
  }
  turn.change(queue, { contents: withChange(queue.contents, message, change) })
  return shown(queue, { ...message, ...change }, receiver)
}

function bury(turn: Turn, queue: Queue, message: Message, target: string): void {
  turn.change(queue, { contents: without(queue.contents, message) })
  const deadLetters = turn.named(target) as Queue
  turn.tell(queue, 'MessageMovedToDeadLetterQueue', { messageId: message.id, deadLetterQueue: deadLetters.arn })
  const { place: _, ...rest } = message
  const dead = {
    ...rest,
    deadLetterSource: queue.arn,
    sequenceNumber: deadLetters.fifo ? nextSequenceNumber(deadLetters) : undefined,
    sentAt: deadLetters.fifo ? turn.now : message.sentAt,
    arrivedAt: turn.now,
    receiveCount: 0,
    firstReceivedAt: undefined,
    state: { phase: 'visible', since: turn.now } as const,
  }
  turn.change(deadLetters, { contents: withArrival(deadLetters.contents, dead) })
}

function shown(queue: Queue, message: Message, { systemAttributes, messageAttributes }: Receiver): JsonObject {
  const attributes = chosenSystemAttributes(message, systemAttributes)
  const chosen = chosenAttributes(message.attributes, messageAttributes)
  const md5 = attributesMd5(chosen)
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandle(queue.name, message),
    MD5OfBody: message.bodyMd5,
    Body: message.body,
    ...(Object.keys(attributes).length > 0 ? { Attributes: attributes } : {}),
    ...(md5 === undefined ? {} : { MD5OfMessageAttributes: md5, MessageAttributes: chosen as unknown as JsonObject }),
  }
}
