import type { ApiCall, Principal } from '../aws/apiCall'
import { AwsError, awsFault } from '../aws/awsError'
import type { GuestHost, GuestSlice, SliceOutcome } from '../aws/guestSlice'
import type { SimEvent } from '../kernel/eventLog'
import type { Json, JsonObject } from '../kernel/json'
import { next } from '../kernel/signalQueue'
import { Timeline, type TimedInput } from '../kernel/timeline'
import type { VirtualMs } from '../kernel/virtualTime'
import type { Reducer, World } from '../kernel/world'
import { ADMINISTRATOR } from './frontDoor'
import { GuestJournal } from './guestJournal'
import { DriverMocks, type MockAnswer } from './mocks/driverMocks'
import type { MockConfiguration } from './mocks/mockConfiguration'
import { afterMicrotasks, afterOtherMicrotasks, nextTask } from './nextTask'
import { answerAtOnce } from './peek'
import { PendingAnswers, type Answer } from './pendingAnswers'
import { Runs } from './runs'
import { externalCall, type CloudOutput, type CloudSignal, type CloudState } from './cloudSignals'

type CloudWorld = World<CloudState, CloudSignal>

/** After so many signals, or events, the driver lets the host's other tasks run, so that a page can say stop. */
const SIGNALS_A_TASK = 1000
const EVENTS_A_TASK = 2000
/** Or so much work of guests, some ten milliseconds of the host at most. */
const POLLS_A_TASK = 20_000

/**
 * Drives a world: takes calls from outside, delivers signals while somebody waits, runs guests
 * between signals and journals what came of them. All that is asynchronous is here.
 */
export class Simulation {
  readonly timeline: Timeline<CloudState, CloudSignal, CloudOutput>
  readonly #reducer: Reducer<CloudState, CloudSignal, CloudOutput>
  readonly #guests: GuestHost
  readonly #pending = new PendingAnswers()
  readonly #mocks = new DriverMocks()
  readonly #runs = new Runs()
  #tickets = 0
  /** What a fork left undone, before anything else is. */
  #owed: readonly CloudOutput[] = []
  /** Counts forks: a guest that was running when the past was changed has nothing to report. */
  #forks = 0
  #driving = false
  #clockHeld = false
  #journal = new GuestJournal()
  /** What guests have worked since the host had its turn. */
  #polls = 0

  constructor(first: CloudWorld, reducer: Reducer<CloudState, CloudSignal, CloudOutput>, guests: GuestHost) {
    this.timeline = new Timeline(first, reducer)
    this.#reducer = reducer
    this.#guests = guests
  }

  get now(): VirtualMs {
    return this.timeline.present.now
  }

  get log(): readonly SimEvent[] {
    return this.timeline.log.events
  }

  /**
   * One modelled AWS call at the present instant.
   * @throws {AwsError} as AWS documents it for the action
   */
  call(service: string, action: string, input: JsonObject, principal = ADMINISTRATOR): Promise<Json> {
    const ticket = ++this.#tickets
    this.timeline.inject(externalCall(ticket, service, action, input, principal))
    const output = this.#pending.outputOf(ticket)
    this.#drive()
    return output
  }

  /**
   * The same, with the answer as it came: a refusal is no error here.
   * @param accessKeyId  by which the request is made: whose it is overrides `principal`, where the world has given it out
   */
  answerTo(service: string, action: string, input: JsonObject, principal: Principal, accessKeyId?: string): Promise<Answer> {
    const ticket = ++this.#tickets
    this.timeline.inject(externalCall(ticket, service, action, input, principal, accessKeyId))
    const answer = this.#pending.answerOf(ticket)
    this.#drive()
    return answer
  }

  /**
   * One modelled AWS call before anything more happens at this instant, although more may be due:
   * for what is changed at a moment of the past before the world goes on from it.
   */
  callAhead(service: string, action: string, input: JsonObject, principal = ADMINISTRATOR): Promise<Json> {
    const ticket = ++this.#tickets
    this.timeline.injectAhead(externalCall(ticket, service, action, input, principal))
    const output = this.#pending.outputOf(ticket)
    this.#drive()
    return output
  }

