import { numberOf } from '../../../../facts/facts'
import { valueOf, type ArrayNode, type JsonNode, type ObjectNode } from '../../../expression/json/jsonNode'
import { resultPath } from './pathChecks'
import { atIndex, within, wrong, type Place } from './place'
import { queries, withErrorOutput } from './queryChecks'
import type { Check, Shape } from './shape'
import { both, decimal, integer, listOf, nonEmpty, nonEmptyText, oneOf, shaped, text } from './valueChecks'
import { assign } from './variableNames'

/** The longest that MaxDelaySeconds may be: a leap year, in seconds. */
const LONGEST_DELAY = numberOf('stepfunctions.retry.delay.longest')
export const MOST_SECONDS = numberOf('stepfunctions.timeout.longest')

const errorEquals = nonEmpty(listOf(nonEmptyText))

export const retrier: Shape = {
  required: ['ErrorEquals'],
  fields: [
    { name: 'Comment', check: text },
    { name: 'ErrorEquals', check: errorEquals },
    { name: 'IntervalSeconds', check: integer(1, MOST_SECONDS) },
    { name: 'MaxAttempts', check: integer(0, MOST_SECONDS) },
    { name: 'BackoffRate', check: decimal(1) },
    { name: 'MaxDelaySeconds', check: integer(1, LONGEST_DELAY) },
    { name: 'JitterStrategy', check: oneOf('FULL', 'NONE') },
  ],
  also: [maxDelayAboveInterval],
}

export const catcher: Shape = {
  required: ['ErrorEquals', 'Next'],
  fields: [
    { name: 'Comment', check: text },
    { name: 'ErrorEquals', check: errorEquals },
    { name: 'Next', check: nonEmptyText },
    { name: 'ResultPath', language: 'JSONPath', check: resultPath },
    { name: 'Output', language: 'JSONata', check: withErrorOutput(queries) },
    { name: 'Assign', check: withErrorOutput(assign) },
  ],
}

export const retriers: Check = both(listOf(shaped(retrier)), wildcardsLast)
export const catchers: Check = both(listOf(shaped(catcher)), wildcardsLast)

/** States.ALL stands alone, in the last of its list. */
function wildcardsLast(value: JsonNode, at: Place): void {
  if (value.kind !== 'array') return
  value.items.forEach((item, index) => {
    const names = item.kind === 'object' ? valueOf(item, 'ErrorEquals') : undefined
    if (names?.kind !== 'array') return
    const last = index === value.items.length - 1
    checkWildcard(names, last, within(atIndex(at, index), 'ErrorEquals'))
  })
}

function checkWildcard(names: ArrayNode, last: boolean, at: Place): void {
  names.items.forEach((name, index) => {
    if (name.kind !== 'string' || name.value !== 'States.ALL') return
    if (!last || names.items.length > 1) wrong(atIndex(at, index), name, 'States.ALL must appear alone and at end of list')
  })
}

function maxDelayAboveInterval(retrier: ObjectNode, at: Place): void {
  const most = valueOf(retrier, 'MaxDelaySeconds')
  const interval = valueOf(retrier, 'IntervalSeconds')
  if (most?.kind !== 'number') return
  const first = interval?.kind === 'number' ? interval.value : 1
  if (most.value <= first) wrong(within(at, 'MaxDelaySeconds'), most, 'MaxDelaySeconds must be greater than IntervalSeconds')
}

/** A Task's own limits: a missed heartbeat is noticed before the timeout. */
export function heartbeatBelowTimeout(task: ObjectNode, at: Place): void {
  const heartbeat = valueOf(task, 'HeartbeatSeconds')
  const timeout = valueOf(task, 'TimeoutSeconds')
  if (heartbeat?.kind !== 'number' || timeout?.kind !== 'number') return
  if (heartbeat.value >= timeout.value) {
    wrong(within(at, 'HeartbeatSeconds'), heartbeat, 'HeartbeatSeconds must be less than TimeoutSeconds')
  }
}
