import { operationOf, refuse, succeed, unlessRefused } from '../../aws/answer'
import type { ApiCall, CallResult } from '../../aws/apiCall'
import type { FrontDoorSignal, Service, ToldSignal } from '../../aws/service'
import type { Json, JsonObject } from '../../kernel/json'
import { emptyAccount, type LambdaAccount } from './account'
import { allocationDue } from './concurrency/allocation'
import { LATEST } from './control/functionName'
import { deployed } from './control/operations'
import { seenOfServers } from './control/seenOfServers'
import { delivered } from './destination/destination'
import type { Environment } from './environment/environment'
import { closeSlice, deliver, goOn, guestAnswered, makeCall, replied } from './environment/guestWork'
import { idleExpired } from './environment/idling'
import { environmentPlaced, initOver } from './environment/init'
import { runtimeStarted } from './environment/process'
import { attemptEvent } from './invocation/admission'
import { invoke } from './invocation/invoke'
import { callHandler, handlerOver, invocationTimedOut } from './invocation/serving'
import { arrived, hearsArrivals } from './mapping/arrivals'
import { createEventSourceMapping, sourceAnswered } from './mapping/create'
import { pollDue, received, windowOver } from './mapping/queue/poller'
import { laneDue } from './mapping/stream/lane'
import { readShard, streamAnswered } from './mapping/stream/reader'
import { mappingSettled } from './mapping/transitions'
import { OPERATIONS } from './operations'
import { policyText } from './policy/resourcePolicy'
import type { CreationRef, DeliveryRef, GuestCallRef, LambdaSignal, StreamPollRef } from './signals'
import { snapshotReady } from './snapshot/snapshot'
import { Turn } from './turn'
import { requestUrl } from './url/request'

/** Calls that are not answered within their own signal, or not by an output alone. */
const ANSWERED_LATER: { readonly [action: string]: (turn: Turn, call: ApiCall) => void } = {
  CreateEventSourceMapping: createEventSourceMapping,
  Invoke: invoke,
}

/** Under which the front door has requests to function URLs. */
const URL_DATA_PLANE = 'lambda-url'

/** Looking for policies on more functions than these would cost each call more than deciding without. */
const MOST_LOOKED_AT = 16

/** Lambda: functions, their execution environments, and who is served by which. */
export const lambda: Service<LambdaAccount, LambdaSignal | ToldSignal> = {
  id: 'lambda',
  alsoAnswers: [URL_DATA_PLANE],
  initial: emptyAccount,
  checkedByModel: {
    error: 'ValidationException',
    actions: [...Object.keys(OPERATIONS), ...Object.keys(ANSWERED_LATER)],
    asSeen: seenOfServers,
  },
  policyOn({ functions }, arn) {
    const [, , , , , , name = '', qualifier = LATEST] = arn.split(':')
    const policy = functions.get(name)?.policies.get(qualifier)
    return policy && { text: policyText(policy) }
  },
  holdsPolicies: ({ functions }) => functions.size > MOST_LOOKED_AT || functions.some(({ policies }) => policies.size > 0),
  roleFor({ functions }, { functionName }) {
    return typeof functionName === 'string' ? functions.get(functionName)?.configuration.settings.role : undefined
  },
  react(account, signal, context) {
    const turn = new Turn(account, context)
    if (signal.type !== 'Call') {
      take(turn, signal)
      return turn.reaction()
    }
    const refused = answer(turn, signal.call)
    return refused ? { state: account, effects: [refused] } : turn.reaction()
  },
  hears: hearsArrivals,
}

/** Does what is asked for, or gives the refusal: then nothing of it was done. */
function answer(turn: Turn, call: ApiCall) {
  return unlessRefused(
    () => {
      work(turn, call)
      return undefined
    },
    (fault) => refuse(call, fault),
  )
}

function work(turn: Turn, call: ApiCall): void {
  if (call.service === URL_DATA_PLANE) return requestUrl(turn, call)
  const later = Object.hasOwn(ANSWERED_LATER, call.action) ? ANSWERED_LATER[call.action] : undefined
  if (later) return later(turn, call)
  turn.do(succeed(call, operationOf(OPERATIONS, call)(turn, call.input)))
}

