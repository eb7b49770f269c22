import { numberOf } from '../../../../facts/facts'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { compilePayloadTemplate } from '../definition/payloadTemplate'
import { HTTP } from '../integrations/httpInvoke'
import type { State } from '../definition/machine'
import { afterInputPath } from './dataFlow'
import { rangeFault } from './mapItems'
import { numberOption } from './numberOption'
import { withInput, type Scope } from './scope'

/** What a Task says besides what it calls. */
export interface TaskOptions {
  readonly timeoutSeconds: number | undefined
  readonly heartbeatSeconds: number | undefined
  /** The role to take on for the call, of Credentials. */
  readonly roleArn: string | undefined
}

export const NO_OPTIONS: TaskOptions = { timeoutSeconds: undefined, heartbeatSeconds: undefined, roleArn: undefined }

/** @throws {StateFault} where a path or an expression gives no number */
export function taskOptions(state: State, scope: Scope): TaskOptions {
  const { fields } = state
  if (!isLimited(state) && fields['Credentials'] === undefined) return NO_OPTIONS
  const input = state.language === 'JSONata' ? scope : withInput(scope, afterInputPath(state, scope))
  return {
    timeoutSeconds: secondsOption(state, input, 'TimeoutSeconds'),
    heartbeatSeconds: secondsOption(state, input, 'HeartbeatSeconds'),
    roleArn: credentialsRole(state, input),
  }
}

const LONGEST_SECONDS = numberOf('stepfunctions.timeout.longest')

/** A literal was held to its range when the machine was made; what a path or an expression gives is when it is used. */
function secondsOption(state: State, scope: Scope, field: string): number | undefined {
  const seconds = numberOption(state, scope, state.fields, field, 'integer')
  if (seconds === undefined || (seconds >= 1 && seconds <= LONGEST_SECONDS)) return seconds
  throw rangeFault(state, scope, field, `must be between 1 and ${LONGEST_SECONDS}, but was ${seconds}.`)
}

/** The purposes of the signals that end a task early. */
export const LIMITS = ['timeout', 'heartbeat', 'http'] as const

/** Whether such signals may be scheduled. */
export function isLimited({ fields, resource }: State): boolean {
  return (
    (resource?.kind === 'integration' && resource.resourceType === HTTP) ||
    fields['TimeoutSeconds'] !== undefined ||
    fields['TimeoutSecondsPath'] !== undefined ||
    fields['HeartbeatSeconds'] !== undefined ||
    fields['HeartbeatSecondsPath'] !== undefined
  )
}

function credentialsRole(state: State, scope: Scope): string | undefined {
  const { Credentials: credentials } = state.fields
  if (!isJsonObject(credentials)) return undefined
  const given =
    state.language === 'JSONata' ? state.query('Credentials')?.(scope, {}) : compilePayloadTemplate(credentials)(scope)
  const roleArn = isJsonObject(given) ? given['RoleArn'] : undefined
  return typeof roleArn === 'string' ? roleArn : undefined
}

/** The options as the Scheduled event shows them: those that were given. */
export function shownOptions({ timeoutSeconds, heartbeatSeconds, roleArn }: TaskOptions): JsonObject {
  return {
    ...(timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: heartbeatSeconds }),
    ...(roleArn === undefined ? {} : { taskCredentials: { roleArn } }),
  }
}

/** The time within which the next sign of life must come. */
export function heartbeatOf(state: State, scope: Scope): number | undefined {
  return taskOptions(state, scope).heartbeatSeconds
}
