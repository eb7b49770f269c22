import type { CallResult, MockedTask } from '../../aws/apiCall'
import { awsFault, AwsError, type AwsFault } from '../../aws/awsError'
import { constraintFault } from '../../aws/constraints/constraints'
import type { Context, Effect } from '../../aws/service'
import { uuidFrom } from '../../aws/uuid'
import { EventLog } from '../../kernel/eventLog'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { next, schedule, type Scheduling } from '../../kernel/signalQueue'
import { createWorld, step, type Reducer, type World } from '../../kernel/world'
import { emptyAccount, type StatesAccount } from './account'
import { isHistory } from './api/history'
import type { StatesInput, StatesSignal } from './signals'
import { statesService } from './stepfunctions'

/** How a called service answers: after how many milliseconds, with what. */
export interface Answer {
  readonly after?: number
  readonly output?: Json
  readonly error?: AwsFault
  /** What a mock says of the task. */
  readonly mocked?: MockedTask
}

/** What a service answers to a call; `undefined`: never. */
export type Answers = (action: string, input: JsonObject) => Answer | undefined

/** A function, by what its handler makes of an event. */
export function lambda(
  handler: (event: any, name: string) => { after?: number; returns?: Json; fails?: JsonObject; refuses?: AwsFault },
): Answers {
  return (_action, input) => {
    const event = JSON.parse(String(input['Payload'] ?? 'null')) as Json
    const { after = 0, returns = null, fails, refuses } = handler(event, String(input['FunctionName']))
    if (refuses) return { after, error: refuses }
    const output = { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: JSON.stringify(fails ?? returns) }
    return { after, output: fails ? { ...output, FunctionError: 'Unhandled' } : output }
  }
}

export const ROLE = 'arn:aws:iam::123456789012:role/workflow'
export const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:machine'
export const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:work'

type TestWorld = World<StatesAccount, StatesInput>
type Output = { readonly callId: string; readonly result: CallResult }

/** Step Functions alone, with services around it that answer as told. Synchronous, on the real kernel. */
export class StatesWorld {
  readonly log = new EventLog()
  readonly #reducer: Reducer<StatesAccount, StatesInput, Output>
  readonly #answered = new Map<string, CallResult>()
  /** Calls of the service to itself, by id. */
  readonly #own = new Map<string, Json>()
  #world: TestWorld
  #calls = 0

