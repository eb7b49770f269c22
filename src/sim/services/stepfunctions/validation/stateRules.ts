import type { StateType } from '../definition/machine'
import type { ObjectNode } from '../../../expression/json/jsonNode'
import { choices } from './choiceRules'
import { count, distributedFields, items, warnOfDistributedFields } from './mapRules'
import { checkTemplate, failPath, itemsPath, looksLikeExpression, path, payloadTemplate, referencePath, resultPath } from './pathChecks'
import { within, wrong, type Place } from './place'
import { queries, query, withResult } from './queryChecks'
import { checkParameters, requireParameters, taskResource } from './resourceChecks'
import { catchers, heartbeatBelowTimeout, MOST_SECONDS, retriers } from './retryRules'
import { atMostOne, exactlyOne, type Alternatives, type Check, type FieldRule, type Shape } from './shape'
import { anything, both, decimal, integer, nonEmpty, nonEmptyText, oneOf, orQuery, text, timestamp, truth } from './valueChecks'
import { assign } from './variableNames'

export const STATE_TYPES: readonly StateType[] = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map']

/** A field that states of some types have. */
interface StateField extends FieldRule {
  readonly of: readonly StateType[]
}

const ALL = STATE_TYPES
const MOVING: readonly StateType[] = ['Pass', 'Task', 'Wait', 'Parallel', 'Map']
const WORKING: readonly StateType[] = ['Task', 'Parallel', 'Map']

const seconds = integer(1, MOST_SECONDS)
const credentials: Check = (value, at) => {
  if (value.kind !== 'object') return wrong(at, value, 'Expected value of type Object')
  if (!at.unfinished) requireParameters(value, ['RoleArn'], at)
  if (at.language === 'JSONata') queries(value, at)
  else checkTemplate(value, at)
}
/** A block is looked at as one, by `blockRules.ts`; here only that it is there. */
const block = anything

/** Result is a constant: an expression in it is not evaluated, which is rarely meant. */
const result: Check = (value, at) => {
  if (value.kind === 'object') {
    for (const { name, value: inner } of value.members) {
      if (name.endsWith('.$') || (inner.kind === 'string' && looksLikeExpression(inner.value))) {
        const message = 'The Result of a Pass state is static: paths and intrinsic functions in it are not evaluated'
        at.report.warning('PASS_RESULT_IS_STATIC', message, at.location, inner)
      } else result(inner, at)
    }
  } else if (value.kind === 'array') for (const item of value.items) result(item, at)
}

/** Which field stands in which states, in which query language, with what in it. */
const FIELDS: readonly StateField[] = [
  // Every state
  { name: 'Type', of: ALL, check: oneOf(...STATE_TYPES) },
  { name: 'Comment', of: ALL, check: text },
  { name: 'QueryLanguage', of: ALL, check: oneOf('JSONPath', 'JSONata') },
  { name: 'Next', of: MOVING, check: nonEmptyText },
  { name: 'End', of: MOVING, check: truth },
  // Data flow
  { name: 'InputPath', of: [...MOVING, 'Choice', 'Succeed'], language: 'JSONPath', check: path },
  { name: 'OutputPath', of: [...MOVING, 'Choice', 'Succeed'], language: 'JSONPath', check: path },
  { name: 'Parameters', of: ['Pass', ...WORKING], language: 'JSONPath', check: payloadTemplate },
  { name: 'ResultSelector', of: WORKING, language: 'JSONPath', check: payloadTemplate },
  { name: 'ResultPath', of: ['Pass', ...WORKING], language: 'JSONPath', check: resultPath },
  { name: 'Arguments', of: ['Task', 'Parallel'], language: 'JSONata', check: queries },
  { name: 'Output', of: [...MOVING, 'Choice', 'Succeed'], language: 'JSONata', check: withResult(queries) },
  { name: 'Assign', of: [...MOVING, 'Choice'], check: withResult(assign) },
  // Errors
  { name: 'Retry', of: WORKING, check: retriers },
  { name: 'Catch', of: WORKING, check: catchers },
  // Pass
  { name: 'Result', of: ['Pass'], language: 'JSONPath', check: result },
  // Task
  { name: 'Resource', of: ['Task'], check: taskResource },
  { name: 'Credentials', of: ['Task'], check: credentials },
  { name: 'TimeoutSeconds', of: ['Task'], check: orQuery(seconds) },
  { name: 'TimeoutSecondsPath', of: ['Task'], language: 'JSONPath', check: referencePath },
  { name: 'HeartbeatSeconds', of: ['Task'], check: orQuery(seconds) },
  { name: 'HeartbeatSecondsPath', of: ['Task'], language: 'JSONPath', check: referencePath },
  // Wait
  { name: 'Seconds', of: ['Wait'], check: orQuery(integer(0, MOST_SECONDS)) },
  { name: 'SecondsPath', of: ['Wait'], language: 'JSONPath', check: referencePath },
  { name: 'Timestamp', of: ['Wait'], check: orQuery(timestamp) },
  { name: 'TimestampPath', of: ['Wait'], language: 'JSONPath', check: referencePath },
  // Fail
  { name: 'Error', of: ['Fail'], check: both(text, query) },
  { name: 'ErrorPath', of: ['Fail'], language: 'JSONPath', check: failPath },
  { name: 'Cause', of: ['Fail'], check: both(text, query) },
  { name: 'CausePath', of: ['Fail'], language: 'JSONPath', check: failPath },
  // Choice
  { name: 'Choices', of: ['Choice'], check: choices },
  { name: 'Default', of: ['Choice'], check: nonEmptyText },
  // Parallel
  { name: 'Branches', of: ['Parallel'], check: nonEmpty(block) },
  // Map
  { name: 'ItemProcessor', of: ['Map'], check: block },
  { name: 'Iterator', of: ['Map'], check: block },
  { name: 'ItemsPath', of: ['Map'], language: 'JSONPath', check: itemsPath },
  { name: 'Items', of: ['Map'], language: 'JSONata', check: items },
  { name: 'ItemSelector', of: ['Map'], language: 'JSONPath', check: payloadTemplate },
  { name: 'ItemSelector', of: ['Map'], language: 'JSONata', check: queries },
  ...of('Map', count('MaxConcurrency', integer(0))),
  ...of('Map', count('ToleratedFailureCount', integer(0))),
  ...of('Map', count('ToleratedFailurePercentage', decimal(0, 100))),
  ...of('Map', distributedFields),
]

