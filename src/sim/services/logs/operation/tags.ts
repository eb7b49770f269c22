import { refused } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { LogGroup } from '../group/group'
import { invalid } from '../refusal'
import { GROUP_NAME, missing, requiredText, textMapOf, textsOf } from '../request'
import type { Turn } from '../turn'
import type { Operation } from './operation'

const MOST_TAGS = numberOf('logs.tags.limit')

export const tagResource: Operation = (turn, input) => tag(turn, input, groupOfArn(turn, input))
export const tagLogGroup: Operation = (turn, input) => tag(turn, input, groupOfName(turn, input))
export const untagResource: Operation = (turn, input) => untag(turn, textsOf(input, 'tagKeys', MOST_TAGS) ?? missing('tagKeys'), groupOfArn(turn, input))
export const untagLogGroup: Operation = (turn, input) => untag(turn, textsOf(input, 'tags', MOST_TAGS) ?? missing('tags'), groupOfName(turn, input))
export const listTagsForResource: Operation = (turn, input) => ({ tags: groupOfArn(turn, input).tags })
export const listTagsLogGroup: Operation = (turn, input) => ({ tags: groupOfName(turn, input).tags })

/** The tags that a group has with those of a request. @throws {Refusal} TooManyTagsException */
export function checkedTags(input: JsonObject, before: LogGroup['tags']): LogGroup['tags'] {
  const tags = { ...before, ...textMapOf(input, 'tags') }
  if (Object.keys(tags).length > MOST_TAGS) refused('TooManyTagsException', `A resource can have no more than ${MOST_TAGS} tags.`)
  return tags
}

function tag(turn: Turn, input: JsonObject, group: LogGroup): JsonObject {
  if (!textMapOf(input, 'tags')) missing('tags')
  turn.keep({ ...group, tags: checkedTags(input, group.tags) })
  return {}
}

function untag(turn: Turn, keys: readonly string[], group: LogGroup): JsonObject {
  turn.keep({ ...group, tags: Object.fromEntries(Object.entries(group.tags).filter(([key]) => !keys.includes(key))) })
  return {}
}

function groupOfName(turn: Turn, input: JsonObject): LogGroup {
  requiredText(input, 'logGroupName', GROUP_NAME)
  return turn.group(input)
}

function groupOfArn(turn: Turn, input: JsonObject): LogGroup {
  const arn = requiredText(input, 'resourceArn')
  if (!/^arn:aws:logs:[^:]+:\d{12}:log-group:[^:]+(:\*)?$/.test(arn)) invalid(`The resource ARN ${arn} is not a log group's.`)
  return turn.group({ logGroupIdentifier: arn })
}
