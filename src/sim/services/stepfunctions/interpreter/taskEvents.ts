import type { Json, JsonObject } from '../../../kernel/json'
import type { Resource } from '../definition/resource'
import type { TaskFailure } from '../integrations/answer'
import { errorDetails } from './ending'
import type { Frame } from './frame'
import type { Run } from './run'
import { shownOptions, type TaskOptions } from './taskOptions'

/**
 * The history events of a task: `LambdaFunction…` for a function's ARN, `Activity…` for an
 * activity, `Task…` for an integration, which also names its resource.
 */
export function tellScheduled(run: Run, frame: Frame, resource: Resource, parameters: Json, options: TaskOptions): void {
  const shown = shownOptions(options)
  const details: JsonObject =
    resource.kind === 'integration'
      ? { ...named(resource), region: run.context.region, parameters, ...shown }
      : { resource: resource.arn, input: parameters, ...shown }
  tell(run, frame, `${PREFIX[resource.kind]}Scheduled`, details)
}

/** Not for activities, which a worker starts. */
export function tellStarted(run: Run, frame: Frame, resource: Resource): void {
  if (resource.kind === 'integration') tell(run, frame, 'TaskStarted', named(resource))
  else run.tell(frame, 'LambdaFunctionStarted')
}

export function tellSubmitted(run: Run, frame: Frame, resource: Resource, output: Json): void {
  tell(run, frame, 'TaskSubmitted', { ...named(resource), output })
}

export function tellSucceeded(run: Run, frame: Frame, resource: Resource, output: Json): void {
  tell(run, frame, `${PREFIX[resource.kind]}Succeeded`, { ...named(resource), output })
}

export function tellFailed(run: Run, frame: Frame, resource: Resource, failure: TaskFailure): void {
  const type = failure.event ?? `${PREFIX[resource.kind]}Failed`
  tell(run, frame, type, { ...named(resource), ...errorDetails(failure) })
}

const PREFIX = { function: 'LambdaFunction', activity: 'Activity', integration: 'Task' } as const

function named(resource: Resource): JsonObject {
  return resource.kind === 'integration' ? { resourceType: resource.resourceType, resource: resource.resource } : {}
}

function tell(run: Run, frame: Frame, type: string, details: JsonObject): void {
  let member = members.get(type)
  if (member === undefined) members.set(type, (member = `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`))
  run.tell(frame, type, member, details)
}

/** The member in which an event's details lie, by the event's type. */
const members = new Map<string, string>()
