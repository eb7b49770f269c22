import type { Json, JsonObject } from '../../../kernel/json'
import type { Resource } from '../definition/resource'
import type { TaskFailure } from '../integrations/answer'
import { errorDetails } from './ending'
import type { Frame } from './frame'
import type { Run } from './run'
import { NO_OPTIONS, shownOptions, type TaskOptions } from './taskOptions'

/**
 * The history events of a task: `LambdaFunction…` for a function's ARN, `Activity…` for an
 * activity, `Task…` for an integration, which also names its resource.
 */
export function tellScheduled(run: Run, frame: Frame, resource: Resource, parameters: Json, options: TaskOptions): void {
  const details: JsonObject =
    resource.kind === 'integration'
      ? about(resource, { region: run.context.region, parameters })
      : { resource: resource.arn, input: parameters }
  tell(run, frame, EVENTS[resource.kind].scheduled, options === NO_OPTIONS ? details : { ...details, ...shownOptions(options) })
}

/** Not for activities, which a worker starts. */
export function tellStarted(run: Run, frame: Frame, resource: Resource): void {
  if (resource.kind === 'integration') tell(run, frame, 'TaskStarted', about(resource, {}))
  else run.tell(frame, 'LambdaFunctionStarted')
}

export function tellSubmitted(run: Run, frame: Frame, resource: Resource, output: Json): void {
  tell(run, frame, 'TaskSubmitted', about(resource, { output }))
}

export function tellSucceeded(run: Run, frame: Frame, resource: Resource, output: Json): void {
  tell(run, frame, EVENTS[resource.kind].succeeded, about(resource, { output }))
}

export function tellFailed(run: Run, frame: Frame, resource: Resource, failure: TaskFailure): void {
  const type = failure.event ?? EVENTS[resource.kind].failed
  tell(run, frame, type, about(resource, errorDetails(failure)))
}

const EVENTS = {
  function: { scheduled: 'LambdaFunctionScheduled', succeeded: 'LambdaFunctionSucceeded', failed: 'LambdaFunctionFailed' },
  activity: { scheduled: 'ActivityScheduled', succeeded: 'ActivitySucceeded', failed: 'ActivityFailed' },
  integration: { scheduled: 'TaskScheduled', succeeded: 'TaskSucceeded', failed: 'TaskFailed' },
} as const

function about(resource: Resource, details: JsonObject): JsonObject {
  return resource.kind === 'integration' ? { resourceType: resource.resourceType, resource: resource.resource, ...details } : details
}

function tell(run: Run, frame: Frame, type: string, details: JsonObject): void {
  let member = members.get(type)
  if (member === undefined) members.set(type, (member = `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`))
  run.tell(frame, type, member, details)
}

/** The member in which an event's details lie, by the event's type. */
const members = new Map<string, string>()
