import { numberOf } from '../../../../facts/facts'
import type { ApiCall } from '../../../aws/apiCall'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { requiredText, textMapOf, textsOf } from '../request'
import type { Turn } from '../turn'

export type Tags = { readonly [key: string]: string }

const MOST_TAGS = numberOf('sqs.queue.tags.limit')

export function tagQueue(turn: Turn, { input }: ApiCall): JsonObject {
  const queue = turn.queueAt(requiredText(input, 'QueueUrl'))
  turn.change(queue, { tags: checkedTags({ ...queue.tags, ...textMapOf(input, 'Tags') }) })
  return {}
}

/** A key that is not there is removed too. */
export function untagQueue(turn: Turn, { input }: ApiCall): JsonObject {
  const queue = turn.queueAt(requiredText(input, 'QueueUrl'))
  const gone = textsOf(input, 'TagKeys')
  turn.change(queue, { tags: Object.fromEntries(Object.entries(queue.tags).filter(([key]) => !gone.includes(key))) })
  return {}
}

export function listQueueTags(turn: Turn, { input }: ApiCall): JsonObject {
  const { tags } = turn.queueAt(requiredText(input, 'QueueUrl'))
  return Object.keys(tags).length === 0 ? {} : { Tags: tags }
}

/** @throws {Refusal} InvalidParameterValue for too many, for what is too long, and for AWS's own keys */
export function checkedTags(tags: Tags): Tags {
  const entries = Object.entries(tags)
  if (entries.length > MOST_TAGS) refused('InvalidParameterValue', `Too many tags added for queue. Maximum allowed is ${MOST_TAGS}.`)
  for (const [key, value] of entries) {
    if (key.length < 1 || key.length > 128 || /^aws:/i.test(key)) refused('InvalidParameterValue', `Tag key ${key} is invalid.`)
    if (value.length > 256) refused('InvalidParameterValue', `Tag value of ${key} is too long.`)
  }
  return tags
}
