import { numberOf } from '../../../../facts/facts'
import { absent, integerOf, textMapOf, textOf, textsOf } from '../../../aws/readMembers'
import { invalid } from '../faults'
import type { Stream } from '../stream/stream'
import type { Turn } from '../turn'
import type { Operation } from './operation'

const MOST_TAGS = numberOf('kinesis.stream.tags.limit')

export const addTagsToStream: Operation = (turn, input) => {
  if (input['Tags'] === undefined) absent('Tags')
  const stream = turn.streamOf(input)
  turn.change({ ...stream, tags: checkTags(turn, stream.name, { ...stream.tags, ...textMapOf(input, 'Tags') }) })
  return {}
}

export const removeTagsFromStream: Operation = (turn, input) => {
  if (input['TagKeys'] === undefined) absent('TagKeys')
  const stream = turn.streamOf(input)
  const gone = new Set(textsOf(input, 'TagKeys'))
  turn.change({ ...stream, tags: Object.fromEntries(Object.entries(stream.tags).filter(([key]) => !gone.has(key))) })
  return {}
}

export const listTagsForStream: Operation = (turn, input) => {
  const after = textOf(input, 'ExclusiveStartTagKey')
  const limit = integerOf(input, 'Limit') ?? MOST_TAGS
  if (limit < 1 || limit > MOST_TAGS) invalid(`Limit must be between 1 and ${MOST_TAGS}.`)
  const { tags } = turn.streamOf(input)
  const keys = Object.keys(tags).sort().filter((key) => after === undefined || key > after)
  return { Tags: keys.slice(0, limit).map((Key) => ({ Key, Value: tags[Key] as string })), HasMoreTags: keys.length > limit }
}

/** @throws {Refusal} InvalidArgumentException where there are too many, or of characters that tags do not have */
export function checkTags(turn: Turn, name: string, tags: Stream['tags']): Stream['tags'] {
  if (Object.entries(tags).flat().some((text) => !/^[\p{L}\p{Z}\p{N}_.:/=+\-@%]*$/u.test(text))) {
    invalid('Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @ :.')
  }
  if (Object.keys(tags).length > MOST_TAGS) {
    invalid(`Failed to add tags to stream ${name} under account ${turn.context.accountId} because a given stream cannot have more than ${MOST_TAGS} tags associated with it.`)
  }
  return tags
}
