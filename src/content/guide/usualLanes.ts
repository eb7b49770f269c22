import type { Events } from '../questions/check'
import type { Lane, Span, Tone } from './figure'

/** Lanes that several figures have, so that the same thing looks and reads the same everywhere. */

const STATUSES: readonly (readonly [tone: Tone, statuses: readonly number[]])[] = [
  ['succeeded', [200, 201, 202, 204]],
  ['throttled', [429]],
  ['failed', [400, 401, 403, 404, 500, 502, 503, 504]],
]

/** What clients of an API ask and are answered. */
export function clientLane(title = 'Client', sent = '{detail.input.request.method} {detail.input.request.path}', resource?: string): Lane {
  const from: Events = { type: 'ApiCallStarted', service: 'execute-api', ...(resource === undefined ? {} : { resource }) }
  return {
    title,
    spans: STATUSES.flatMap(([tone, statuses]) =>
      statuses.map((status): Span => ({
        from, to: [{ type: 'ApiCallEnded', service: 'execute-api' }], by: 'requestId', ending: { output: { status } }, tone,
        says: `${sent} is answered with ${status} after {took}.`,
      })),
    ),
  }
}

/** A lane for each execution environment of a function: what is done in it, and when it is frozen. */
export function environmentLanes(functionName: string): Lane {
  const detail = { functionName }
  const to = [{ type: 'InvokeEnded', detail }]
  return {
    title: 'Environment {#}',
    each: 'resource',
    spans: [
      { from: { type: 'InitStarted', detail }, to: [{ type: 'InitEnded', detail }], tone: 'cold', says: 'Init: the runtime starts and the code outside the handler runs, {took} in all.' },
      { from: { type: 'InvokeStarted', detail }, to, ending: { status: 'succeeded' }, tone: 'succeeded', says: 'The handler runs for {took} and returns.' },
      { from: { type: 'InvokeStarted', detail }, to, ending: { status: 'failed' }, tone: 'failed', says: 'The handler runs for {took} and fails.' },
    ],
    marks: [{ on: { type: 'EnvironmentShutDown', detail }, tone: 'quiet', says: 'Idle for long, the environment is shut down.' }],
  }
}

/** The work of a function as one lane. */
export function functionLane(title: string, functionName: string): Lane {
  return { ...environmentLanes(functionName), title, each: 'detail.functionName' }
}

/** A state of a state machine, from when it is entered to when it is left or the execution fails in it. */
export function stateLane(name: string, type: string, says: string): Lane {
  const from: Events = { type: `${type}StateEntered`, detail: { stateEnteredEventDetails: { name } } }
  return {
    title: name,
    spans: [
      { from, to: [{ type: `${type}StateExited`, detail: { stateExitedEventDetails: { name } } }], ending: { stateExitedEventDetails: { name } }, tone: 'succeeded', says },
    ],
  }
}
