import { numberOf } from '../../../../facts/facts'
import { compileEventPattern, matchesEvent, type EventPattern } from '../../../expression/eventPattern/eventPattern'
import { isJsonObject, type Json } from '../../../kernel/json'
import type { Message } from '../message/message'
import { invalid } from '../refusal'
import type { FilterScope } from './subscription'

/** A filter policy: an event pattern that is asked of a message's attributes or of its body. */
export interface FilterPolicy {
  readonly source: string
  readonly pattern: EventPattern
}

/** So many names has a policy, and so many combinations: the product of how many values each has. */
const MOST_KEYS = numberOf('sns.filter.names.limit')
const MOST_COMBINATIONS = numberOf('sns.filter.combinations.limit')

/**
 * Compiles a filter policy; undefined for one that lets all through.
 * @param heading  what AWS writes before the reason
 * @throws {Refusal} InvalidParameter
 */
export function readFilterPolicy(source: string, scope: FilterScope, heading: string): FilterPolicy | undefined {
  if (source === '' || /^\s*\{\s*\}\s*$/.test(source)) return undefined
  const { pattern, fault } = compileEventPattern(source)
  if (!pattern) return invalid(`${heading}FilterPolicy: ${fault.reason}${fault.at === undefined ? '' : `\n at ${fault.at}`}`)
  const given = JSON.parse(source) as Json
  const keys = isJsonObject(given) ? Object.entries(given) : []
  if (scope === 'MessageAttributes' && keys.some(([, value]) => isJsonObject(value))) {
    invalid(`${heading}FilterPolicy: Filter policy scope MessageAttributes does not support nested filter policy`)
  }
  for (const alternative of pattern.alternatives) {
    if (alternative.size > MOST_KEYS) invalid(`${heading}FilterPolicy: Filter policy can not have more than ${MOST_KEYS} keys`)
    const combinations = [...alternative].reduce((product, [path, tests]) => product * tests.length * path.split('.').length, 1)
    if (combinations > MOST_COMBINATIONS) invalid(`${heading}FilterPolicy: Filter policy is too complex`)
  }
  return { source, pattern }
}

/** Whether a subscription gets a message. */
export function letsThrough(filter: FilterPolicy | undefined, scope: FilterScope, message: Message): boolean {
  if (!filter) return true
  const asked = scope === 'MessageBody' ? bodyOf(message) : attributesOf(message)
  return asked !== undefined && matchesEvent(filter.pattern, asked)
}

/** A body that is no JSON object passes no filter. */
function bodyOf({ texts }: Message): Json | undefined {
  const body = parsed(texts.default)
  return isJsonObject(body) ? body : undefined
}

/** Attributes by name: numbers as such, arrays item by item. Binary ones are passed over. */
function attributesOf({ attributes }: Message): Json {
  return Object.fromEntries(
    attributes.flatMap(({ name, type, value }): [string, Json][] => {
      if (type.startsWith('Binary')) return []
      if (type === 'String.Array') return [[name, parsed(value) ?? value]]
      return [[name, type.startsWith('Number') ? Number(value) : value]]
    }),
  )
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
