import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject } from '../../../kernel/json'
import { measured, type Datum } from '../metric/datum'
import type { Surroundings } from './source'

const NAMESPACE = 'AWS/States'

/** What ends an execution, by the metric that counts it. */
const ENDS: { readonly [type: string]: string } = {
  ExecutionSucceeded: 'ExecutionsSucceeded',
  ExecutionFailed: 'ExecutionsFailed',
  ExecutionAborted: 'ExecutionsAborted',
  ExecutionTimedOut: 'ExecutionsTimedOut',
}

/** What events of tasks begin with, how their metrics call one and many, and the dimension that is the resource. */
const TASKS: { readonly [type: string]: { readonly one: string; readonly many: string; readonly dimension: string } } = {
  LambdaFunction: { one: 'LambdaFunction', many: 'LambdaFunctions', dimension: 'LambdaFunctionArn' },
  Task: { one: 'ServiceIntegration', many: 'ServiceIntegrations', dimension: 'ServiceIntegrationResourceArn' },
  Activity: { one: 'Activity', many: 'Activities', dimension: 'ActivityArn' },
}

const PHASES = ['Scheduled', 'Started', 'Succeeded', 'Failed', 'TimedOut'] as const

export const STATES_EVENTS: ReadonlySet<string> = new Set([
  'ExecutionStarted',
  'ExecutionRedriven',
  ...Object.keys(ENDS),
  ...Object.keys(TASKS).flatMap((task) => PHASES.map((phase) => `${task}${phase}`)),
])

/**
 * Metrics of executions and of the tasks in them.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
 */
export function statesData(event: SimEvent, { eventsOf }: Surroundings): readonly Datum[] {
  const { type, resource, at, detail } = event
  if (typeof detail['previousEventId'] !== 'number') return []
  const end = ENDS[type]
  if (end === undefined && !type.startsWith('Execution')) return ofTask(event, eventsOf(resource))
  const dimensions = { StateMachineArn: machineOf(resource) }
  const of = (name: string, value: number, unit: string) => measured({ namespace: NAMESPACE, name, dimensions }, value, unit, at)
  if (type === 'ExecutionStarted') return [of('ExecutionsStarted', 1, 'Count')]
  if (end === undefined) return [of('ExecutionsRedriven', 1, 'Count')]
  const history = eventsOf(resource)
  const started = history.find((each) => each.type === 'ExecutionStarted')
  const redriven = history.some((each) => each.type === 'ExecutionRedriven' && each.seq < event.seq)
  return [
    of(end, 1, 'Count'),
    of('ExecutionTime', at - (started?.at ?? at), 'Milliseconds'),
    ...(redriven ? [of(`Redriven${end}`, 1, 'Count')] : []),
  ]
}

/** The machine of an execution's ARN, with the label of its Map Run where it is a child of one. */
function machineOf(executionArn: string): string {
  const [arn, aws, states, region, account, , machine] = executionArn.split(':')
  return [arn, aws, states, region, account, 'stateMachine', machine].join(':')
}

function ofTask(event: SimEvent, history: readonly SimEvent[]): readonly Datum[] {
  const [, task = '', phase = ''] = /^(LambdaFunction|Task|Activity)(.*)$/.exec(event.type) ?? []
  const known = TASKS[task]
  const chain = backTo(event, history, `${task}Scheduled`)
  const scheduled = chain.at(-1)
  if (!known || scheduled?.type !== `${task}Scheduled`) return []
  const { one, many, dimension } = known
  const dimensions = { [dimension]: resourceOf(scheduled) }
  const of = (name: string, value: number, unit: string) => measured({ namespace: NAMESPACE, name, dimensions }, value, unit, event.at)
  const data = [of(`${many}${phase}`, 1, 'Count')]
  const started = chain.find(({ type }) => type === `${task}Started`)
  if (phase === 'Started') data.push(of(`${one}ScheduleTime`, event.at - scheduled.at, 'Milliseconds'))
  if (phase === 'Scheduled' || phase === 'Started') return data
  if (started) data.push(of(`${one}RunTime`, event.at - started.at, 'Milliseconds'))
  data.push(of(`${one}Time`, event.at - scheduled.at, 'Milliseconds'))
  return data
}

/** An event and those that it follows, up to one of a type; all of them where there is none. */
function backTo(event: SimEvent, history: readonly SimEvent[], type: string): readonly SimEvent[] {
  const chain = [event]
  let place = placeOf(event, history)
  for (let last = event; last.type !== type; ) {
    const wanted = last.detail['previousEventId']
    while (place >= 0 && history[place]?.detail['id'] !== wanted) place--
    const previous = history[place]
    if (!previous) break
    chain.push(previous)
    last = previous
  }
  return chain
}

function placeOf({ seq }: SimEvent, history: readonly SimEvent[]): number {
  let low = 0
  let high = history.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((history[middle]?.seq ?? seq) < seq) low = middle + 1
    else high = middle
  }
  return low
}

/** `arn:aws:states:::lambda:invoke` of an integration, the ARN of a function or an activity. */
function resourceOf({ detail }: SimEvent): string {
  const details = Object.values(detail).find(isJsonObject) ?? {}
  const { resource, resourceType } = details
  return typeof resourceType === 'string' ? `arn:aws:states:::${resourceType}:${String(resource)}` : String(resource)
}
