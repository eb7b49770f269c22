import type { Json, JsonObject } from '../../../kernel/json'
import type { State } from '../definition/machine'
import { caught, type Given, type Stages } from '../interpreter/dataFlow'
import type { Scope, Variables } from '../interpreter/scope'
import { StateFault } from '../interpreter/stateFault'
import { matchesError } from '../rules/errorMatching'
import { retryDelay } from '../rules/retryDelay'

/** The values between a state's input and its output, under the names of `inspectionData`. */
export interface Inspected extends Stages {
  afterItemsPointer?: Json
  afterItemsPath?: Json
  afterItemSelector?: Json
  afterItemBatcher?: Json
  maxConcurrency?: number
  toleratedFailureCount?: number
  toleratedFailurePercentage?: number
  errorDetails?: JsonObject
  /** Of an HTTP task: what went out and what came back. */
  request?: JsonObject
  response?: JsonObject
}

/** What a test came to. */
export interface TestEnd {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR'
  readonly output?: Json
  readonly error?: string
  readonly cause?: string
  readonly nextState?: string
  readonly assigned?: Variables
  readonly inspected: Inspected
}

export function succeeded({ output, assigned }: Given, nextState: string | undefined, inspected: Inspected): TestEnd {
  return {
    status: 'SUCCEEDED',
    output,
    ...(nextState === undefined ? {} : { nextState }),
    ...(assigned === undefined ? {} : { assigned }),
    inspected,
  }
}

/**
 * What becomes of a fault: a Retrier that matches and has attempts left says when it would be tried
 * again; else a Catcher that matches says where it leads.
 *
 * @param retries  how often the Retrier that matches was used already
 */
export function faulted(fault: StateFault, state: State, scope: Scope, retries: number, inspected: Inspected): TestEnd {
  const told = { ...(fault.error === undefined ? {} : { error: fault.error }), ...withCause(fault.cause) }
  const retryIndex = state.retriers.findIndex(({ errors }) => matchesError(errors, fault.error))
  const retrier = state.retriers[retryIndex]
  if (retrier && retries < retrier.maxAttempts) {
    const seconds = retryDelay({ ...retrier.fields, JitterStrategy: 'NONE' }, retries + 1, () => 0) / 1000
    inspected.errorDetails = { retryIndex, retryBackoffIntervalSeconds: Math.floor(seconds) }
    return { status: 'RETRIABLE', ...told, inspected }
  }
  const catchIndex = state.catchers.findIndex(({ errors }) => matchesError(errors, fault.error))
  const details = { ...(retrier ? { retryIndex } : {}), ...(catchIndex < 0 ? {} : { catchIndex }) }
  if (Object.keys(details).length > 0) inspected.errorDetails = details
  const catcher = state.catchers[catchIndex]
  if (!catcher) return { status: 'FAILED', ...told, inspected }
  const errorOutput: Json = { Error: fault.error ?? null, Cause: fault.cause ?? null }
  try {
    const { output, assigned } = caught(catcher, state, scope, errorOutput)
    return { status: 'CAUGHT_ERROR', output, nextState: catcher.next, ...told, ...(assigned === undefined ? {} : { assigned }), inspected }
  } catch (thrown) {
    // An error of the Catcher's own is nobody's to catch.
    if (!(thrown instanceof StateFault)) throw thrown
    return { status: 'FAILED', ...(thrown.error === undefined ? {} : { error: thrown.error }), ...withCause(thrown.cause), inspected }
  }
}

/** A test's causes do not say which state and event they are of: texts begin where those would have ended. */
function withCause(cause: string | undefined): { cause?: string } {
  return cause === undefined ? {} : { cause: cause.trimStart() }
}
