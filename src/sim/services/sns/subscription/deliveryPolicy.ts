import { numberOf } from '../../../../facts/facts'
import { unsimulated } from '../../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { invalid } from '../refusal'

/** How a failed delivery over HTTP is tried again. Pauses are in seconds. */
export interface RetryPolicy {
  readonly numRetries: number
  readonly numNoDelayRetries: number
  readonly numMinDelayRetries: number
  readonly numMaxDelayRetries: number
  readonly minDelayTarget: number
  readonly maxDelayTarget: number
  readonly backoffFunction: (typeof FUNCTIONS)[number]
}

/** `DeliveryPolicy` as it was given, and what it says. */
export interface DeliveryPolicy {
  readonly text: string
  readonly retries: RetryPolicy
  readonly contentType: string
}

const FUNCTIONS = ['linear', 'arithmetic', 'geometric', 'exponential'] as const
const LONGEST_PAUSE = numberOf('sns.policy.pause.longest')
const MOST_RETRIES = numberOf('sns.policy.retries.most')

export const usualPolicy: Omit<DeliveryPolicy, 'text'> = {
  retries: {
    numRetries: numberOf('sns.http.retry.count'),
    numNoDelayRetries: 0,
    numMinDelayRetries: 0,
    numMaxDelayRetries: 0,
    minDelayTarget: numberOf('sns.http.retry.pause'),
    maxDelayTarget: numberOf('sns.http.retry.pause'),
    backoffFunction: 'linear',
  },
  contentType: 'text/plain; charset=UTF-8',
}

/**
 * Reads the DeliveryPolicy of a subscription.
 * @throws {Refusal} InvalidParameter
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html#creating-delivery-policy
 */
export function readDeliveryPolicy(text: string, heading: string): DeliveryPolicy {
  const wrong = (what: string) => invalid(`${heading}DeliveryPolicy: ${what}`)
  const policy = objectIn(text) ?? wrong('failed to parse JSON.')
  for (const member of Object.keys(policy)) {
    if (member === 'throttlePolicy' && policy[member] !== null) unsimulated('the throttlePolicy of a DeliveryPolicy of SNS')
    if (!['healthyRetryPolicy', 'requestPolicy', 'throttlePolicy'].includes(member)) wrong(`Unexpected JSON member: ${member}`)
  }
  const { healthyRetryPolicy, requestPolicy } = policy
  const type = isJsonObject(requestPolicy) ? requestPolicy['headerContentType'] : undefined
  return {
    text,
    retries: isJsonObject(healthyRetryPolicy) ? retriesOf(healthyRetryPolicy, wrong) : usualPolicy.retries,
    contentType: typeof type === 'string' ? type : usualPolicy.contentType,
  }
}

function retriesOf(given: JsonObject, wrong: (what: string) => never): RetryPolicy {
  const { retries } = usualPolicy
  for (const member of Object.keys(given)) if (!Object.hasOwn(retries, member)) wrong(`Unexpected JSON member: healthyRetryPolicy.${member}`)
  const number = (member: Exclude<keyof RetryPolicy, 'backoffFunction'>, least: number, most: number) => {
    const value = given[member] ?? retries[member]
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    return wrong(`healthyRetryPolicy.${member} must be an integer from ${least} to ${most}`)
  }
  const backoffFunction = FUNCTIONS.find((name) => name === (given['backoffFunction'] ?? 'linear'))
  const read: RetryPolicy = {
    numRetries: number('numRetries', 0, MOST_RETRIES),
    numNoDelayRetries: number('numNoDelayRetries', 0, MOST_RETRIES),
    numMinDelayRetries: number('numMinDelayRetries', 0, MOST_RETRIES),
    numMaxDelayRetries: number('numMaxDelayRetries', 0, MOST_RETRIES),
    minDelayTarget: number('minDelayTarget', 1, LONGEST_PAUSE),
    maxDelayTarget: number('maxDelayTarget', 1, LONGEST_PAUSE),
    backoffFunction: backoffFunction ?? wrong(`healthyRetryPolicy.backoffFunction must be one of ${FUNCTIONS.join(', ')}`),
  }
  if (read.minDelayTarget > read.maxDelayTarget) wrong('healthyRetryPolicy.maxDelayTarget must not be less than minDelayTarget')
  if (read.numNoDelayRetries + read.numMinDelayRetries + read.numMaxDelayRetries > read.numRetries) {
    wrong('healthyRetryPolicy.numRetries must not be less than the retries of its phases')
  }
  return read
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
