import type { CallResult } from '../../../aws/apiCall'
import type { GuestCall, GuestSlice, SliceOutcome } from '../../../aws/guestSlice'
import { roleCredentials } from '../../../aws/roleCredentials'
import type { JsonObject } from '../../../kernel/json'
import { wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import { writeLog } from '../invocation/logging'
import { headerForCalls } from '../invocation/tracing'
import type { GuestCallRef } from '../signals'
import type { Turn } from '../turn'
import { copyOfEnvironment, keyOf, type Delivery, type Environment } from './environment'

const ASKED = { kind: 'asked' } as const

/** Asks the guest to do a slice of work now; what comes of it is a `GuestSlice` signal. */
export function askGuest(turn: Turn, environment: Environment, slice: GuestSlice): void {
  const asked = copyOfEnvironment(environment)
  asked.slice = ASKED
  turn.keep(asked)
  turn.do({ type: 'guest', slice: slice as unknown as JsonObject })
}

/** What came of a slice: its calls are made when it makes them, and the environment is busy to its end. */
export function guestAnswered(turn: Turn, environmentId: string, outcome: SliceOutcome): void {
  const environment = turn.environment(environmentId)
  if (environment?.slice?.kind !== 'asked') return
  const { process } = environment
  const working = copyOfEnvironment(environment)
  working.slice = { kind: 'working', startedAt: turn.now, outcome }
  working.memoryUsed = outcome.memoryUsed
  turn.keep(working)
  for (const { hostCall, call, after } of outcome.calls) {
    turn.schedule({ type: 'CallDue', environmentId, process, hostCall, call }, after)
  }
  turn.schedule({ type: 'SliceEnded', environmentId, process }, outcome.duration)
}

/** The guest makes a call, as the role of its function. */
export function makeCall(turn: Turn, environment: Environment, hostCall: number, call: GuestCall): void {
  if ('answered' in call) return deliver(turn, environment, { kind: 'reply', hostCall, response: { http: call.answered } })
  if ('http' in call) throw new RangeError('an HTTP request has to be read before it is a call')
  const { id, process, functionName, deployment } = environment
  const role = deployment.settings.role.split('/').at(-1) ?? ''
  const accessKeyId = call.wire?.['accessKeyId']
  const anothers = typeof accessKeyId === 'string' && accessKeyId !== roleCredentials(deployment.settings.role).accessKeyId
  const ref: GuestCallRef = { environmentId: id, process, hostCall, ...(call.wire ? { wire: call.wire } : {}) }
  turn.do({
    type: 'call',
    service: call.service,
    action: call.action,
    input: call.input,
    principal: `arn:aws:sts::${turn.place.accountId}:assumed-role/${role}/${functionName}`,
    ...(anothers ? { accessKeyId } : {}),
    ...headerForCalls(environment, call),
    ref: ref as unknown as JsonObject,
    origin: { functionName, environmentId: id },
  })
}

/** The slice is over: what it wrote is logged, and its timers are known. */
export function closeSlice(turn: Turn, environment: Environment): { environment: Environment; outcome: SliceOutcome } | undefined {
  const { slice } = environment
  if (slice?.kind !== 'working') return undefined
  const { startedAt, outcome } = slice
  for (const timer of outcome.clearedTimers) turn.cancel(keyOf.timer(environment.id, timer))
  const closed = copyOfEnvironment(environment)
  closed.slice = undefined
  closed.timers = timersAfter(environment.timers, startedAt, outcome)
  turn.keep(closed)
  if (outcome.console.length === 0) return { environment: closed, outcome }
  const written = outcome.console.map(({ text, after }) => ({ text, at: wholeMicroseconds(startedAt + after) }))
  return { environment: writeLog(turn, closed, written), outcome }
}

function timersAfter(before: Environment['timers'], startedAt: VirtualMs, { timers, clearedTimers }: SliceOutcome): Environment['timers'] {
  if (timers.length === 0 && clearedTimers.length === 0) return before
  const kept = before.filter(({ timer }) => !clearedTimers.includes(timer) && !timers.some((set) => set.timer === timer))
  return [...kept, ...timers.map(({ timer, after }) => ({ timer, due: startedAt + after }))]
}

/** The process waits: it takes what has come for it, or its timers are set going. */
export function goOn(turn: Turn, environment: Environment): void {
  const [delivery, ...inbox] = environment.inbox
  if (delivery) return hand(turn, turn.keep({ ...environment, inbox }), delivery)
  const { id, process } = environment
  for (const { timer, due } of environment.timers) {
    const after = due > turn.now ? due - turn.now : 0
    turn.schedule({ type: 'TimerDue', environmentId: id, process, timer }, after, { key: keyOf.timer(id, timer) })
  }
}

/** Something has come for the process. It takes one thing at a time, and nothing while it is frozen. */
export function deliver(turn: Turn, environment: Environment, delivery: Delivery): void {
  if (environment.slice || environment.stage.kind === 'idle') {
    turn.keep({ ...environment, inbox: [...environment.inbox, delivery] })
  } else {
    hand(turn, environment, delivery)
  }
}

/** The answer to a call that a guest made. */
export function replied(turn: Turn, ref: GuestCallRef, requestId: string, result: CallResult): void {
  const environment = turn.environment(ref.environmentId)
  if (environment?.process !== ref.process) return
  const response = ref.wire ? { wire: ref.wire, requestId, result } : result
  deliver(turn, environment, { kind: 'reply', hostCall: ref.hostCall, response })
}

function hand(turn: Turn, environment: Environment, delivery: Delivery): void {
  const { id, stage } = environment
  if (stage.kind !== 'init' && stage.kind !== 'invoke') return
  const about = { environmentId: id, startsAt: turn.now, limit: stage.deadline - turn.now }
  if (delivery.kind === 'reply') return askGuest(turn, environment, { ...delivery, ...about })
  const timers = environment.timers.filter(({ timer }) => timer !== delivery.timer)
  // A timer that was cleared while its signal waited in the inbox does not fire.
  if (timers.length === environment.timers.length) return goOn(turn, environment)
  askGuest(turn, turn.keep({ ...environment, timers }), { ...delivery, ...about })
}
