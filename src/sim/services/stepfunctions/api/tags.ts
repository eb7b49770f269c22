import { numberOf } from '../../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { StatesAccount } from '../account'
import type { Operation } from '../outcome'
import { refused } from '../refusal'
import { checkArn, texts } from './checks'

/** A resource has no more tags. */
const MOST_TAGS = numberOf('stepfunctions.tags.limit')

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
  refuseReserved(pairs.map(([key]) => key))
  const tags = { ...account.tags.get(arn), ...Object.fromEntries(pairs) }
  if (Object.keys(tags).length > MOST_TAGS) refused('TooManyTags', `Too many tags: '${arn}'`)
  return { ...account, tags: account.tags.set(arn, tags) }
}

/** @throws {Refusal} ValidationException where a key is one of AWS's */
function refuseReserved(keys: readonly string[]): void {
  const wrong = keys.flatMap((key, at) =>
    key.startsWith('aws:') ? [`Value '${key}' at 'tags.${at + 1}.member.key' failed to satisfy constraint: Member must not begin with 'aws:'`] : [],
  )
  if (wrong.length === 0) return
  refused('ValidationException', `${wrong.length} validation error${wrong.length > 1 ? 's' : ''} detected: ${wrong.join('; ')}`)
}

/** @throws {Refusal} InvalidArn, ResourceNotFound */
function resourceOf(account: StatesAccount, input: JsonObject): string {
  const { resourceArn: arn = '' } = texts(input, 'resourceArn')
  checkArn(arn, 'stateMachine', 'activity')
  if (!account.machines.has(arn) && !account.activities.has(arn)) refused('ResourceNotFound', `Resource not found: '${arn}'`)
  return arn
}
