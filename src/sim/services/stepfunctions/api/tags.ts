import { numberOf } from '../../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { StatesAccount } from '../account'
import type { Operation } from '../outcome'
import { refused } from '../refusal'
import { ARN, checkArn, texts } from './checks'

/** A resource has no more tags. */
const MOST_TAGS = numberOf('stepfunctions.tags.limit')
const LONGEST_KEY = numberOf('stepfunctions.tag.key.longest')
const LONGEST_VALUE = numberOf('stepfunctions.tag.value.longest')

export const tagResource: Operation = (account, input) => {
  const arn = resourceOf(account, input)
  return { account: withTags(account, arn, input['tags']), output: {} }
}

export const untagResource: Operation = (account, input) => {
  const arn = resourceOf(account, input)
  const keys = input['tagKeys']
  const gone = new Set(Array.isArray(keys) ? keys.map(String) : [])
  const left = Object.entries(account.tags.get(arn) ?? {}).filter(([key]) => !gone.has(key))
  return { account: { ...account, tags: account.tags.set(arn, Object.fromEntries(left)) }, output: {} }
}

export const listTagsForResource: Operation = (account, input) => {
  const tags = Object.entries(account.tags.get(resourceOf(account, input)) ?? {}).map(([key, value]) => ({ key, value }))
  return { account, output: { tags } }
}

/** The account with these tags (`[{ key, value }]`) on a resource, besides or instead of those it has. */
export function withTags(account: StatesAccount, arn: string, given: Json | undefined): StatesAccount {
  if (!Array.isArray(given) || given.length === 0) return account
  const pairs = given.filter(isJsonObject).map(({ key, value }) => [String(key ?? ''), value ?? ''] as const)
  checkTags(pairs)
  const tags = { ...account.tags.get(arn), ...Object.fromEntries(pairs) }
  if (Object.keys(tags).length > MOST_TAGS) refused('TooManyTags', `Too many tags: '${arn}'`)
  return { ...account, tags: account.tags.set(arn, tags) }
}

/** @throws {Refusal} ValidationException that lists all that is wrong */
function checkTags(pairs: readonly (readonly [key: string, value: Json])[]): void {
  const wrong = pairs.flatMap(([key, value], at) => {
    const place = `tags.${at + 1}.member`
    const reserved = key.startsWith('aws:') ? [`Value '${key}' at '${place}.key' failed to satisfy constraint: Member must not begin with 'aws:'`] : []
    return [...reserved, ...lengthComplaints(key, `${place}.key`, 1, LONGEST_KEY), ...lengthComplaints(String(value), `${place}.value`, 0, LONGEST_VALUE)]
  })
  if (wrong.length === 0) return
  refused('ValidationException', `${wrong.length} validation error${wrong.length > 1 ? 's' : ''} detected: ${wrong.join('; ')}`)
}

function lengthComplaints(text: string, place: string, min: number, max: number): string[] {
  const least = text.length < min ? [`greater than or equal to ${min}`] : []
  const most = text.length > max ? [`less than or equal to ${max}`] : []
  return [...least, ...most].map((bound) => `Value '${text}' at '${place}' failed to satisfy constraint: Member must have length ${bound}`)
}

/** @throws {Refusal} InvalidArn, ResourceNotFound */
function resourceOf(account: StatesAccount, input: JsonObject): string {
  const { resourceArn: arn = '' } = texts(input, { resourceArn: ARN })
  checkArn(arn, 'stateMachine', 'activity')
  if (!account.machines.has(arn) && !account.activities.has(arn)) refused('ResourceNotFound', `Resource not found: '${arn}'`)
  return arn
}
