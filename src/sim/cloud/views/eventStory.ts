import type { VirtualMs } from '../../kernel/virtualTime'
import { isFailure, type StateView } from './executionView'
import { textOf, type HistoryEvent } from './historyEvent'

/** What came of an error: told from the events after it. */
export type Fate =
  | { readonly kind: 'retried'; readonly after: VirtualMs }
  | { readonly kind: 'caught'; readonly next: string | undefined }
  | { readonly kind: 'failed' }

/** One event in one or two plain sentences: what happened, and what Step Functions does about it. */
export function eventStory(
  event: HistoryEvent,
  name: string | undefined,
  state: StateView | undefined,
  fate: Fate | undefined,
): string {
  const { type, details } = event
  const who = name ?? 'The state'
  const attempt = state && state.attempts > 1 ? ` This is attempt ${state.attempts}.` : ''
  if (isFailure(type)) return `${who} failed with ${errorName(event)}.${fateStory(fate, name)}`
  if (type.endsWith('StateEntered')) return enteredStory(type, who, state)
  if (type.endsWith('StateExited')) {
    return state?.status === 'caught' ? `A Catcher took the error of ${who}; its output leads on.` : `${who} is done and hands on its output.`
  }
  switch (type) {
    case 'ExecutionStarted':
      return 'The execution starts with its input.'
    case 'ExecutionSucceeded':
      return 'The execution succeeded. Its output is the last state’s output.'
    case 'ExecutionFailed':
      return `The execution failed with ${errorName(event)}.`
    case 'ExecutionTimedOut':
      return 'The execution took longer than TimeoutSeconds allows.'
    case 'ExecutionAborted':
      return 'The execution was stopped from outside.'
    case 'LambdaFunctionScheduled':
      return `${who} asks Lambda to invoke ${lastPart(textOf(details, 'resource'))}.${attempt}`
    case 'LambdaFunctionStarted':
      return `The invocation for ${who} has begun.`
    case 'LambdaFunctionSucceeded':
      return `The function answered ${who}.`
    case 'TaskScheduled':
      return `${who} calls ${textOf(details, 'resourceType') ?? 'a service'}:${textOf(details, 'resource') ?? ''}.${attempt}`
    case 'TaskStarted':
      return `The call for ${who} is on its way.`
    case 'TaskSubmitted':
      return `The call was accepted; ${who} waits until it is reported done.`
    case 'TaskSucceeded':
      return `The service answered ${who}.`
    case 'ParallelStateStarted':
      return `All branches of ${who} start now.`
    case 'ParallelStateSucceeded':
      return `All branches of ${who} succeeded.`
    case 'MapStateStarted':
      return `${who} starts one iteration for each item.`
    case 'MapStateSucceeded':
      return `All iterations of ${who} succeeded.`
    case 'MapIterationStarted':
      return `${iteration(event)} of ${who} starts.`
    case 'MapIterationSucceeded':
      return `${iteration(event)} of ${who} succeeded.`
    case 'MapIterationFailed':
      return `${iteration(event)} of ${who} failed.`
    case 'MapRunStarted':
      return `${who} starts a Map Run: each item, or batch of items, is a child execution with a history of its own.`
    case 'MapRunSucceeded':
      return `The Map Run of ${who} is over, within the failures it tolerates.`
    case 'MapRunRedriven':
      return `The Map Run of ${who} is redriven: its failed child executions run again.`
    case 'ActivityScheduled':
      return `${who} waits for a worker to ask for its task.${attempt}`
    case 'ActivityStarted':
      return `A worker took the task of ${who}.`
    case 'ActivitySucceeded':
      return `The worker reported ${who} done.`
    case 'ExecutionRedriven':
      return 'The execution is redriven: it goes on from what failed.'
    case 'TaskStateAborted':
    case 'WaitStateAborted':
    case 'MapStateAborted':
    case 'ParallelStateAborted':
      return `${who} is stopped, because something beside it failed.`
    default:
      return name === undefined ? `${type}.` : `${name}: ${type}.`
  }
}

function enteredStory(type: string, who: string, state: StateView | undefined): string {
  const again = state && state.entries > 1 ? `, for the ${ordinal(state.entries)} time` : ''
  if (type === 'WaitStateEntered') return `${who} waits${again}. Virtual time jumps to its end.`
  if (type === 'ChoiceStateEntered') return `${who} compares its input with its rules, first to last${again}.`
  return `${who} is entered${again}.`
}

function fateStory(fate: Fate | undefined, name: string | undefined): string {
  switch (fate?.kind) {
    case 'retried':
      return ` A Retrier matches: the next attempt comes ${duration(fate.after)} later.`
    case 'caught':
      return ` A Catcher matches${fate.next === undefined ? '' : `: it goes on with ${fate.next}`}.`
    case 'failed':
      return ` No Retrier has attempts left and no Catcher matches, so ${name ?? 'it'} fails.`
    default:
      return ' A Retrier matches; its delay is running.'
  }
}

function errorName(event: HistoryEvent): string {
  return textOf(event.details, 'error') ?? (event.type.endsWith('TimedOut') ? 'States.Timeout' : 'an error without a name')
}

/** Iterations are counted from 0, as the context object counts them. */
function iteration({ details }: HistoryEvent): string {
  return typeof details['index'] === 'number' ? `Iteration ${details['index']}` : 'An iteration'
}

function lastPart(arn: string | undefined): string {
  return arn?.split(':').at(-1) ?? 'the function'
}

function ordinal(count: number): string {
  const ending = count % 100 >= 11 && count % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${count}${ending}`
}

/** `2 s`, `1.25 s`, `13 ms`. */
export function duration(ms: VirtualMs): string {
  if (ms >= 1000 || ms === 0) return `${Number((ms / 1000).toFixed(3))} s`
  return `${Number(ms.toFixed(3))} ms`
}