function of(type: StateType, fields: readonly FieldRule[]): StateField[] {
  return fields.map((field) => ({ ...field, of: [type] }))
}

const REQUIRED: { readonly [Type in StateType]?: readonly string[] } = {
  Task: ['Resource'],
  Choice: ['Choices'],
  Parallel: ['Branches'],
}

const ALTERNATIVES: { readonly [Type in StateType]?: readonly Alternatives[] } = {
  Task: [atMostOne('TimeoutSeconds', 'TimeoutSecondsPath'), atMostOne('HeartbeatSeconds', 'HeartbeatSecondsPath')],
  Wait: [exactlyOne('Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath')],
  Fail: [atMostOne('Error', 'ErrorPath'), atMostOne('Cause', 'CausePath')],
  Map: [
    exactlyOne('ItemProcessor', 'Iterator'),
    atMostOne('ItemSelector', 'Parameters'),
    atMostOne('MaxConcurrency', 'MaxConcurrencyPath'),
    atMostOne('ToleratedFailureCount', 'ToleratedFailureCountPath'),
    atMostOne('ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'),
  ],
}

const ALSO: { readonly [Type in StateType]?: readonly ((state: ObjectNode, at: Place) => void)[] } = {
  Pass: [warnOfPathNames],
  Task: [heartbeatBelowTimeout, checkParameters, warnOfPathNames],
  Wait: [warnOfPathNames],
  Fail: [warnOfPathNames],
  Map: [warnOfPathNames, warnOfDistributedFields],
}

/** `"Seconds": "$.s"`, `"Cause": "$.c"`: a path in a field that takes a constant. */
function warnOfPathNames(state: ObjectNode, at: Place): void {
  if (at.language === 'JSONata') return
  for (const { name, value } of state.members) {
    if (!TWINS.has(name) || value.kind !== 'string' || !looksLikeExpression(value.value)) continue
    const message = `The value of the field '${name}' looks like a path, but the name of the field does not end with 'Path'`
    at.report.warning('NO_PATH', message, within(at, name).location, value)
  }
}

/** Fields that have a twin for a path. */
const TWINS: ReadonlySet<string> = new Set(
  FIELDS.map(({ name }) => name).filter((name) => FIELDS.some((other) => other.name === `${name}Path`)),
)

export const stateShapes = Object.fromEntries(
  STATE_TYPES.map((type): [StateType, Shape] => [
    type,
    {
      fields: FIELDS.filter((field) => field.of.includes(type)),
      required: REQUIRED[type] ?? [],
      alternatives: [...(MOVING.includes(type) ? [exactlyOne('Next', 'End')] : []), ...(ALTERNATIVES[type] ?? [])],
      also: ALSO[type] ?? [],
    },
  ]),
) as { readonly [Type in StateType]: Shape }
