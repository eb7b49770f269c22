import type { EventBody, SimEvent } from '../kernel/eventLog'
import type { Json, JsonObject } from '../kernel/json'
import type { VirtualMs } from '../kernel/virtualTime'
import type { ApiCall, CallResult, Principal } from './apiCall'
import type { Shape } from './models/models'

/** All that a service may know of the outside. */
export interface Context {
  readonly now: VirtualMs
  readonly region: string
  readonly accountId: string
  /** Uniform in [0, 1), from this service's own stream: no other service's draws move it. */
  readonly draw: () => number
  /** Counted per kind: `env-1`, `env-2`. Never random, so that logs can be compared. */
  readonly newId: (kind: string) => string
  /** A UUID (version 4 in form) from this service's own stream, where AWS shows one. */
  readonly newUuid: () => string
  /** The share of requests that limits applied on a best-effort basis let in although they are reached; absent or 0: limits are exact. */
  readonly throttlingSlack?: number
  /** What the log tells of one resource of this world before this signal, oldest first. */
  readonly eventsOf: (resource: string) => readonly SimEvent[]
  /** What the log tells of everything from event number `seq` on, before this signal: for those who keep logs and metrics. */
  readonly eventsSince: (seq: number) => readonly SimEvent[]
}

/** Signals that any service may get from the front door; its own come on top. */
export type FrontDoorSignal =
  | { readonly type: 'Call'; readonly call: ApiCall }
  | { readonly type: 'Reply'; readonly ref: Json; readonly requestId?: string; readonly result: CallResult }

/** What a service wants done. The one who drives it does it after the state is taken over. */
export type Effect<Signal> =
  /** A signal to itself, `after` milliseconds from now (0 where absent). One of the same key is replaced. */
  | {
      readonly type: 'schedule'
      readonly signal: Signal
      readonly after?: VirtualMs
      readonly key?: string | undefined
      readonly background?: boolean | undefined
    }
  /** Its signal of that key is not to come. */
  | { readonly type: 'cancel'; readonly key: string }
  /** A call through the front door. The answer comes as a `Reply` with the same `ref`. */
  | {
      readonly type: 'call'
      readonly service: string
      readonly action: string
      readonly input: JsonObject
      readonly principal: Principal
      /** By which a guest makes it, where that is not its role's own: whose it is overrides `principal`. */
      readonly accessKeyId?: string
      readonly ref: Json
      /** `X-Amzn-Trace-Id`, where what it follows from is traced. */
      readonly trace?: string
      /** On whose behalf, for the log and for mocks: an execution and its state, a mapping. */
      readonly origin?: JsonObject
    }
  /** The answer to a `Call` it got. */
  | { readonly type: 'reply'; readonly callId: string; readonly result: CallResult }
  /** Work for a guest (a handler in its sandbox). What came of it is a signal of the service. */
  | { readonly type: 'guest'; readonly slice: JsonObject }

export interface Reaction<State, Signal> {
  readonly state: State
  readonly events?: readonly EventBody[]
  readonly effects?: readonly Effect<Signal>[]
}

/**
 * A simulated service: an initial state and one pure function. It cannot read a clock, keep
 * anything, or reach another service.
 */
export interface Service<State, Signal> {
  /** Its API id (`dynamodb`), under which the front door finds it. */
  readonly id: string
  /** Further API ids whose calls it answers, where two APIs show one thing (`dynamodbstreams`). */
  readonly alsoAnswers?: readonly string[]
  readonly initial: State
  react(state: State, signal: Signal | FrontDoorSignal, context: Context): Reaction<State, Signal>
  /**
   * Whether it has to look at what has just been told, by whomever. It then gets a signal of the
   * type `Told` at this instant, and reads the log itself. Asked after each signal: cheap.
   */
  hears?(state: State, events: readonly EventBody[]): boolean
  /** Where AWS's front end checks the API model's constraints before the service hears of a call. */
  readonly checkedByModel?: CheckedByModel
  /** Whether AWS says of a call only that what it asks for is done at least once. */
  doesAtLeastOnce?(state: State, call: { readonly action: string; readonly input: JsonObject }): boolean
  /** The policy on a resource of its, by the resource's ARN; undefined where nobody has set one. */
  policyOn?(state: State, arn: string): ResourcePolicy | undefined
  /** Whether any resource of its has a policy: asked for each call, so cheaply. Absent: one may have. */
  holdsPolicies?(state: State): boolean
  /** The whole ARN of a resource that a request names by a part of it; undefined where there is no such resource. */
  wholeArn?(state: State, arn: string): string | undefined
  /** The role in which it makes calls that are under its own name: Lambda's pollers act in their function's. */
  roleFor?(state: State, origin: JsonObject): string | undefined
  /** What policies may ask about a call and only the service knows: `dynamodb:LeadingKeys`. */
  conditionKeysOf?(state: State, call: { readonly action: string; readonly input: JsonObject }): { readonly [key: string]: readonly string[] }
}

export interface CheckedByModel {
  /** The error's name. */
  readonly error: string
  /** The texts' patterns are the service's own to check, in other words. */
  readonly withoutPatterns?: true
  /** What is missing, and sizes, are its own likewise. */
  readonly onlyChoices?: true
  /** What stands in the body is told within a structure of the action's name: `createApiInput.protocolType`. */
  readonly bodyNamed?: true
  /** Those that are simulated: of all others the service says that they are not. */
  readonly actions: readonly string[]
  /** Where AWS's servers were seen to do otherwise than the public model says. */
  readonly asSeen?: SeenOfServers
}

export interface SeenOfServers {
  /** What shapes have instead of what they have in the model. */
  readonly shapes?: { readonly [shape: string]: Partial<Shape> }
  /** Members that the service judges itself, in other words, by action. */
  readonly unchecked?: { readonly [action: string]: readonly string[] }
  /** Members that are told before all others. */
  readonly toldFirst?: readonly string[]
  /** Shapes whose broken rule is told of a list of theirs as if they stood alone. */
  readonly alone?: readonly string[]
}

/** A resource-based policy as JSON text. */
export interface ResourcePolicy {
  readonly text: string
  /** AWS's own, that resources of the kind have until another is set. */
  readonly byDefault?: true
}

/** Of those who hear: something was told. */
export type ToldSignal = { readonly type: 'Told' }
