import { readPolicy } from '../../../aws/policy/readPolicy'
import { unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import type { FifoTopic, Topic } from '../account'
import { nothingPublished } from '../message/deduplication'
import type { Operation } from '../operation'
import { invalid } from '../refusal'
import { pageOf, refuseMembers, requiredText, textMapOf, textOf } from '../request'
import type { Turn } from '../turn'
import { defaultDeliveryPolicy, defaultPolicy } from './defaults'
import { readTags } from './tags'

const FIFO_NAME =
  'Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.'
const newFifo: FifoTopic = { contentBased: false, scope: 'Topic', published: 0, recent: nothingPublished }

/** Making a topic that is there with the same attributes gives its ARN again. */
export const createTopic: Operation = (turn, input, reply) => {
  const name = requiredText(input, 'Name')
  const attributes = textMapOf(input, 'Attributes')
  refuseMembers('CreateTopic', input, ['DataProtectionPolicy'])
  const isFifo = attributes.get('FifoTopic') === 'true'
  if (isFifo && !name.endsWith('.fifo')) invalid(FIFO_NAME)
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(isFifo ? name.slice(0, -'.fifo'.length) : name) || name.length > 256) invalid('Topic Name')
  const arn = `arn:aws:sns:${turn.place.region}:${turn.place.accountId}:${name}`
  const { displayName = '', policy, fifo = isFifo ? newFifo : undefined } = settingsOf(attributes, isFifo ? newFifo : undefined)
  const tags = readTags(input)
  const known = turn.account.topics.get(arn)
  if (known && attributes.has('DisplayName') && known.displayName !== displayName) {
    invalid('Attributes Reason: Topic already exists with different attributes')
  }
  if (known && Object.entries(tags).some(([key, value]) => known.tags[key] !== value)) invalid('Tags Reason: Topic already exists with different tags')
  if (!known) turn.putTopic({ arn, name, displayName, policy, subscriptions: [], deletedSubscriptions: 0, tags, fifo })
  reply({ TopicArn: arn })
}

interface Settings {
  displayName?: string
  policy?: string
  fifo?: FifoTopic
}

/** What is set. What would change behaviour and is not simulated is refused. */
function settingsOf(attributes: ReadonlyMap<string, string>, fifo: FifoTopic | undefined): Settings {
  const settings: Settings = {}
  for (const [name, value] of attributes) {
    if (name === 'DisplayName') settings.displayName = value.length <= 100 ? value : invalid('DisplayName')
    else if (name === 'Policy') settings.policy = checkedPolicy(value)
    else if (name === 'ContentBasedDeduplication' && fifo) settings.fifo = { ...(settings.fifo ?? fifo), contentBased: flagOf(name, value) }
    else if (name === 'FifoThroughputScope' && fifo) settings.fifo = { ...(settings.fifo ?? fifo), scope: scopeOf(value) }
    else if (name === 'ContentBasedDeduplication' || name === 'FifoThroughputScope') invalid(`Attributes Reason: ${name} is for FIFO topics only`)
    else if (name !== 'FifoTopic' || value !== String(fifo !== undefined)) unsimulated(`the topic attribute ${name} of SNS`)
  }
  return settings
}

function flagOf(name: string, value: string): boolean {
  return value === 'true' || (value === 'false' ? false : invalid(`Attributes Reason: ${name}: Invalid value [${value}]. Must be true or false.`))
}

function scopeOf(value: string): FifoTopic['scope'] {
  return value === 'Topic' || value === 'MessageGroup' ? value : invalid(`Attributes Reason: FifoThroughputScope: Invalid value [${value}].`)
}

/** What it decides is decided at the front door. */
function checkedPolicy(text: string): string {
  return 'problem' in readPolicy(text, 'resource') ? invalid('Policy Error: null') : text
}

/** A topic that is not there is deleted already. Its subscriptions go with it. */
export const deleteTopic: Operation = (turn, input, reply) => {
  const topic = turn.account.topics.get(topicArnOf(input))
  if (topic) turn.deleteTopic(topic)
  reply({})
}

export const getTopicAttributes: Operation = (turn, input, reply) => {
  reply({ Attributes: shown(turn, turn.topicOf(topicArnOf(input))) })
}

export const setTopicAttributes: Operation = (turn, input, reply) => {
  const topic = turn.topicOf(topicArnOf(input))
  const attributes = new Map([[requiredText(input, 'AttributeName'), textOf(input, 'AttributeValue') ?? '']])
  turn.putTopic({ ...topic, ...settingsOf(attributes, topic.fifo) })
  reply({})
}

export const listTopics: Operation = (turn, input, reply) => {
  const arns = [...turn.account.topics.keys()].sort()
  const { page, more } = pageOf(input, arns)
  reply({ Topics: page.map((TopicArn) => ({ TopicArn })), ...more })
}

/** @throws {Refusal} InvalidParameter where it is no ARN of a topic */
export function topicArnOf(input: JsonObject): string {
  const arn = requiredText(input, 'TopicArn')
  return /^arn:[^:]+:sns:[^:]+:\d{12}:[A-Za-z0-9_.-]+$/.test(arn) ? arn : invalid(`TopicArn Reason: ${reasonOf(arn)}`)
}

function reasonOf(arn: string): string {
  return arn.split(':').length < 6 ? 'An ARN must have at least 6 elements, not ' + String(arn.split(':').length) : 'no valid topic ARN'
}

function shown(turn: Turn, { arn, displayName, policy, subscriptions, deletedSubscriptions, fifo }: Topic): JsonObject {
  const pending = subscriptions.filter((each) => turn.account.subscriptions.get(each)?.confirmation.state === 'pending').length
  return {
    Policy: policy ?? defaultPolicy(arn, turn.place.accountId),
    Owner: turn.place.accountId,
    SubscriptionsPending: String(pending),
    TopicArn: arn,
    EffectiveDeliveryPolicy: defaultDeliveryPolicy,
    SubscriptionsConfirmed: String(subscriptions.length - pending),
    DisplayName: displayName,
    SubscriptionsDeleted: String(deletedSubscriptions),
    ...(fifo ? { FifoTopic: 'true', ContentBasedDeduplication: String(fifo.contentBased), FifoThroughputScope: fifo.scope } : {}),
  }
}
