import { unsimulated } from '../../../aws/refusal'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { invalid, refused } from '../refusal'
import { functionReference } from './functionName'
import type { Operation } from './operations'
import type { Turn } from '../turn'

/** What has tags: a function, or an event source mapping. */
interface Tagged {
  readonly tags: { readonly [name: string]: string }
  readonly set: (tags: { readonly [name: string]: string }) => void
}

const MOST_TAGS = 50

export const tagResource: Operation = (turn, input) => {
  const { tags, set } = tagged(turn, input)
  const added = isJsonObject(input['Tags']) ? input['Tags'] : {}
  if (Object.keys(added).length === 0) invalid('An error occurred and the request cannot be processed.')
  const after = { ...tags, ...Object.fromEntries(Object.entries(added).map(([name, value]) => [name, String(value)])) }
  if (Object.keys(after).length > MOST_TAGS) invalid('Number of tags exceeds resource tag limit.')
  set(after)
  return {}
}

export const untagResource: Operation = (turn, input) => {
  const { tags, set } = tagged(turn, input)
  const names = Array.isArray(input['TagKeys']) ? input['TagKeys'] : []
  set(Object.fromEntries(Object.entries(tags).filter(([name]) => !names.includes(name))))
  return {}
}

export const listTags: Operation = (turn, input) => ({ Tags: { ...tagged(turn, input).tags } })

function tagged(turn: Turn, input: JsonObject): Tagged {
  const arn = String(input['Resource'])
  const [kind, id = '', qualifier] = arn.split(':').slice(5)
  if (kind === 'function') {
    if (qualifier !== undefined) invalid('Tags on function aliases and versions are not supported. Please specify a function ARN.')
    const { name } = functionReference({ FunctionName: arn }, turn.place)
    const fn = turn.functionNamed(name)
    if (!fn) return refused('ResourceNotFoundException', `Function not found: ${arn}`, 404)
    return { tags: fn.tags, set: (tags) => turn.changeFunction(name, { tags }) }
  }
  if (kind === 'event-source-mapping') {
    const mapping = turn.account.mappings.get(id)
    if (!mapping) return refused('ResourceNotFoundException', `Event source mapping not found: ${arn}`, 404)
    return { tags: mapping.tags, set: (tags) => turn.change({ mappings: turn.account.mappings.set(id, { ...mapping, tags }) }) }
  }
  return unsimulated(`tags of ${arn}`)
}
