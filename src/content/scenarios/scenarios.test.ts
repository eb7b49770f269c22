import { describe, expect, test } from 'vitest'
import { validateDefinition } from '../../sim/services/stepfunctions/validation/validation'
import { namedResources } from '../../state/namedResources'
import { jsonProblems } from '../../state/problem'
import { tableProblems } from '../../state/tableProblems'
import { scenarios } from './scenarios'
import type { Scenario } from './scenario'

test('scenarios have ids of their own', () => {
  const ids = scenarios.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

describe.each(scenarios.map((scenario): [string, Scenario] => [scenario.id, scenario]))('%s', (_id, scenario) => {
  const { definition, input, functions, tables, variations } = scenario

  test('is a state machine that AWS takes, with nothing to remark', () => {
    expect(validateDefinition(definition, { type: 'STANDARD' }).diagnostics).toEqual([])
  })

  test('has each function and table that the definition names, and no other', () => {
    const named = namedResources(definition)
    expect(functions.map(({ name }) => name).sort()).toEqual([...named.functions].sort())
    expect(tables.map(({ name }) => name).sort()).toEqual([...named.tables].sort())
  })

  test('has input and items that can be read', () => {
    expect(jsonProblems(input)).toEqual([])
    for (const { items, partitionKey } of tables) expect(tableProblems(items, partitionKey)).toEqual([])
  })

  test.each(variations.map((variation): [string, (typeof variations)[number]] => [variation.id, variation]))(
    'variation %s changes functions there are, to input that can be read',
    (_variation, variation) => {
      expect(variation.input === undefined ? [] : jsonProblems(variation.input)).toEqual([])
      const names = functions.map(({ name }) => name)
      for (const { name } of variation.functions ?? []) expect(names).toContain(name)
      expect(variation.input ?? variation.functions).toBeDefined()
    },
  )

  test('state names fit their node: 190 px, of which the name has some 140', () => {
    const states = Object.keys((JSON.parse(definition) as { States: object }).States)
    expect(states.filter((name) => name.length > 18)).toEqual([])
  })
})
