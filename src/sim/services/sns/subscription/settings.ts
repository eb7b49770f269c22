import { unsimulated } from '../../../aws/refusal'
import { isJsonObject, type Json } from '../../../kernel/json'
import { invalid } from '../refusal'
import { readDeliveryPolicy } from './deliveryPolicy'
import { readFilterPolicy } from './filterPolicy'
import { isEndpoint, type FilterScope, type Subscription, type SubscriptionSettings } from './subscription'

export const noSettings: SubscriptionSettings = { filter: undefined, scope: 'MessageAttributes', raw: false, redrive: undefined, delivery: undefined }

const KNOWN = ['DeliveryPolicy', 'FilterPolicy', 'FilterPolicyScope', 'RawMessageDelivery', 'RedrivePolicy']

/**
 * A subscription's settings after attributes were set.
 * @param heading  `Attributes Reason: ` where a subscription is made, nothing where one is changed
 * @throws {Refusal} InvalidParameter
 */
export function readSettings(
  before: SubscriptionSettings,
  attributes: ReadonlyMap<string, string>,
  protocol: Subscription['protocol'],
  heading: string,
): SubscriptionSettings {
  for (const name of attributes.keys()) {
    if (name === 'SubscriptionRoleArn' || name === 'ReplayPolicy') unsimulated(`the subscription attribute ${name} of SNS`)
    if (!KNOWN.includes(name)) invalid(heading === '' ? 'AttributeName' : `${heading}Unknown attribute ${name}`)
  }
  const scope = scopeOf(attributes.get('FilterPolicyScope'), before.scope, heading)
  const policy = attributes.get('FilterPolicy') ?? before.filter?.source
  const raw = attributes.get('RawMessageDelivery')
  const redrive = attributes.get('RedrivePolicy')
  const delivery = attributes.get('DeliveryPolicy')
  if (delivery !== undefined && !isEndpoint(protocol)) invalid(`${heading}DeliveryPolicy: Delivery protocol [${protocol}] does not support delivery policy.`)
  return {
    scope,
    filter: policy === undefined ? undefined : readFilterPolicy(policy, scope, heading),
    raw: raw === undefined ? before.raw : rawOf(raw, protocol, heading),
    redrive: redrive === undefined ? before.redrive : redriveOf(redrive, heading),
    delivery: delivery === undefined ? before.delivery : delivery === '' ? undefined : readDeliveryPolicy(delivery, heading),
  }
}

function scopeOf(text: string | undefined, before: FilterScope, heading: string): FilterScope {
  if (text === undefined) return before
  if (text === 'MessageAttributes' || text === 'MessageBody') return text
  return invalid(`${heading}FilterPolicyScope: Invalid value [${text}]. Please use either MessageBody or MessageAttributes`)
}

function rawOf(text: string, protocol: Subscription['protocol'], heading: string): boolean {
  const value = text.toLowerCase()
  if (value !== 'true' && value !== 'false') invalid(`${heading}RawMessageDelivery: Invalid value [${text}]. Must be true or false.`)
  if (value === 'true' && protocol === 'lambda') {
    invalid(`${heading}RawMessageDelivery: Delivery protocol [lambda] does not support raw message delivery.`)
  }
  return value === 'true'
}

function redriveOf(text: string, heading: string): SubscriptionSettings['redrive'] {
  if (text === '') return undefined
  let policy: Json
  try {
    policy = JSON.parse(text) as Json
  } catch {
    return invalid(`${heading}RedrivePolicy: failed to parse JSON.`)
  }
  const queueArn = isJsonObject(policy) ? policy['deadLetterTargetArn'] : undefined
  if (typeof queueArn !== 'string' || !/^arn:[^:]+:sqs:[^:]+:\d{12}:[^:]+$/.test(queueArn)) {
    return invalid(`${heading}RedrivePolicy: deadLetterTargetArn is an invalid arn`)
  }
  return { text, queueArn }
}
