import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { invalidValue } from '../refusal'
import type { Settings } from './attributes'
import type { Queue } from './queue'

/** Where messages go that were received too often. */
export interface RedrivePolicy {
  readonly deadLetterTargetArn: string
  readonly maxReceiveCount: number
}

/** The policy a queue has; undefined where it keeps all messages. It was checked when it was set. */
export function redrivePolicy(settings: Settings): RedrivePolicy | undefined {
  const text = settings['RedrivePolicy']
  if (text === undefined) return undefined
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(text) as JsonObject
  return { deadLetterTargetArn: String(deadLetterTargetArn), maxReceiveCount: Number(maxReceiveCount) }
}

/**
 * Checks a RedrivePolicy that is to be set.
 * @param queueOf  the queue of an ARN in this account and Region
 * @throws {Refusal} InvalidParameterValue
 */
export function checkRedrivePolicy(text: string, fifo: boolean, queueOf: (arn: string) => Queue | undefined): void {
  const invalid: (reason: string) => never = (reason) => invalidValue(text, 'RedrivePolicy', reason)
  const policy = parsed(text)
  if (!policy) invalid('Redrive policy is not a valid JSON map.')
  const { deadLetterTargetArn: arn, maxReceiveCount: most } = policy
  for (const [name, value] of Object.entries({ maxReceiveCount: most, deadLetterTargetArn: arn })) {
    if (value === undefined || value === null) invalid(`Redrive policy does not contain mandatory attribute: ${name}.`)
  }
  const count = typeof most === 'string' || typeof most === 'number' ? Number(most) : Number.NaN
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    invalid(`Invalid value for maxReceiveCount: ${JSON.stringify(most)}, valid values are from 1 to 1000 both inclusive.`)
  }
  const target = typeof arn === 'string' ? queueOf(arn) : undefined
  if (!target) invalid('Dead letter target does not exist.')
  if (target.fifo !== fifo) invalid('Dead-letter queue must be same type of queue as the source.')
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
