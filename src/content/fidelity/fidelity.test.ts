import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { failures } from './failures'
import { fidelity } from './fidelity'
import { kinds } from './kinds'
import { keptScore } from './score'
import { specs } from './specs'

const repeated = (names: readonly string[]) => names.filter((name, i) => names.indexOf(name) !== i)

describe('the score', () => {
  test('has each failing case explained, once, and no other', () => {
    const explained = failures.flatMap(({ cases }) => cases)
    expect(explained.toSorted()).toEqual(keptScore.failures.map(({ id }) => id))
  })

  test('has a text for each kind of case', () => {
    expect(keptScore.kinds.map(({ kind }) => kind).filter((kind) => !Object.hasOwn(kinds, kind))).toEqual([])
  })

  test('counts as failed what it names', () => {
    const failed = keptScore.kinds.reduce((sum, { passed, total }) => sum + total - passed, 0)
    expect(keptScore.failures).toHaveLength(failed)
  })

  test('explains in whole sentences', () => {
    expect(failures.flatMap(({ differs, why }) => [differs, why]).filter((text) => !isProse(text))).toEqual([])
  })
})

test('services have ids of their own', () => {
  expect(repeated(fidelity.map(({ id }) => id))).toEqual([])
})

describe.each(fidelity.map((service) => ({ ...service })))('$title', ({ simulated, simplified, leftOut }) => {
  const lists = [simulated, simplified, leftOut]
  const entries = lists.flat()

  test('says of each of the three what it is, and nothing twice', () => {
    for (const list of lists) {
      expect(list.length).toBeGreaterThan(0)
      expect(repeated(list.map(({ what }) => what))).toEqual([])
    }
  })

  test('speaks in whole sentences', () => {
    expect(entries.map(({ says }) => says).filter((text) => !isProse(text))).toEqual([])
  })

  test('names rules that there are', () => {
    const named = entries.flatMap(({ rules = [] }) => rules)
    expect(named.filter((rule) => !ruleIsThere(rule))).toEqual([])
  })

  test('gives sources as links', () => {
    expect(entries.flatMap(({ source = [] }) => source).filter((source) => !/^https:\/\/\S+$/.test(source))).toEqual([])
  })
})

/** A text that begins with a capital, a figure or code, ends with a full stop, and has its back quotes in pairs. */
function isProse(text: string): boolean {
  return /^[A-Z\d`][^]*\.$/.test(text) && text.split('`').length % 2 === 1
}

function ruleIsThere(rule: string): boolean {
  const [spec = '', id = ''] = rule.split(' ')
  return readFileSync(specs[spec as keyof typeof specs], 'utf8').includes(`\n| ${id} |`)
}
