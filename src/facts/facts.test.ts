import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { BYTES, MILLISECONDS, type Fact } from './fact'
import { bytesOf, FACTS, millisecondsOf, numberOf, type FactId } from './facts'

const SOURCE = fileURLToPath(new URL('..', import.meta.url))
const services = readdirSync(`${SOURCE}sim/services`)
const ids = Object.keys(FACTS) as FactId[]
const facts: readonly (readonly [id: FactId, fact: Fact])[] = ids.map((id) => [id, FACTS[id]])

/** All of the product but the facts themselves and tests. */
const product = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('facts'))
  .map((path) => readFileSync(SOURCE + path, 'utf8'))
  .join('\n')

test('an id is a service, a thing and what of it, and stands in one file only', () => {
  expect(ids.filter((id) => !/^[a-z][a-z0-9]*(\.[a-z]+(-[a-z]+)*){2,4}$/.test(id))).toEqual([])
  expect(ids.filter((id) => !services.includes(id.split('.')[0] ?? ''))).toEqual([])
  // Files are merged by id: one that stood in two would be in the texts twice and in the facts once.
  const written = readdirSync(new URL('.', import.meta.url), 'utf8')
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(new URL(name, import.meta.url), 'utf8').matchAll(/^ {2}'([a-z0-9.-]+)': \{/gm)])
    .map(([, id]) => id)
  expect(written).toHaveLength(ids.length)
  expect(new Set(written)).toEqual(new Set(ids))
})

test('a source is a page, or our own choice with a reason', () => {
  for (const [id, { source, confidence, note }] of facts) {
    if (source === 'ours') expect(confidence, id).toBe('modelled')
    else expect(new URL(source).href, id).toBe(source)
    if (confidence === 'modelled') expect(note, id).toMatch(/\S/)
  }
})

test('a fact was read on a day that there is, and not before what it tells', () => {
  for (const [id, { checked, since, before }] of facts) {
    const day = new Date(`${checked}T00:00:00Z`)
    expect(day.toISOString().slice(0, 10), id).toBe(checked)
    // What held before needs a day on which it ended, and goes back in time.
    if (before !== undefined) expect(since, id).toBeDefined()
    const days = before === undefined || before === 'none' ? [] : before.flatMap((each) => each.since ?? [])
    expect([since ?? '', ...days], id).toEqual([since ?? '', ...days].toSorted().toReversed())
    if (since === undefined) continue
    expect(since, id).toMatch(/^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$/)
    expect(since <= checked, id).toBe(true)
  }
})

test('every fact is read by the product or is there for teaching', () => {
  const idle = facts.filter(([id, { teaching }]) => !teaching && !product.includes(`'${id}'`)).map(([id]) => id)
  expect(idle).toEqual([])
})

test('a fact that the simulator reads is not called teaching only', () => {
  const busy = facts.filter(([id, { teaching }]) => teaching && product.includes(`Of('${id}')`)).map(([id]) => id)
  expect(busy).toEqual([])
})

test('durations are read in milliseconds and sizes in bytes', () => {
  expect(millisecondsOf('dynamodb.transaction.token.life')).toBe(600_000)
  expect(bytesOf('dynamodb.item.size.limit')).toBe(409_600)
  expect(numberOf('dynamodb.item.size.limit')).toBe(400)
  expect(Object.keys(MILLISECONDS).filter((unit) => unit in BYTES)).toEqual([])
})

test('what is no fact, or is of another unit, does not compile', () => {
  // @ts-expect-error no fact has this id
  expect(() => numberOf('dynamodb.item.size')).toThrow('undefined')
  // @ts-expect-error a size is no duration
  expect(millisecondsOf('dynamodb.item.size.limit')).toBeNaN()
  // @ts-expect-error a duration is no size
  expect(bytesOf('dynamodb.ttl.lag')).toBeNaN()
})
