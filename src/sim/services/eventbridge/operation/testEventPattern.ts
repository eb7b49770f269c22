import { matchesEvent } from '../../../expression/eventPattern/eventPattern'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { invalid } from '../refusal'
import { requiredText } from '../request'
import type { Operation } from './operation'
import { patternOf } from './rules'

/** What an event must have to be tested. */
const DEMANDED = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type']

export const testEventPattern: Operation = (_turn, input, reply) => {
  const pattern = patternOf(requiredText(input, 'EventPattern', { most: 4096 }))
  reply({ Result: matchesEvent(pattern, eventOf(requiredText(input, 'Event'))) })
}

function eventOf(text: string): JsonObject {
  let event: Json
  try {
    event = JSON.parse(text) as Json
  } catch {
    return invalid('Parameter Event is not valid.')
  }
  if (!isJsonObject(event)) return invalid('Parameter Event is not valid.')
  const missing = DEMANDED.find((name) => !Object.hasOwn(event, name))
  return missing === undefined ? event : invalid(`Parameter Event is not valid. Reason: ${missing} is a required argument.`)
}
