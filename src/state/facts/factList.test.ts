import { expect, test } from 'vitest'
import { FACTS } from '../../facts/facts'
import { dateText, FACT_SERVICES, factList, monthsBeforeChanges } from './factList'

const ids = (filter: Partial<Parameters<typeof factList>[0]>) => factList({ search: '', changedOnly: false, ...filter }).map(({ id }) => id)

test('all facts are there, each service together and known by name', () => {
  const listed = factList({ search: '', changedOnly: false })
  expect(listed).toHaveLength(Object.keys(FACTS).length)
  expect(listed.filter(({ service }) => FACT_SERVICES[service] === undefined)).toEqual([])
  const services = listed.map(({ service }) => service)
  expect(services.filter((service, index) => service !== services[index - 1])).toEqual([...new Set(services)])
})

test.each<[why: string, search: string, id: string]>([
  ['by id', 'lambda.async.age', 'lambda.async.age'],
  ['by title, in any case', 'VISIBILITY timeout default', 'sqs.visibility.timeout.default'],
  ['by number, as it is written and as it is said', '10,240 memory most', 'lambda.memory.most'],
  ['by number, without the comma', '10240 memory most', 'lambda.memory.most'],
])('is found %s', (_why, search, id) => {
  expect(ids({ search })).toContain(id)
  expect(ids({ search }).length).toBeLessThan(5)
})

test('a service shows its own only', () => {
  expect(new Set(ids({ service: 'sqs' }).map((id) => id.split('.')[0]))).toEqual(new Set(['sqs']))
})

test('in September 2025 an asynchronous event had 256 KiB', () => {
  const [fact] = factList({ search: 'lambda.event.async', changedOnly: true, month: '2025-09' })
  expect(fact).toMatchObject({ id: 'lambda.event.async.limit', held: { as: 'other', value: 256, unit: 'KiB' } })
  expect(ids({ search: 'lambda.event.async', changedOnly: true, month: '2025-10' })).toEqual([])
})

test('today, what changed is what older exams expect otherwise', () => {
  expect(ids({ changedOnly: true })).toContain('lambda.billing.init')
  expect(ids({ changedOnly: true })).not.toContain('lambda.memory.most')
})

test('months are those before changes, the latest first', () => {
  const months = monthsBeforeChanges()
  expect(months).toContain('2025-09')
  expect(months).toContain('2025-12')
  expect([...months].sort().reverse()).toEqual(months)
})

test.each([
  ['2025-09', 'September 2025'],
  ['2026-11-05', '5 November 2026'],
])('%s is said %s', (date, text) => {
  expect(dateText(date)).toBe(text)
})

test('a title tells a fact from all others of its service', () => {
  const titles = factList({ search: '', changedOnly: false }).map(({ service, title }) => `${service}: ${title}`)
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
})
