import { numberOf } from '../../../../facts/facts'
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

type OfArn = (arn: string) => Queue | undefined

/**
 * Checks the policies of dead letters among attributes that are to be set. An empty text takes one away.
 * @param queue    whose attributes they are
 * @param queueOf  the queue of an ARN in this account and Region
 * @throws {Refusal} InvalidParameterValue
 */
export function checkDeadLetterPolicies(given: Settings, queue: Pick<Queue, 'fifo' | 'arn'>, queueOf: OfArn): void {
  if (given['RedrivePolicy']) checkRedrivePolicy(given['RedrivePolicy'], queue, queueOf)
  if (given['RedriveAllowPolicy']) checkRedriveAllowPolicy(given['RedriveAllowPolicy'])
}

/** Which queues may have the queue as their dead-letter queue. */
function checkRedriveAllowPolicy(text: string): void {
  const invalid: (reason: string) => never = (reason) => invalidValue(text, 'RedriveAllowPolicy', reason)
  const policy = parsed(text)
  if (!policy) invalid('Redrive allow policy is not a valid JSON map.')
  const { redrivePermission: permission, sourceQueueArns: sources } = policy
  if (typeof permission !== 'string' || !PERMISSIONS.includes(permission)) {
    invalid(`Valid values of redrivePermission are ${PERMISSIONS.join(', ')}.`)
  }
  if ((permission === 'byQueue') !== Array.isArray(sources)) invalid('sourceQueueArns belong to the redrivePermission byQueue, and to it alone.')
  if (Array.isArray(sources) && (sources.length < 1 || sources.length > MOST_SOURCES)) invalid(`There may be 1 to ${MOST_SOURCES} sourceQueueArns.`)
}

const PERMISSIONS: readonly string[] = ['allowAll', 'denyAll', 'byQueue']
const MOST_SOURCES = numberOf('sqs.redrive.sources.limit')

/** Whether a queue takes another's dead letters. It was asked when the other's RedrivePolicy was set. */
function allows({ settings }: Queue, sourceArn: string): boolean {
  const { redrivePermission = 'allowAll', sourceQueueArns = [] } = parsed(settings['RedriveAllowPolicy'] ?? '{}') ?? {}
  return redrivePermission === 'allowAll' || (redrivePermission === 'byQueue' && (sourceQueueArns as readonly string[]).includes(sourceArn))
}

function checkRedrivePolicy(text: string, source: Pick<Queue, 'fifo' | 'arn'>, queueOf: OfArn): void {
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
  if (target.fifo !== source.fifo) invalid('Dead-letter queue must be same type of queue as the source.')
  if (!allows(target, source.arn)) invalid('Dead-letter queue does not allow the source queue in its redrive allow policy.')
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
