import { numberOf } from '../../../../facts/facts'
import { requiredText, structuresOf, textsOf } from '../../../aws/readMembers'
import { refused, unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import type { Parameter } from '../parameter/parameter'
import type { Turn } from '../turn'
import type { Operation } from './operation'

const MOST = numberOf('ssm.parameter.tags.limit')

export const addTagsToResource: Operation = (turn, { input }) => {
  const parameter = taggedOf(turn, input)
  turn.put({ ...parameter, tags: checked({ ...parameter.tags, ...readTags(structuresOf(input, 'Tags')) }) })
  return {}
}

export const removeTagsFromResource: Operation = (turn, { input }) => {
  const parameter = taggedOf(turn, input)
  const gone = new Set(textsOf(input, 'TagKeys'))
  turn.put({ ...parameter, tags: Object.fromEntries(Object.entries(parameter.tags).filter(([key]) => !gone.has(key))) })
  return {}
}

export const listTagsForResource: Operation = (turn, { input }) => {
  return { TagList: Object.entries(taggedOf(turn, input).tags).map(([Key, Value]) => ({ Key, Value })) }
}

/** @throws {Refusal} TooManyTagsError */
export function readTags(tags: readonly JsonObject[]): Parameter['tags'] {
  return checked(Object.fromEntries(tags.map((tag) => [requiredText(tag, 'Key'), requiredText(tag, 'Value')])))
}

function checked(tags: Parameter['tags']): Parameter['tags'] {
  if (Object.keys(tags).length > MOST) refused('TooManyTagsError', `A parameter can have at most ${MOST} tags.`)
  return tags
}

function taggedOf(turn: Turn, input: JsonObject): Parameter {
  const type = requiredText(input, 'ResourceType')
  if (type !== 'Parameter') unsimulated(`tags of the resource type ${type} of ssm`)
  return turn.named(requiredText(input, 'ResourceId')) ?? refused('InvalidResourceId', "The resource ID isn't valid. Verify that you entered the correct ID and try again.")
}
