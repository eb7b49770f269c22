import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { actionsFrom, tablesFrom } from '../../../../scripts/models/tables'
import { modelledServices, modelOf, type Shape } from './models'

const PUBLISHED = '../shared/aws-models'

test.skipIf(!existsSync(PUBLISHED))(`the tables are what the generator makes of ${PUBLISHED} (skipped where that is absent)`, () => {
  const tables = tablesFrom(PUBLISHED)
  expect([...tables.keys()].sort()).toEqual([...modelledServices].sort().map((service) => `${service}.json`))
  for (const [file, text] of tables) expect(readFileSync(`src/sim/aws/models/${file}`, 'utf8'), file).toBe(text)
  expect(readFileSync('src/sim/aws/models/actions.json', 'utf8')).toBe(actionsFrom(tables))
})

describe.each(modelledServices)('%s', (service) => {
  const model = modelOf(service)!

  test('every shape that is spoken of is there', () => {
    const spokenOf = [
      ...Object.values(model.operations).flatMap(({ input, output, errors = [] }) => [input, output, ...errors]),
      ...Object.values(model.shapes).flatMap(({ members = {}, member, key, value }) =>
        [...Object.values(members), member, key, value].map((part) => part?.shape),
      ),
    ]
    expect(spokenOf.filter((name) => name !== undefined && !model.shapes[name])).toEqual([])
  })

  test('a structure has members, a list a member, a map key and value', () => {
    expect(Object.entries(model.shapes).filter(([, shape]) => !isWhole(shape))).toEqual([])
  })
})

test('a service without a model is none, whatever an object inherits', () => {
  expect(modelOf('constructor')).toBeUndefined()
  expect(modelOf('glacier')).toBeUndefined()
})

function isWhole({ type, members, required = [], payload, member, key, value }: Shape): boolean {
  switch (type) {
    case 'structure':
      return members !== undefined && [...required, ...(payload ? [payload] : [])].every((name) => members[name])
    case 'list':
      return member !== undefined
    case 'map':
      return key !== undefined && value !== undefined
    default:
      return ['string', 'integer', 'long', 'float', 'double', 'boolean', 'blob', 'timestamp'].includes(type)
  }
}
