import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../kernel/json'
import { given, machine } from '../states.testing'

function chosen(choice: JsonObject, input: Json) {
  const world = given(
    machine({ C: { Type: 'Choice', Default: 'N', ...choice }, Y: { Type: 'Pass', End: true }, N: { Type: 'Pass', End: true } }, { QueryLanguage: 'JSONata' }),
  )
  const { output, cause } = world.outcome(world.run(input))
  return cause?.replace(/^An error .*?#2\)\. /, '') ?? output
}

const rule = (more: JsonObject) => ({ Condition: '{% $states.input.yes %}', Next: 'Y', ...more })
const MISSING = '{% $states.input.missing %}'
const nothing = (field: string) => `The JSONata expression '$states.input.missing' specified for the field '${field}' returned nothing (undefined).`

test.each<[why: string, choice: JsonObject, input: Json, came: Json]>([
  ['a condition', { Choices: [rule({}), rule({ Condition: MISSING })] }, { yes: false }, nothing('Choices[1]/Condition')],
  ["a rule's Output", { Choices: [rule({ Output: { v: MISSING } })] }, { yes: true }, nothing('Choices[0]/Output/v')],
  ["a rule's Assign", { Choices: [rule({ Assign: { x: MISSING } })] }, { yes: true }, nothing('Choices[0]/Assign/x')],
  ["the state's Output", { Choices: [rule({})], Output: MISSING }, { yes: false }, nothing('Output')],
])('ST12 an expression without a value is named by its place: %s', (_why, choice, input, came) => {
  expect(chosen(choice, input)).toEqual(came)
})

test.each<[value: Json]>([[null], [1], ['true']])('ST12 a condition is true or false, not %j', (yes) => {
  const type = yes === null ? 'null' : typeof yes
  expect(chosen({ Choices: [rule({})] }, { yes })).toBe(
    `The JSONata expression '$states.input.yes' specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was '${type}' for value: ${JSON.stringify(yes)}`,
  )
})

test.each<[why: string, choice: JsonObject, yes: boolean, output: Json]>([
  ["a rule's", { Choices: [rule({ Output: 'rule' })], Output: 'state' }, true, 'rule'],
  ['null', { Choices: [rule({ Output: null })] }, true, null],
  ["not the state's", { Choices: [rule({})], Output: 'state' }, true, { yes: true }],
  ["by Default the state's", { Choices: [rule({ Output: 'rule' })], Output: 'state' }, false, 'state'],
])("ST13 a Choice's Output is %s", (_why, choice, yes, output) => {
  expect(chosen(choice, { yes })).toEqual(output)
})