function take(turn: Turn, signal: LambdaSignal | Exclude<FrontDoorSignal, { type: 'Call' }> | ToldSignal): void {
  switch (signal.type) {
    case 'Reply':
      return answered(turn, signal.ref, signal.requestId ?? '', signal.result)
    case 'Told':
      return arrived(turn)
    case 'MappingSettled':
      return mappingSettled(turn, signal.mapping)
    case 'PollDue':
      return pollDue(turn, signal.mapping)
    case 'WindowOver':
      return windowOver(turn, signal.mapping)
    case 'ShardDue':
      return readShard(turn, signal.mapping, signal.shard)
    case 'LaneDue':
      return laneDue(turn, signal.mapping, signal.shard, signal.lane)
    case 'AllocationDue':
      return allocationDue(turn, signal.functionName, signal.qualifier, signal.generation)
    case 'SnapshotReady':
      return snapshotReady(turn, signal.functionName, signal.version, signal.deployment)
    case 'Deployed':
      return deployed(turn, signal.functionName, signal.revision)
    case 'AsyncAttemptDue':
      return attemptEvent(turn, signal.event)
    case 'IdleExpired':
      return idleExpired(turn, signal.environmentId)
    case 'GuestSlice':
      return guestAnswered(turn, signal.slice.environmentId, signal.outcome)
    case 'EnvironmentPlaced': {
      const environment = turn.environment(signal.environmentId)
      return environment && environmentPlaced(turn, environment)
    }
  }
  const environment = turn.environment(signal.environmentId)
  if (environment?.process !== signal.process) return
  switch (signal.type) {
    case 'RuntimeStarted':
      return runtimeStarted(turn, environment)
    case 'HandlerDue':
      return callHandler(turn, environment)
    case 'CallDue':
      return makeCall(turn, environment, signal.hostCall, signal.call)
    case 'TimerDue':
      return deliver(turn, environment, { kind: 'timer', timer: signal.timer })
    case 'SliceEnded':
      return sliceEnded(turn, environment)
    case 'Deadline':
      return timeIsUp(turn, environment)
  }
}

/** The answer to a call, by who made it: a guest, a mapping's poller, or Lambda itself on the way to a destination. */
function answered(turn: Turn, ref: Json, requestId: string, result: CallResult): void {
  const by = ref as JsonObject
  if ('hostCall' in by) return replied(turn, ref as unknown as GuestCallRef, requestId, result)
  if ('delivery' in by) return delivered(turn, ref as unknown as DeliveryRef, result)
  if ('creates' in by) return sourceAnswered(turn, ref as unknown as CreationRef, result)
  if ('shard' in by) return streamAnswered(turn, ref as unknown as StreamPollRef, result)
  if (by['step'] === 'received') received(turn, String(by['mapping']), result)
}

/** A slice of work is over: INIT or the handler is, or the process waits for something. */
function sliceEnded(turn: Turn, before: Environment): void {
  const closed = closeSlice(turn, before)
  if (!closed) return
  const { environment, outcome } = closed
  const { stage } = environment
  if (stage.kind !== 'init' && stage.kind !== 'invoke') return
  const initializing = stage.kind === 'init' || stage.init !== undefined
  if (outcome.end.kind !== 'waiting') {
    if (initializing) initOver(turn, environment, outcome.end)
    else handlerOver(turn, environment, outcome.end)
  } else if (turn.now >= stage.deadline) {
    timeIsUp(turn, environment)
  } else {
    goOn(turn, environment)
  }
}

/** INIT or the invocation has reached its limit. A slice that goes on ends at this instant and tells so itself. */
function timeIsUp(turn: Turn, environment: Environment): void {
  const { stage, slice } = environment
  if (slice || (stage.kind !== 'init' && stage.kind !== 'invoke')) return
  if (stage.kind === 'init' || stage.init) initOver(turn, environment, { kind: 'timedOut' })
  else invocationTimedOut(turn, environment)
}