  /** From now on, `answer` speaks for the action; `*` stands for all actions, `*:*` for all that services call. */
  mock(service: string, action: string, answer: MockAnswer): void {
    this.#mocks.set(service, action, answer)
    this.timeline.inject({ to: 'front-door', signal: { type: 'MockSet', action: `${service}:${action}` } })
  }

  /** From now on, executions started with a test case of the configuration have their tasks answered by it. */
  mockStates(configuration: MockConfiguration): void {
    this.timeline.inject({ to: 'front-door', signal: { type: 'StateMocksSet', configuration } })
  }

  /**
   * Delivers signals until none is worth waiting for. Rejects with RunLimitExceeded past `limit`
   * signals, and where the log has become longer by `events`: one signal can tell thousands.
   */
  runUntilQuiet(limit = 1_000_000, events = Number.POSITIVE_INFINITY): Promise<void> {
    return this.#run(undefined, limit, events)
  }

  /** Delivers all that is due up to and including now + ms, and leaves the clock there. */
  runFor(ms: VirtualMs, limit = Number.POSITIVE_INFINITY): Promise<void> {
    return this.#run(this.now + ms, limit, Number.POSITIVE_INFINITY)
  }

  /**
   * From now on the clock moves in runs only: a call that needs time waits until a run has brought
   * it, instead of moving the clock itself. For a world that goes with a clock outside.
   */
  holdClock(): void {
    this.#clockHeld = true
  }

  /** Stops all runs where they are; what is scheduled stays scheduled. */
  cancelRuns(): void {
    this.#runs.rejectAll(new AwsError(stopped))
  }

  /**
   * What a read-only call would answer at a past moment: right after event `seq` was told. The
   * world does not change and nothing is logged, so a page may ask whenever it draws.
   * @throws {AwsError} as the action does
   */
  peek(seq: number, service: string, action: string, input: JsonObject): Json {
    return answerAtOnce(this.#momentShown(seq), this.#reducer, this.timeline.log, externalCall(0, service, action, input, ADMINISTRATOR))
  }

  /** Makes the moment of event `seq` the present; what came after it is forgotten, and so is who waited. */
  forkAt(seq: number): void {
    this.cancelRuns()
    this.#pending.rejectAll(() => new AwsError(stopped))
    this.#forks++
    this.#owed = this.timeline.forkAt(seq)
    this.#journal = new GuestJournal()
    this.#guests.reset()
  }

  /** All that came from outside, in order: with options and seed, the whole truth of this run. */
  get inputs(): readonly TimedInput<CloudSignal>[] {
    return this.timeline.inputs
  }

  /** Runs a recorded run's inputs again. No guest runs: what came of them is among the inputs. */
  replay(inputs: readonly TimedInput<CloudSignal>[], toSteps: number): void {
    this.timeline.replay(inputs)
    while (this.timeline.present.steps < toSteps) this.timeline.step()
    // A late answer to a call of the recorded run must not meet a new one of the same number.
    this.#tickets = inputs.filter(({ signal }) => signal?.to === 'front-door' && signal.signal.type === 'ExternalCall').length
  }

  /**
   * The world in which event `seq` is the last that happened. A signal can tell several events;
   * before its last one, the services' states are those before the signal.
   */
  #momentShown(seq: number): CloudWorld {
    const after = this.timeline.momentOf(seq)
    return after.logLength === seq + 1 || seq < 0 ? after : this.timeline.momentBefore(seq)
  }

