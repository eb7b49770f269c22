import { refuse, succeed } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import { notSimulated } from '../../aws/notSimulated'
import type { FrontDoorSignal, Service } from '../../aws/service'
import { emptyAccount, type LambdaAccount } from './account'
import { deployed, createFunction, deleteFunction, getFunction, getFunctionConfiguration, listFunctions, updateFunctionCode, updateFunctionConfiguration, type Operation } from './control/operations'
import { deleteFunctionConcurrency, getFunctionConcurrency, putFunctionConcurrency } from './control/reservedConcurrency'
import type { Environment } from './environment/environment'
import { closeSlice, deliver, goOn, guestAnswered, makeCall, replied } from './environment/guestWork'
import { idleExpired } from './environment/idling'
import { environmentPlaced, initOver } from './environment/init'
import { runtimeStarted } from './environment/process'
import { attemptEvent } from './invocation/admission'
import { invoke } from './invocation/invoke'
import { callHandler, handlerOver, invocationTimedOut } from './invocation/serving'
import { Refusal } from './refusal'
import type { GuestCallRef, LambdaSignal } from './signals'
import { Turn } from './turn'

/** What is simulated of the API, besides Invoke. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  CreateFunction: createFunction,
  DeleteFunction: deleteFunction,
  DeleteFunctionConcurrency: deleteFunctionConcurrency,
  GetFunction: getFunction,
  GetFunctionConcurrency: getFunctionConcurrency,
  GetFunctionConfiguration: getFunctionConfiguration,
  ListFunctions: listFunctions,
  PutFunctionConcurrency: putFunctionConcurrency,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
}

/** Lambda: functions, their execution environments, and who is served by which. */
export const lambda: Service<LambdaAccount, LambdaSignal> = {
  id: 'lambda',
  initial: emptyAccount,
  react(account, signal, context) {
    const turn = new Turn(account, context)
    if (signal.type !== 'Call') {
      take(turn, signal)
      return turn.reaction()
    }
    try {
      answer(turn, signal.call)
      return turn.reaction()
    } catch (error) {
      if (error instanceof Refusal) return { state: account, effects: [refuse(signal.call, error.fault)] }
      throw error
    }
  },
}

function answer(turn: Turn, call: ApiCall): void {
  if (call.action === 'Invoke') return invoke(turn, call)
  const operation = Object.hasOwn(OPERATIONS, call.action) ? OPERATIONS[call.action] : undefined
  if (!operation) throw new Refusal(notSimulated(`lambda:${call.action}`))
  turn.do(succeed(call, operation(turn, call.input)))
}

function take(turn: Turn, signal: LambdaSignal | Exclude<FrontDoorSignal, { type: 'Call' }>): void {
  switch (signal.type) {
    case 'Reply':
      return replied(turn, signal.ref as unknown as GuestCallRef, signal.requestId ?? '', signal.result)
    case 'Deployed':
      return deployed(turn, signal.functionName, signal.revision)
    case 'AsyncAttemptDue':
      return attemptEvent(turn, signal.requestId)
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
