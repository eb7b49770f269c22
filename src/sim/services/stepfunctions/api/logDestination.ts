import type { ApiCall, CallResult } from '../../../aws/apiCall'
import type { Effect } from '../../../aws/service'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { StatesSignal } from '../signals'

/** A call of this API that waits to hear whether its log group is there. What a reply of CloudWatch Logs refers to. */
export interface LogCheck {
  readonly logGroup: string
  readonly call: ApiCall
}

/** The log group to which a machine is to log; undefined where it is to log to none. */
export function logGroupOf(input: JsonObject): string | undefined {
  const configuration = input['loggingConfiguration']
  const destinations = isJsonObject(configuration) ? configuration['destinations'] : undefined
  const [first] = Array.isArray(destinations) ? (destinations as readonly Json[]) : []
  const group = isJsonObject(first) ? first['cloudWatchLogsLogGroup'] : undefined
  const arn = isJsonObject(group) ? group['logGroupArn'] : undefined
  return typeof arn === 'string' ? (/:log-group:([^:]+)/.exec(arn)?.[1] ?? arn) : undefined
}

/** Asks CloudWatch Logs for the group. */
export function askForLogGroup(logGroup: string, call: ApiCall): Effect<StatesSignal> {
  return {
    type: 'call',
    service: 'logs',
    action: 'DescribeLogGroups',
    input: { logGroupNamePrefix: logGroup },
    principal: call.principal,
    ref: { logGroup, call: { ...call } },
  }
}

export function isLogCheck(ref: unknown): ref is LogCheck {
  return isJsonObject(ref) && 'logGroup' in ref
}

/** Whether the answer has the group. */
export function hasLogGroup(result: CallResult, logGroup: string): boolean {
  const groups = isJsonObject(result.output) ? result.output['logGroups'] : undefined
  return Array.isArray(groups) && groups.some((group: Json) => isJsonObject(group) && group['logGroupName'] === logGroup)
}
