import type { CallResult } from '../../aws/apiCall'
import { awsFault } from '../../aws/awsError'
import { notSimulated } from '../../aws/notSimulated'
import type { JsonObject } from '../../kernel/json'
import type { Conditions } from './conditions'
import { readFault, shownFault } from './fault'

/** The service under which a world's own conditions are changed. It is not AWS's. */
export const CONTROL = 'coldstart'

/**
 * Changes or tells a world's conditions, by calls that are in the log as all others are:
 * PutFault, DeleteFault, ListFaults, SetConditions.
 */
export function control(conditions: Conditions, action: string, input: JsonObject): { readonly conditions: Conditions; readonly result: CallResult } {
  switch (action) {
    case 'PutFault': {
      const rule = readFault(input)
      if (typeof rule === 'string') return invalid(conditions, rule)
      const faults = [...conditions.faults.filter(({ name }) => name !== rule.name), rule]
      return { conditions: { ...conditions, faults }, result: { output: {} } }
    }
    case 'DeleteFault': {
      const faults = conditions.faults.filter(({ name }) => name !== input['Name'])
      if (faults.length === conditions.faults.length) return { conditions, result: { error: awsFault('ResourceNotFoundException', `There is no fault ${String(input['Name'])}.`, 404) } }
      return { conditions: { ...conditions, faults }, result: { output: {} } }
    }
    case 'ListFaults':
      return { conditions, result: { output: { Faults: conditions.faults.map(shownFault) } } }
    case 'SetConditions':
      return setConditions(conditions, input)
    default:
      return { conditions, result: { error: notSimulated(`${CONTROL}:${action}`) } }
  }
}

function setConditions(conditions: Conditions, { Policies: policies, Latency: latency, ControlPlaneThrottling: throttling, SecondTimes: secondTimes, ThrottlingSlack: slack }: JsonObject) {
  if (policies !== undefined && policies !== 'logged' && policies !== 'defined' && policies !== 'enforced') return invalid(conditions, 'Policies must be logged, defined or enforced.')
  if (latency !== undefined && latency !== 'none' && latency !== 'typical') return invalid(conditions, 'Latency must be none or typical.')
  if (throttling !== undefined && typeof throttling !== 'boolean') return invalid(conditions, 'ControlPlaneThrottling must be true or false.')
  if (secondTimes !== undefined && !(typeof secondTimes === 'number' && secondTimes >= 0 && secondTimes <= 1)) return invalid(conditions, 'SecondTimes must be from 0 to 1.')
  if (slack !== undefined && !(typeof slack === 'number' && slack >= 0 && slack <= 1)) return invalid(conditions, 'ThrottlingSlack must be from 0 to 1.')
  const changed: Conditions = {
    ...conditions,
    policies: policies ?? conditions.policies,
    latency: latency ?? conditions.latency,
    controlPlaneThrottling: throttling ?? conditions.controlPlaneThrottling,
    secondTimes: secondTimes ?? conditions.secondTimes,
    throttlingSlack: slack ?? conditions.throttlingSlack,
  }
  return { conditions: changed, result: { output: {} } }
}

function invalid(conditions: Conditions, message: string): { readonly conditions: Conditions; readonly result: CallResult } {
  return { conditions, result: { error: awsFault('ValidationException', message) } }
}