  constructor(services: { readonly [id: string]: Answers }, seed: number) {
    this.#world = createWorld(emptyAccount, seed, 0)
    this.#reducer = (account, signal, context) => {
      const { state, events = [], effects = [] } = statesService.react(account, signal, contextOf(context))
      const came = { schedule: [] as Scheduling<StatesInput>[], cancel: [] as string[], outputs: [] as Output[] }
      for (const effect of effects) this.#perform(effect, context.now, services, came)
      return { state, events, ...came }
    }
  }

  get now(): number {
    return this.#world.now
  }

  get account(): StatesAccount {
    return this.#world.state
  }

  /** Makes a call and goes on until it is answered. @throws {AwsError} as the action does */
  call(action: string, input: object = {}): any {
    const fault = constraintFault(statesService.checkedByModel, 'states', action, input as JsonObject)
    if (fault) throw new AwsError(fault)
    const id = this.post(action, input)
    while (!this.#answered.has(id)) this.#step()
    return this.answerTo(id)
  }

  /** Makes a call without waiting for its answer. */
  post(action: string, input: object): string {
    const id = `call-${++this.#calls}`
    const call = { id, requestId: `request-${this.#calls}`, service: 'states', action, input: input as JsonObject, principal: ROLE }
    this.#world = { ...this.#world, queue: schedule(this.#world.queue, { at: this.now, signal: { type: 'Call', call } }) }
    return id
  }

  /** The answer to a call, if it came. @throws {AwsError} as the action does */
  answerTo(id: string): any {
    const result = this.#answered.get(id)
    if (result?.error) throw new AwsError(result.error)
    return result?.output
  }

  /** Starts an execution of `machine`. */
  start(input: Json = {}, name = 'one'): string {
    return String(this.call('StartExecution', { stateMachineArn: MACHINE, name, input: JSON.stringify(input) }).executionArn)
  }

  /** Starts an execution and goes on until nothing is to come. */
  run(input: Json = {}, name = 'one'): string {
    const arn = this.start(input, name)
    this.quiet()
    return arn
  }

  quiet(): void {
    while (this.#world.queue.foreground > 0) this.#step()
  }

  /** Goes on up to and including that many milliseconds from now. */
  runFor(ms: number): void {
    const until = this.now + ms
    for (let due = next(this.#world.queue); due && due.at <= until; due = next(this.#world.queue)) this.#step()
    this.#world = { ...this.#world, now: until }
  }

  /** A history in short lines: `   0 3<2 TaskScheduled`. */
  brief(executionArn: string): string[] {
    return this.log.ofResource(executionArn).filter(isHistory).map(({ at, type, detail }) => {
      const { id, previousEventId } = detail
      return [String(at).padStart(5), `${String(id)}<${String(previousEventId)}`, type, ...tellingMembers(detail)].join(' ')
    })
  }

  outcome(executionArn: string): { status: string; output?: Json; error?: string; cause?: string } {
    const { status, output, error, cause } = this.call('DescribeExecution', { executionArn })
    return {
      status,
      ...(output === undefined ? {} : { output: JSON.parse(output) as Json }),
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    }
  }

  #step(): void {
    const { world, events, outputs } = step(this.#world, this.#reducer, this.log)
    for (const event of events) this.log.append(world.now, event)
    for (const { callId, result } of outputs) this.#answered.set(callId, result)
    this.#world = world
  }

  #perform(
    effect: Effect<StatesSignal>,
    now: number,
    services: { readonly [id: string]: Answers },
    came: { schedule: Scheduling<StatesInput>[]; cancel: string[]; outputs: Output[] },
  ): void {
    if (effect.type === 'schedule') {
      const { after = 0, signal, key, background } = effect
      came.schedule.push({ at: now + after, signal, key, background })
    } else if (effect.type === 'cancel') {
      came.cancel.push(effect.key)
      const planned = came.schedule.findIndex(({ key }) => key === effect.key)
      if (planned >= 0) came.schedule.splice(planned, 1)
    } else if (effect.type === 'reply') {
      const ref = this.#own.get(effect.callId)
      if (ref === undefined) came.outputs.push(effect)
      else came.schedule.push({ at: now, signal: { type: 'Reply', ref, requestId: effect.callId, result: effect.result } })
    } else if (effect.type === 'call') {
      const { service, action, input, principal, ref } = effect
      const id = `own-${++this.#calls}`
      if (service === 'states') {
        this.#own.set(id, ref)
        came.schedule.push({ at: now, signal: { type: 'Call', call: { id, requestId: id, service, action, input, principal } } })
        return
      }
      const known = services[service]
      const answer = known ? known(action, input) : { error: awsFault('NotSimulated', `no ${service} here`, 501) }
      if (!answer) return
      const mocked = answer.mocked ? { mocked: answer.mocked } : {}
      const result: CallResult = answer.error ? { error: answer.error, ...mocked } : { output: answer.output ?? {}, ...mocked }
      came.schedule.push({ at: now + (answer.after ?? 0), signal: { type: 'Reply', ref, requestId: id, result } })
    }
  }
}

function contextOf(context: Parameters<Reducer<StatesAccount, StatesInput, Output>>[2]): Context {
  const draw = () => context.draw('states')
  return {
    now: context.now,
    region: 'us-east-1',
    accountId: '123456789012',
    draw,
    newId: (kind) => `${kind}-${context.count(kind)}`,
    newUuid: () => uuidFrom(draw),
    eventsOf: (resource) => context.eventsOf(resource),
    eventsSince: (seq) => context.eventsSince(seq),
  }
}

/** What tells most of an event: a state's name, an error, an index. */
function tellingMembers(detail: JsonObject): string[] {
  const details = Object.entries(detail).find(([member]) => member.endsWith('EventDetails'))?.[1]
  if (!isJsonObject(details)) return []
  return ['name', 'index', 'length', 'error', 'workerName'].flatMap((member) => (details[member] === undefined ? [] : [String(details[member])]))
}

/** A world with one state machine named `machine`. */
export function given(
  definition: object,
  services: { readonly [id: string]: Answers } = {},
  { type = 'STANDARD', seed = 1 }: { readonly type?: 'STANDARD' | 'EXPRESS'; readonly seed?: number } = {},
): StatesWorld {
  const world = new StatesWorld(services, seed)
  world.call('CreateStateMachine', { name: 'machine', definition: JSON.stringify(definition), roleArn: ROLE, type })
  return world
}

/** A machine of states by name; the first is the start. */
export function machine(states: { readonly [name: string]: object }, more: object = {}): object {
  return { StartAt: Object.keys(states)[0], States: states, ...more }
}

/** A Task that invokes the function `work`. */
export function work(more: object = { End: true }): object {
  return { Type: 'Task', Resource: FUNCTION, ...more }
}