  #run(until: VirtualMs | undefined, limit: number, events: number): Promise<void> {
    const ended = this.#runs.begin({ until, limit, longestLog: this.timeline.log.length + events })
    this.#drive()
    return ended
  }

  #drive(): void {
    if (this.#driving) return
    this.#driving = true
    void this.#driveWhileAwaited()
  }

  /** Drives from a task of its own, so that calls of one turn meet at one instant. */
  async #driveWhileAwaited(): Promise<void> {
    try {
      await afterMicrotasks()
      let answered = false
      let heard = false
      for (let signals = 0, told = this.timeline.log.length; ; ) {
        if (this.#owed.length > 0) await this.#payOwed()
        const settled = this.#runs.settle(this.timeline, this.#pending.size === 0)
        const over = settled ? this.#isIdle() : !this.#awaited()
        if (over && heard) break
        // When a call or a run settles, whoever waited for it speaks before the clock moves, and before the drive ends.
        if (over || settled || (answered && this.#movesClock())) {
          answered = false
          heard = over
          await afterOtherMicrotasks()
          continue
        }
        heard = false
        const stepped = this.#step()
        answered = (typeof stepped === 'boolean' ? stepped : await stepped) || answered
        this.#runs.countSignal()
        if (++signals % SIGNALS_A_TASK !== 0 && this.timeline.log.length - told <= EVENTS_A_TASK) continue
        told = this.timeline.log.length
        answered = false
        await nextTask()
      }
    } catch (error) {
      this.#pending.rejectAll(() => error)
      this.#runs.rejectAll(error)
    } finally {
      this.#driving = false
    }
    if (this.#runs.count > 0 || (this.#clockHeld ? this.#awaited() : this.#pending.size > 0)) this.#drive()
  }

  #isIdle(): boolean {
    return this.#runs.count === 0 && this.#pending.size === 0
  }

  /** Whether another signal is wanted by anyone. */
  #awaited(): boolean {
    if (this.#isIdle()) return false
    const due = next(this.timeline.present.queue)
    if (this.#clockHeld) return due !== undefined && (this.#runs.count > 0 || due.at <= this.now)
    if (due) return true
    this.#pending.rejectAll(() => new AwsError(neverAnswered))
    return false
  }

  /** Whether what is due next is due later than now. */
  #movesClock(): boolean {
    const { queue, now } = this.timeline.present
    return (next(queue)?.at ?? now) > now
  }

  /**
   * Delivers one signal and does what the world asks. True if somebody outside was answered. Waiting for what takes no
   * time would cost more than the signal: only guests that have to be made take any.
   */
  #step(): boolean | Promise<boolean> {
    const outputs = this.timeline.step()
    let answered = false
    for (let i = 0; i < outputs.length; i++) {
      const output = outputs[i]!
      if (output.type === 'answer') answered = true
      const done = this.#do(output)
      if (done) return this.#doRest(done, outputs.slice(i + 1)).then((others) => answered || others)
    }
    return answered
  }

  /** True if somebody outside was answered. */
  async #doRest(first: Promise<void>, outputs: readonly CloudOutput[]): Promise<boolean> {
    await first
    await this.#doAll(outputs)
    return outputs.some(({ type }) => type === 'answer')
  }

  async #doAll(outputs: readonly CloudOutput[]): Promise<void> {
    for (const output of outputs) await this.#do(output)
  }

  async #payOwed(): Promise<void> {
    const owed = this.#owed
    this.#owed = []
    await this.#doAll(owed)
  }

  #do(output: CloudOutput): Promise<void> | void {
    switch (output.type) {
      case 'answer':
        return this.#pending.answer(output.ticket, output.requestId, output.result)
      case 'guest':
        return this.#runGuest(output.service, output.slice)
      case 'mock':
        return this.#answerByMock(output.call, output.origin)
    }
  }

  #answerByMock(call: ApiCall, origin: JsonObject | undefined): void {
    const result = this.#mocks.answerTo(call, origin)
    if (result) this.timeline.inject({ to: 'front-door', signal: { type: 'MockAnswered', callId: call.id, result } })
  }

  #runGuest(service: string, slice: GuestSlice): Promise<void> | void {
    const forks = this.#forks
    const came = this.#guests.run(slice, () => this.#journal.of(slice.environmentId, this.timeline.inputs))
    return came instanceof Promise ? came.then((outcome) => this.#takeOutcome(service, slice, outcome, forks)) : this.#takeOutcome(service, slice, came, forks)
  }

  #takeOutcome(service: string, slice: GuestSlice, outcome: SliceOutcome | undefined, forks: number): Promise<void> | void {
    if (!outcome || forks !== this.#forks) return
    this.timeline.inject({ to: 'service', service, signal: { type: 'GuestSlice', slice, outcome } })
    // Real work may have taken seconds: whoever wants to say stop has waited long enough.
    this.#polls += outcome.polls
    if (this.#polls < POLLS_A_TASK) return
    this.#polls = 0
    return nextTask()
  }
}

const stopped = awsFault('RunCancelled', 'The run was stopped before it was quiet.')

const neverAnswered = awsFault(
  'NeverAnswered',
  'Nothing is scheduled in this world any more, and the call has no answer: what it waits for cannot come.',
)
