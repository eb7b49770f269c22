import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Account } from './account.testing'

const seed = Number(process.env['SEED'] ?? 20260102)
console.info(`sqs: seed ${seed}`)

const VISIBILITY_MS = 5000
const WAIT_SECONDS = 3

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('send' as const), group: fc.constantFrom('g', 'h', 'i'), delay: fc.constantFrom(0, 0, 2) }),
    fc.record({ do: fc.constant('receive' as const), most: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ do: fc.constant('wait' as const), most: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ do: fc.constant('delete' as const), which: fc.nat(20) }),
    fc.record({ do: fc.constant('show' as const), which: fc.nat(20) }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 499, 500, 1000, 4999, 5000) }),
  ),
  { maxLength: 80, size: 'max' },
)

function must(holds: boolean, claim: string): void {
  if (!holds) throw new Error(claim)
}

interface Sent {
  readonly group: string
  /** When it may be received, as far as its delay and its last receipt go. */
  visibleFrom: number
  handle: string | undefined
  receipts: number
  deleted: boolean
}

/** A queue and, beside it, what is known of each message from outside. Bodies are numbers, in order of sending. */
class Watched {
  readonly account = new Account()
  readonly url: string
  readonly sent: Sent[] = []
  readonly #waiting = new Set<string>()

  constructor(readonly fifo: boolean) {
    const attributes = { VisibilityTimeout: String(VISIBILITY_MS / 1000), ...(fifo ? { ContentBasedDeduplication: 'true' } : {}) }
    this.url = this.account.queue(fifo ? 'q.fifo' : 'q', attributes)
  }

  get now(): number {
    return this.account.now - Date.UTC(2025, 0, 1)
  }

  send(group: string, delay: number): void {
    const more = this.fifo ? { MessageGroupId: group } : { DelaySeconds: delay }
    const delayMs = this.fifo ? 0 : delay * 1000
    this.sent.push({ group, visibleFrom: this.now + delayMs, handle: undefined, receipts: 0, deleted: false })
    this.account.call('SendMessage', { QueueUrl: this.url, MessageBody: String(this.sent.length - 1), ...more })
    this.hearAnswers()
  }

  receive(most: number): void {
    const free = this.receivable().length
    const { messages } = this.account.receive(this.url, { MaxNumberOfMessages: most, AttributeNames: ['ApproximateReceiveCount'] })
    must(messages.length >= Math.min(most, free), `${free} can be received, at most ${most}; ${messages.length} were`)
    this.take(messages, this.now)
  }

  wait(most: number): void {
    const input = { QueueUrl: this.url, MaxNumberOfMessages: most, WaitTimeSeconds: WAIT_SECONDS, AttributeNames: ['ApproximateReceiveCount'] }
    this.#waiting.add(this.account.start('ReceiveMessage', input))
    this.hearAnswers()
  }

  delete(which: number): void {
    const held = this.held()
    const message = held[which % held.length]
    if (!message) return
    this.account.call('DeleteMessage', { QueueUrl: this.url, ReceiptHandle: message.handle as string })
    message.deleted = true
    this.hearAnswers()
  }

  show(which: number): void {
    const held = this.held()
    const message = held[which % held.length]
    if (!message) return
    this.account.call('ChangeMessageVisibility', { QueueUrl: this.url, ReceiptHandle: message.handle as string, VisibilityTimeout: 0 })
    message.visibleFrom = this.now
    this.hearAnswers()
  }

  pass(ms: number): void {
    this.account.pass(ms)
    this.hearAnswers()
  }

  /** Receives and deletes all there is. */
  drain(): void {
    this.pass(60_000)
    while (this.sent.some(({ deleted }) => !deleted)) {
      const before = this.held().length
      this.receive(10)
      if (this.held().length === before) return
      for (const message of this.held()) {
        this.account.call('DeleteMessage', { QueueUrl: this.url, ReceiptHandle: message.handle as string })
        message.deleted = true
      }
    }
  }

  /** Messages in flight. */
  held(): Sent[] {
    return this.sent.filter(({ deleted, handle, visibleFrom }) => !deleted && handle !== undefined && visibleFrom > this.now)
  }

  receivable(at = this.now): Sent[] {
    const visible = this.sent.filter(({ deleted, visibleFrom }) => !deleted && visibleFrom <= at)
    if (!this.fifo) return visible
    return visible.filter(({ group }) => !this.sent.some((other) => other.group === group && !other.deleted && other.visibleFrom > at))
  }

  /** Receivers that waited are heard in the order in which they were answered. */
  hearAnswers(): void {
    const answers = [...this.#waiting].flatMap((id) => {
      const answer = this.account.answered(id)
      return answer ? [{ id, ...answer }] : []
    })
    for (const { id, at, result } of answers.sort((a, b) => a.at - b.at)) {
      this.#waiting.delete(id)
      const { Messages = [] } = result.output as { Messages?: any[] }
      this.take(Messages, at)
    }
    must(this.#waiting.size === 0 || this.receivable().length === 0, 'whoever waits is given what there is')
  }

  take(messages: readonly any[], at: number): void {
    const free = this.receivable(at)
    const last = new Map<string, number>()
    for (const { Body, ReceiptHandle, Attributes } of messages) {
      const message = this.sent[Number(Body)] as Sent
      must(free.includes(message), `${Body} could be received at ${at}`)
      if (this.fifo) {
        const first = this.sent.findIndex(({ group, deleted }, i) => group === message.group && !deleted && i > (last.get(group) ?? -1))
        must(Number(Body) === first, `of group ${message.group} ${first} comes before ${Body}`)
        last.set(message.group, Number(Body))
      }
      message.handle = ReceiptHandle
      message.visibleFrom = at + VISIBILITY_MS
      must(Attributes.ApproximateReceiveCount === String(++message.receipts), `${Body} was received ${message.receipts} times`)
    }
  }
}

test.each([
  ['standard', false],
  ['FIFO', true],
])('SQ14 SQ20 SQ41 a %s queue loses nothing, repeats nothing before its time, and keeps the order it promises', (_kind, fifo) => {
  fc.assert(
    fc.property(steps, (list) => {
      const queue = new Watched(fifo)
      for (const step of list) {
        if (step.do === 'send') queue.send(step.group, step.delay)
        else if (step.do === 'receive') queue.receive(step.most)
        else if (step.do === 'wait') queue.wait(step.most)
        else if (step.do === 'delete') queue.delete(step.which)
        else if (step.do === 'show') queue.show(step.which)
        else queue.pass(step.ms)
      }
      queue.drain()
      expect(queue.sent.every(({ deleted }) => deleted)).toBe(true)
      expect(queue.account.counts(queue.url)).toBe('0 0 0')
    }),
    { seed, numRuns: 200 },
  )
})
