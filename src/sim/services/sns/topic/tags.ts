import { refused } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { Topic } from '../account'
import type { Operation } from '../operation'
import { invalid } from '../refusal'
import { requiredText, structuresOf, textOf } from '../request'
import type { Turn } from '../turn'

const MOST = numberOf('sns.topic.tags.limit')

export const tagResource: Operation = (turn, input, reply) => {
  const topic = taggedOf(turn, input)
  turn.putTopic({ ...topic, tags: checked({ ...topic.tags, ...readTags(input) }) })
  reply({})
}

export const untagResource: Operation = (turn, input, reply) => {
  const topic = taggedOf(turn, input)
  const keys = input['TagKeys'] ?? []
  const gone = new Set<unknown>(Array.isArray(keys) ? keys : invalid('TagKeys'))
  turn.putTopic({ ...topic, tags: Object.fromEntries(Object.entries(topic.tags).filter(([key]) => !gone.has(key))) })
  reply({})
}

export const listTagsForResource: Operation = (turn, input, reply) => {
  reply({ Tags: Object.entries(taggedOf(turn, input).tags).map(([Key, Value]) => ({ Key, Value })) })
}

/** @throws {Refusal} TagLimitExceeded */
export function readTags(input: JsonObject): Topic['tags'] {
  return checked(Object.fromEntries(structuresOf(input, 'Tags').map((tag) => [requiredText(tag, 'Key'), textOf(tag, 'Value') ?? ''])))
}

function checked(tags: Topic['tags']): Topic['tags'] {
  if (Object.keys(tags).length > MOST) refused('TagLimitExceeded', 'Could not complete request: tag quota of per resource exceeded')
  return tags
}

function taggedOf(turn: Turn, input: JsonObject): Topic {
  return turn.account.topics.get(requiredText(input, 'ResourceArn')) ?? refused('ResourceNotFound', 'Resource does not exist', 404)
}
