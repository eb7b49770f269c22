import { bytesOf, numberOf } from '../../../../facts/facts'
import { readPolicy } from '../../../aws/policy/readPolicy'
import { refused, unsimulated } from '../../../aws/refusal'

/** The attributes of a queue that can be set, as the texts the API has for them; those with a default always there. */
export interface Settings {
  readonly [name: string]: string
}

const DEFAULTS: Settings = {
  VisibilityTimeout: String(numberOf('sqs.visibility.timeout.default')),
  MaximumMessageSize: String(bytesOf('sqs.message.size.limit')),
  MessageRetentionPeriod: String(numberOf('sqs.retention.seconds.default')),
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
}

const FIFO_DEFAULTS: Settings = { ContentBasedDeduplication: 'false', DeduplicationScope: 'queue', FifoThroughputLimit: 'perQueue' }

const RANGES: { readonly [name: string]: readonly [from: number, to: number] } = {
  VisibilityTimeout: [0, numberOf('sqs.visibility.timeout.longest')],
  MaximumMessageSize: [bytesOf('sqs.message.size.least'), bytesOf('sqs.message.size.limit')],
  MessageRetentionPeriod: [numberOf('sqs.retention.seconds.shortest'), numberOf('sqs.retention.seconds.longest')],
  DelaySeconds: [0, numberOf('sqs.message.delay.longest')],
  ReceiveMessageWaitTimeSeconds: [0, numberOf('sqs.poll.wait.longest')],
}

const CHOICES: { readonly [name: string]: readonly string[] } = {
  SqsManagedSseEnabled: ['true', 'false'],
  ContentBasedDeduplication: ['true', 'false'],
  DeduplicationScope: ['queue', 'messageGroup'],
  FifoThroughputLimit: ['perQueue', 'perMessageGroupId'],
}

/** Set on AWS, and of an effect that is not simulated here. */
const UNSIMULATED: ReadonlySet<string> = new Set(['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds'])

/** What AWS tells of every queue. */
export const READ_ONLY: readonly string[] = [
  'QueueArn',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
]

export function defaultSettings(fifo: boolean): Settings {
  return fifo ? { ...DEFAULTS, FifoQueue: 'true', ...FIFO_DEFAULTS } : DEFAULTS
}

/**
 * Checks attributes that are to be set, but for the policies of dead letters.
 * @throws {Refusal} InvalidAttributeName, InvalidAttributeValue, NotSimulated
 */
export function checkSettings(given: Settings, fifo: boolean): void {
  for (const [name, value] of Object.entries(given)) {
    const range = RANGES[name]
    if (range) checkRange(name, value, range)
    else if (CHOICES[name]) checkChoice(name, value, CHOICES[name], fifo)
    else if (name === 'FifoQueue') checkKind(value, fifo)
    else if (name === 'Policy') checkPolicy(value)
    else if (UNSIMULATED.has(name)) {
      if (value !== '') unsimulated(`the attribute ${name} of a queue`)
    } else if (name !== 'RedrivePolicy' && name !== 'RedriveAllowPolicy') unknownAttribute(name)
  }
}

function checkRange(name: string, value: string, [from, to]: readonly [number, number]): void {
  if (!/^\d+$/.test(value) || Number(value) < from || Number(value) > to) invalidAttribute(name)
}

function checkChoice(name: string, value: string, choices: readonly string[], fifo: boolean): void {
  if (!fifo && name in FIFO_DEFAULTS) unknownAttribute(name)
  if (!choices.includes(value)) invalidAttribute(name)
}

/** A queue is FIFO or not from its creation on; a standard queue does not know the attribute. */
function checkKind(value: string, fifo: boolean): void {
  if (!fifo) unknownAttribute('FifoQueue')
  if (value !== 'true') invalidAttribute('FifoQueue')
}

/** An empty one takes the policy away. What it decides is decided at the front door. */
function checkPolicy(text: string): void {
  if (text !== '' && 'problem' in readPolicy(text, 'resource')) invalidAttribute('Policy')
}

/** @throws {Refusal} InvalidAttributeValue where attributes do not go together */
export function checkTogether(settings: Settings): void {
  if (settings['FifoThroughputLimit'] === 'perMessageGroupId' && settings['DeduplicationScope'] !== 'messageGroup') {
    invalidAttribute('FifoThroughputLimit')
  }
}

export function invalidAttribute(name: string): never {
  refused('InvalidAttributeValue', `Invalid value for the parameter ${name}.`)
}

export function unknownAttribute(name: string): never {
  refused('InvalidAttributeName', `Unknown Attribute ${name}.`)
}

/** A setting that is a duration, in milliseconds. */
export function settingMs(settings: Settings, name: 'VisibilityTimeout' | 'DelaySeconds' | 'MessageRetentionPeriod' | 'ReceiveMessageWaitTimeSeconds'): number {
  return Number(settings[name]) * 1000
}
