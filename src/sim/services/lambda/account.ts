import type { Reservoir } from '../../aws/trace/sampling'
import type { Mutable } from '../../kernel/mutable'
import { PersistentMap } from '../../kernel/persistentMap'
import type { Alias } from './alias/alias'
import type { ProvisionedConcurrency } from './concurrency/provisioned'
import { usualAssumptions, type Assumptions } from './control/assumptions'
import type { CodeSigningConfig } from './control/codeSigning'
import type { Configuration, Deployment } from './control/configuration'
import type { Environment } from './environment/environment'
import type { IdleStack } from './environment/idleStack'
import type { QueuedEvent } from './invocation/asyncQueue'
import type { EventInvokeConfig } from './invocation/eventInvokeConfig'
import type { Layer } from './layer/layer'
import type { Held } from './rules/allowance'
import type { Mapping } from './mapping/mapping'
import type { ResourcePolicy } from './policy/resourcePolicy'
import type { FunctionUrl } from './url/functionUrl'
import type { FunctionVersion } from './version/version'

/** Lambda in one account and Region. */
export interface LambdaAccount {
  readonly functions: PersistentMap<string, LambdaFunction>
  readonly environments: PersistentMap<string, Environment>
  /** Asynchronous events that are not done with, by their request id. */
  readonly events: PersistentMap<string, QueuedEvent>
  /** Invocations that run now on demand, of functions without reserved concurrency. */
  readonly unreservedRunning: number
  /** How many requests may come now for what is not reserved; all there may where none has come. */
  readonly requestsHeld: Held | undefined
  readonly assumptions: Assumptions
  readonly layers: PersistentMap<string, Layer>
  readonly mappings: PersistentMap<string, Mapping>
  readonly codeSigningConfigs: PersistentMap<string, CodeSigningConfig>
  /** Whose function URL it is, by the URL's id. */
  readonly urls: PersistentMap<string, UrlOwner>
  /** Of the traces that functions with active tracing begin. */
  readonly sampling: Reservoir | undefined
}

/** A copy, for whoever changes some of it. */
export function copyOfAccount({ functions, environments, events, unreservedRunning, requestsHeld, assumptions, layers, mappings, codeSigningConfigs, urls, sampling }: LambdaAccount): Mutable<LambdaAccount> {
  return { functions, environments, events, unreservedRunning, requestsHeld, assumptions, layers, mappings, codeSigningConfigs, urls, sampling }
}

/** The function and qualifier that a URL invokes; `$LATEST` where it has none. */
export interface UrlOwner {
  readonly functionName: string
  readonly qualifier: string
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
  /** Invocations that run now on demand, of all its versions. */
  readonly running: number
  /** How many environments may start now, and how many requests come for what is reserved. */
  readonly startsHeld: Held | undefined
  readonly requestsHeld: Held | undefined
  /** Environments that wait for an invocation, by the lane they serve; the one frozen last at the end. */
  readonly idle: PersistentMap<string, IdleStack>
  /** What was published, by its number. */
  readonly versions: PersistentMap<string, FunctionVersion>
  /** The number given last: none is given twice. */
  readonly lastVersion: number
  readonly aliases: PersistentMap<string, Alias>
  /** By the qualifier that each was set for, `$LATEST` where there was none. */
  readonly policies: PersistentMap<string, ResourcePolicy>
  readonly urls: PersistentMap<string, FunctionUrl>
  readonly eventInvokeConfigs: PersistentMap<string, EventInvokeConfig>
  readonly provisioned: PersistentMap<string, ProvisionedConcurrency>
  /** What is done about a function that keeps calling itself: `Terminate` or `Allow`. */
  readonly recursiveLoop: string
}

/** A copy, for whoever changes some of it. */
export function copyOfFunction({ name, arn, configuration, deployed, revision, tags, reserved, running, startsHeld, requestsHeld, idle, versions, lastVersion, aliases, policies, urls, eventInvokeConfigs, provisioned, recursiveLoop }: LambdaFunction): Mutable<LambdaFunction> {
  return { name, arn, configuration, deployed, revision, tags, reserved, running, startsHeld, requestsHeld, idle, versions, lastVersion, aliases, policies, urls, eventInvokeConfigs, provisioned, recursiveLoop }
}

export const emptyAccount: LambdaAccount = {
  functions: PersistentMap(),
  environments: PersistentMap(),
  events: PersistentMap(),
  unreservedRunning: 0,
  requestsHeld: undefined,
  assumptions: usualAssumptions,
  layers: PersistentMap(),
  mappings: PersistentMap(),
  codeSigningConfigs: PersistentMap(),
  urls: PersistentMap(),
  sampling: undefined,
}

/** A function as it is before anything was done with it. */
export function newFunction({ name, arn, configuration, tags }: Pick<LambdaFunction, 'name' | 'arn' | 'configuration' | 'tags'>): LambdaFunction {
  return {
    name,
    arn,
    configuration,
    deployed: undefined,
    revision: 1,
    tags,
    reserved: undefined,
    running: 0,
    startsHeld: undefined,
    requestsHeld: undefined,
    idle: PersistentMap(),
    versions: PersistentMap(),
    lastVersion: 0,
    aliases: PersistentMap(),
    policies: PersistentMap(),
    urls: PersistentMap(),
    eventInvokeConfigs: PersistentMap(),
    provisioned: PersistentMap(),
    recursiveLoop: 'Terminate',
  }
}

/** Concurrency that is taken out of the account's pool: reserved, or provisioned where nothing is reserved. */
export function reservedTotal(account: LambdaAccount): number {
  let total = 0
  account.functions.forEach((fn) => (total += fn.reserved ?? provisionedTotal(fn)))
  return total
}

/** Provisioned concurrency of all versions and aliases of a function. */
export function provisionedTotal(fn: LambdaFunction): number {
  let total = 0
  fn.provisioned.forEach(({ requested }) => (total += requested))
  return total
}
