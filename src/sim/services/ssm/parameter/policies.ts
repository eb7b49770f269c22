import { numberOf } from '../../../../facts/facts'
import { refused, unsimulated } from '../../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { invalid } from '../faults'

/** A parameter is deleted at a time. */
export interface Policy {
  readonly type: 'Expiration'
  readonly text: string
  readonly expiresAt: VirtualMs
}

const MOST = numberOf('ssm.parameter.policies.limit')

/**
 * The policies of a request; none where the text is `{}`, which takes them away.
 * @throws {Refusal} of AWS's for what is wrong; NotSimulated for policies that notify
 */
export function readPolicies(text: string, now: VirtualMs): readonly Policy[] {
  const given = parsed(text)
  const list = (Array.isArray(given) ? (given as Json[]) : [given]).filter((policy) => !(isJsonObject(policy) && Object.keys(policy).length === 0))
  if (list.length > MOST) refused('PoliciesLimitExceededException', `You specified more than the maximum number of allowed policies for the parameter. The maximum is ${MOST}.`)
  const policies = list.map((policy) => readPolicy(policy, now))
  if (policies.length > 1) {
    refused('IncompatiblePolicyException', 'There is a conflict in the policies specified for this parameter. You can\'t, for example, specify two Expiration policies for a parameter.')
  }
  return policies
}

function readPolicy(policy: Json, now: VirtualMs): Policy {
  const type = isJsonObject(policy) ? policy['Type'] : undefined
  if (type === 'ExpirationNotification' || type === 'NoChangeNotification') unsimulated(`the parameter policy ${type} of ssm`)
  if (!isJsonObject(policy) || type !== 'Expiration') {
    refused('InvalidPolicyTypeException', 'The policy type isn\'t supported. Parameter Store supports the following policy types: Expiration, ExpirationNotification, and NoChangeNotification.')
  }
  const expiresAt = timeOf(policy['Attributes'])
  if (expiresAt === undefined || expiresAt <= now) {
    refused('InvalidPolicyAttributeException', 'A policy attribute or its value is invalid: the Timestamp of an Expiration policy must be a time to come.')
  }
  return { type, text: JSON.stringify(policy), expiresAt }
}

function timeOf(attributes: JsonObject[string] | undefined): VirtualMs | undefined {
  const timestamp = isJsonObject(attributes) ? attributes['Timestamp'] : undefined
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    invalid('Policies must be JSON.')
  }
}
