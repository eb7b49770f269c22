import { valueOf, type ObjectNode } from '../../../expression/json/jsonNode'
import { referencePath } from './pathChecks'
import { wrong, type Place } from './place'
import { queries } from './queryChecks'
import { checkShape, type Check, type FieldRule, type Shape } from './shape'
import { listOf, nonEmpty, nonEmptyText, number, orQuery, shaped, text, timestamp, truth } from './valueChecks'
import { assign } from './variableNames'

/** Operators that compare, by the type they compare. */
const COMPARISONS = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals']

const operators: readonly FieldRule[] = [
  ...family('String', text, COMPARISONS),
  ...family('Numeric', number, COMPARISONS),
  ...family('Timestamp', timestamp, COMPARISONS),
  ...family('Boolean', truth, ['Equals']),
  { name: 'StringMatches', language: 'JSONPath', check: text },
  ...['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'].map(
    (name): FieldRule => ({ name, language: 'JSONPath', check: truth }),
  ),
]

function family(type: string, check: Check, comparisons: readonly string[]): FieldRule[] {
  return comparisons.flatMap((comparison): FieldRule[] => [
    { name: `${type}${comparison}`, language: 'JSONPath', check },
    { name: `${type}${comparison}Path`, language: 'JSONPath', check: referencePath },
  ])
}

const nestedRule: Check = (value, at) => {
  if (value.kind === 'object') checkShape(value, innerRule, at)
  else wrong(at, value, 'Expected value of type Object')
}

/** What a rule tests, whether it stands in Choices or in another rule. */
const conditionFields: readonly FieldRule[] = [
  { name: 'Comment', check: text },
  { name: 'Variable', language: 'JSONPath', check: referencePath },
  { name: 'And', language: 'JSONPath', check: nonEmpty(listOf(nestedRule)) },
  { name: 'Or', language: 'JSONPath', check: nonEmpty(listOf(nestedRule)) },
  { name: 'Not', language: 'JSONPath', check: nestedRule },
  ...operators,
]

export const innerRule: Shape = { fields: conditionFields, also: [oneOperator] }

export const outerRule: Shape = {
  required: ['Next'],
  fields: [
    ...conditionFields,
    { name: 'Condition', language: 'JSONata', check: orQuery(truth) },
    { name: 'Next', check: nonEmptyText },
    { name: 'Output', language: 'JSONata', check: queries },
    { name: 'Assign', check: assign },
  ],
  also: [oneOperator],
}

export const choices: Check = nonEmpty(listOf(shaped(outerRule)))

/** A JSONPath rule has one operator, with a Variable unless it is And, Or or Not; a JSONata rule a Condition. */
function oneOperator(rule: ObjectNode, at: Place): void {
  const head = { offset: rule.offset, length: 1 }
  if (at.language === 'JSONata') {
    if (!valueOf(rule, 'Condition') && !at.unfinished) wrong(at, head, 'These fields are required: [Condition]')
    return
  }
  const given = rule.members.filter(({ name }) => isOperator(name) || isConnective(name))
  const [first, second] = given
  if (second) {
    const names = given.map(({ name }) => name).join(', ')
    wrong(at, second.key, `There should only be one of the following fields: [${names}]`)
  }
  if (at.unfinished) return
  if (!first) wrong(at, head, 'A choice rule must have a comparison operator, or one of the following fields: [And, Or, Not]')
  else if (isOperator(first.name) && !valueOf(rule, 'Variable')) wrong(at, head, 'These fields are required: [Variable]')
}

const operatorNames: ReadonlySet<string> = new Set(operators.map(({ name }) => name))

function isOperator(name: string): boolean {
  return operatorNames.has(name)
}

function isConnective(name: string): boolean {
  return name === 'And' || name === 'Or' || name === 'Not'
}
