import { PersistentList, PersistentMap } from '../../kernel/persistentMap'
import type { QueuedEvent } from './invocation/asyncQueue'
import type { Environment } from './environment/environment'
import type { Configuration, Deployment } from './control/configuration'

/** Lambda in one account and Region. */
export interface LambdaAccount {
  readonly functions: PersistentMap<string, LambdaFunction>
  readonly environments: PersistentMap<string, Environment>
  /** Asynchronous events that are not done with, by their request id. */
  readonly events: PersistentMap<string, QueuedEvent>
  /** Invocations that run now, of functions without reserved concurrency. */
  readonly unreservedRunning: number
}

export interface LambdaFunction {
  readonly name: string
  readonly arn: string
  readonly configuration: Configuration
  /** What invocations run: the configuration lags behind in it until an update has gone through. */
  readonly deployed: Deployment | undefined
  /** Counts what was deployed: an environment of an earlier revision serves no more. */
  readonly revision: number
  readonly tags: { readonly [name: string]: string }
  readonly reserved: number | undefined
  /** Invocations that run now. */
  readonly running: number
  /** Environments that wait for an invocation, the one frozen last at the end. */
  readonly idle: PersistentList<string>
}

export const emptyAccount: LambdaAccount = {
  functions: PersistentMap(),
  environments: PersistentMap(),
  events: PersistentMap(),
  unreservedRunning: 0,
}

/** Concurrency that functions have reserved for themselves. */
export function reservedTotal(account: LambdaAccount): number {
  let total = 0
  for (const fn of account.functions.values()) total += fn.reserved ?? 0
  return total
}
