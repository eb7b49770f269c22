import type { SimEvent } from '../../../kernel/eventLog'
import { wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import type { Invocation, Ledger } from './ledger'
import type { LaneSource, LaneStep, LaneView } from './lambdaLab'
import { laneNames, MOST_TRIES } from './laneSources'
import type { SentTraffic } from './trafficSummary'

/** What became of one event on each of its three ways. */
export function laneViews(ledger: Ledger, log: readonly SimEvent[], sent: SentTraffic, worldStart: VirtualMs): readonly LaneView[] {
  const story = new LaneStory(ledger, log, sent, worldStart)
  const { traffic } = sent
  const source = (traffic.kind === 'lanes' ? traffic.source : undefined) ?? 'SQS'
  return [story.synchronous(), story.asynchronous(), source === 'SQS' ? story.queue() : story.stream(source)]
}

class LaneStory {
  readonly #events: readonly SimEvent[]
  readonly #invocations: readonly Invocation[]
  readonly #ledger: Ledger
  readonly #start: VirtualMs
  readonly #sent: SentTraffic
  readonly #end: VirtualMs

  constructor(ledger: Ledger, log: readonly SimEvent[], sent: SentTraffic, worldStart: VirtualMs) {
    this.#ledger = ledger
    this.#events = log.slice(sent.seq)
    this.#invocations = ledger.invocations.filter(({ firstSeq }) => firstSeq >= sent.seq)
    this.#start = worldStart
    this.#sent = sent
    this.#end = log.at(-1)?.at ?? worldStart
  }

  synchronous(): LaneView {
    const call = this.#call('RequestResponse')
    const tries = this.#invocations.filter(({ requestId }) => requestId === call?.requestId)
    const last = tries.at(-1)
    const steps = [...this.#before('call', 'caller', call?.at, tries[0], 'The caller has sent the event and waits.'), ...tries.flatMap((each) => this.#served(each))]
    if (last?.endedAt !== undefined) steps.push(this.#step('end', 'caller', last.endedAt, call?.answeredAt, 'The answer goes back to the caller.'))
    const waited = call?.answeredAt === undefined ? '' : took(call.answeredAt - call.at)
    const { ended, outcome } = howEnded(last, {
      succeeded: `The caller waited ${waited} and has the answer.`,
      failed: `The caller waited ${waited} and has the error. Lambda does not try again: whether to is the caller’s business.`,
      throttled: `The caller was refused with TooManyRequestsException and would have to try again itself; AWS’s SDKs do, twice.`,
    })
    return { lane: 'synchronous', title: 'Synchronous: RequestResponse', steps, ended, outcome }
  }

  asynchronous(): LaneView {
    const call = this.#call('Event')
    const tries = this.#invocations.filter(({ requestId }) => requestId === call?.requestId)
    const steps: LaneStep[] = [this.#step('call', 'caller', call?.at, call?.answeredAt, 'The caller is answered 202 as soon as the event lies in Lambda’s queue.')]
    let queuedAt = call?.answeredAt
    for (const each of tries) {
      const begins = each.placedAt ?? each.startedAt ?? each.sentAt
      if (queuedAt !== undefined && begins > queuedAt) {
        const again = each.attempt > 1
        steps.push(this.#step(again ? 'retry' : 'queued', 'Lambda’s queue', queuedAt, begins, again ? `Lambda waits ${took(begins - queuedAt)} before try ${each.attempt}.` : 'The event waits in Lambda’s queue.'))
      }
      steps.push(...this.#served(each))
      queuedAt = each.endedAt
    }
    const last = tries.at(-1)
    const { failures } = laneNames(this.#sent.world, 'SQS')
    const delivered = this.#events.find(({ type, detail }) => type === 'DestinationDelivered' && String(detail['destination']).endsWith(failures))
    const discarded = this.#events.find(({ type, requestId }) => type === 'AsyncEventDiscarded' && requestId === call?.requestId)
    if (discarded) steps.push(this.#step('end', failures, discarded.at, delivered?.at ?? discarded.at, `Lambda gives up and sends a record of the event to ${failures}.`))
    const { ended, outcome } = howEnded(last, {
      succeeded: `The caller was gone after ${call?.answeredAt === undefined ? 'a moment' : took(call.answeredAt - call.at)}; nobody is told of the result.`,
      failed: `Lambda tried ${count(tries.length)} and then sent the event to ${failures}, its on-failure destination. The caller never learns of it.`,
      throttled: 'Lambda was at its limit and tries again by itself, for up to six hours.',
    })
    return { lane: 'asynchronous', title: 'Asynchronous: Event', steps, outcome, ended: discarded ? 'dead-letter' : ended }
  }

  queue(): LaneView {
    const { source, deadLetters } = laneNames(this.#sent.world, 'SQS')
    const { send, answered } = this.#sentTo('sqs', 'SendMessage', source)
    const steps: LaneStep[] = [this.#step('call', 'sender', send?.at, answered?.at, 'The sender is done as soon as SQS has the message.')]
    const tries = this.#invocations.filter(({ by }) => by === 'event source mapping')
    let waits = answered?.at
    for (const each of tries) {
      const begins = each.placedAt ?? each.startedAt ?? each.sentAt
      if (waits !== undefined && begins > waits) {
        const again = each !== tries[0]
        steps.push(this.#step(again ? 'hidden' : 'queued', source, waits, begins, again ? `The message stays hidden in ${source} until its visibility timeout is over, then Lambda’s poller receives it again.` : 'The poller receives the message and invokes the function.'))
      }
      steps.push(...this.#served(each))
      waits = each.endedAt
    }
    const buried = this.#events.find(({ type }) => type === 'MessageMovedToDeadLetterQueue')
    if (buried) {
      if (waits !== undefined) steps.push(this.#step('hidden', source, waits, buried.at, `The message stays hidden in ${source} until its visibility timeout is over.`))
      steps.push(this.#step('end', deadLetters, buried.at, buried.at, `Received ${MOST_TRIES} times: SQS moves the message to ${deadLetters}.`))
    }
    const { ended, outcome } = howEnded(tries.at(-1), {
      succeeded: 'The poller has deleted the message. Who sent it is told nothing.',
      failed: `SQS gave the message ${count(tries.length)}, as often as its redrive policy allows, and moved it to ${deadLetters}.`,
      throttled: 'The poller was refused and tries again; the message stays in the queue.',
    })
    return { lane: 'SQS', title: 'SQS: event source mapping', steps, outcome, ended: buried ? 'dead-letter' : ended }
  }

  stream(kind: Exclude<LaneSource, 'SQS'>): LaneView {
    const { source, failures } = laneNames(this.#sent.world, kind)
    const { send, answered } = kind === 'Kinesis' ? this.#sentTo('kinesis', 'PutRecord', source) : this.#sentTo('dynamodb', 'PutItem', source)
    const written = kind === 'Kinesis' ? 'The writer is done as soon as the stream has the record.' : 'The writer is done as soon as the table has the item; its stream has a record of it.'
    const steps: LaneStep[] = [this.#step('call', 'writer', send?.at, answered?.at, written)]
    const tries = this.#invocations.filter(({ by }) => by === 'event source mapping')
    let waits = answered?.at
    for (const each of tries) {
      const begins = each.placedAt ?? each.startedAt ?? each.sentAt
      if (waits !== undefined && begins > waits) {
        const again = each !== tries[0]
        steps.push(this.#step(again ? 'retry' : 'queued', source, waits, begins, again ? `The batch holds its shard up: nothing behind it is worked on. Lambda waits before it tries it again.` : 'Lambda’s poller reads the shard once a second, and invokes the function with what it finds.'))
      }
      steps.push(...this.#served(each))
      waits = each.endedAt
    }
    const discarded = this.#events.find(({ type }) => type === 'BatchDiscarded')
    if (discarded) steps.push(this.#step('end', failures, discarded.at, discarded.at, `Tried ${MOST_TRIES} times: Lambda sends a record of where the batch stands in the stream to ${failures}, and goes on with the shard.`))
    const { ended, outcome } = howEnded(tries.at(-1), {
      succeeded: 'The poller goes on behind the record, which stays in the stream as long as the stream keeps it.',
      failed: `Lambda tried the batch ${count(tries.length)}, as often as the mapping’s MaximumRetryAttempts allow. ${failures} has a record of it, without what it holds.`,
      throttled: 'Lambda was at its limit: the shard waits, and the batch is tried again.',
    })
    return { lane: kind, title: `${kind === 'Kinesis' ? 'Kinesis' : 'DynamoDB stream'}: event source mapping`, steps, outcome, ended: discarded ? 'dead-letter' : ended }
  }

  /** The call that brought the event to a source, and its answer. */
  #sentTo(service: string, action: string, name: string): { send: SimEvent | undefined; answered: SimEvent | undefined } {
    const send = this.#events.find((event) => event.type === 'ApiCallStarted' && event.service === service && event.detail['action'] === action && event.resource.endsWith(name))
    return { send, answered: send && this.#events.find(({ type, detail }) => type === 'ApiCallEnded' && detail['callId'] === send.detail['callId']) }
  }

  #call(type: string) {
    return [...this.#ledger.calls.values()].filter((call) => call.seq >= this.#sent.seq && call.type === type)[0]
  }

  #before(kind: LaneStep['kind'], who: string, from: VirtualMs | undefined, first: Invocation | undefined, story: string): LaneStep[] {
    return [this.#step(kind, who, from, first?.placedAt ?? first?.startedAt ?? first?.sentAt, story)]
  }

  #served(invocation: Invocation): LaneStep[] {
    const { placedAt, startedAt, endedAt, status, errorType, lane, number, why } = invocation
    if (status === 'throttled') return [{ ...this.#step('throttled', 'Lambda', invocation.sentAt, invocation.sentAt, why), invocation: number }]
    const environment = lane === undefined ? 'Lambda' : (this.#ledger.lanes[lane]?.id ?? '')
    const steps: LaneStep[] = []
    if (placedAt !== undefined) steps.push({ ...this.#step('init', environment, placedAt, startedAt, why), invocation: number })
    const failed = status === 'failed' || status === 'timeout'
    const how = failed ? `The handler ended with ${errorType ?? 'a timeout'}.` : 'The handler ran to its end.'
    steps.push({ ...this.#step(failed ? 'failed' : 'invoke', environment, startedAt, endedAt, placedAt === undefined ? `${why} ${how}` : how), invocation: number })
    return steps
  }

  #step(kind: LaneStep['kind'], who: string, from: VirtualMs | undefined, to: VirtualMs | undefined, story: string): LaneStep {
    const begins = from ?? this.#end
    return { kind, who, story, from: wholeMicroseconds(begins - this.#start), to: wholeMicroseconds(Math.max(begins, to ?? this.#end) - this.#start) }
  }
}

function howEnded(last: Invocation | undefined, words: { succeeded: string; failed: string; throttled: string }): Pick<LaneView, 'ended' | 'outcome'> {
  switch (last?.status) {
    case 'succeeded':
      return { ended: 'succeeded', outcome: words.succeeded }
    case 'failed':
    case 'timeout':
      return { ended: 'failed', outcome: words.failed }
    case 'throttled':
      return { ended: 'failed', outcome: words.throttled }
    default:
      return { ended: 'running', outcome: 'The event is still on its way.' }
  }
}

function took(ms: VirtualMs): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

function count(times: number): string {
  return ['never', 'once', 'twice', 'three times'][times] ?? `${times} times`
}
