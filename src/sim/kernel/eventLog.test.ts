import { expect, test } from 'vitest'
import { EventLog } from './eventLog'

/** A log of one event per letter, each about the resource of that letter, a millisecond apart. */
function given(letters: string): EventLog {
  const log = new EventLog()
  ;[...letters].forEach((resource, i) => log.append(i, { service: 's', resource, type: 'Happened', detail: { i } }))
  return log
}

function placesOf(log: EventLog, resource: string, length?: number): readonly number[] {
  return log.ofResource(resource, length).map(({ seq }) => seq)
}

test('an event gets its place and time, and its members in a fixed order', () => {
  const log = new EventLog()
  log.append(5, { detail: { x: 1 }, requestId: 'r', type: 'T', resource: 'R', service: 'S' })
  log.append(5, { detail: {}, type: 'T', resource: 'R', service: 'S' })
  expect(JSON.stringify(log.events)).toBe(
    '[{"seq":0,"at":5,"service":"S","resource":"R","type":"T","requestId":"r","detail":{"x":1}},' +
      '{"seq":1,"at":5,"service":"S","resource":"R","type":"T","detail":{}}]',
  )
})

test.each<[why: string, letters: string, resource: string, length: number | undefined, places: readonly number[]]>([
  ['all of one resource', 'abacab', 'a', undefined, [0, 2, 4]],
  ['of the first few only', 'abacab', 'a', 4, [0, 2]],
  ['the length is a count, not a place', 'abacab', 'a', 3, [0, 2]],
  ['none before its first', 'abacab', 'c', 3, []],
  ['none of nothing', 'abacab', 'a', 0, []],
  ['an unknown resource has none', 'abacab', 'x', undefined, []],
  ['a length past the end is all', 'abacab', 'b', 99, [1, 5]],
])('ofResource: %s', (_why, letters, resource, length, places) => {
  expect(placesOf(given(letters), resource, length)).toEqual(places)
})

test('what is cut off is forgotten by resource too, and the log goes on from there', () => {
  const log = given('abacab')
  log.truncate(3)
  expect(log.events.map(({ resource }) => resource)).toEqual(['a', 'b', 'a'])
  log.append(9, { service: 's', resource: 'c', type: 'Happened', detail: {} })
  log.append(9, { service: 's', resource: 'a', type: 'Happened', detail: {} })
  expect(placesOf(log, 'a')).toEqual([0, 2, 4])
  expect(placesOf(log, 'b')).toEqual([1])
  expect(placesOf(log, 'c')).toEqual([3])
})

test.each([5, 4, 3, 2, 1, 0])('of events of which some were looked at, %i are left and the log goes on from there', (length) => {
  const log = given('abc')
  expect(log.events).toHaveLength(3)
  for (const resource of ['d', 'e']) log.append(7, { service: 's', resource, type: 'Happened', detail: {} })
  log.truncate(length)
  expect(log.length).toBe(length)
  log.append(9, { service: 's', resource: 'z', type: 'Happened', detail: {} })
  expect(log.events.map(({ seq, resource }) => `${seq}${resource}`).join()).toBe([...'abcde'.slice(0, length), 'z'].map((resource, seq) => `${seq}${resource}`).join())
})

test.each([0, 1, 511, 512, 513, 1024, 1500, 2000])('of two thousand events that nobody has looked at, %i are left and the log goes on from there', (length) => {
  const log = given('abcd'.repeat(500))
  log.truncate(length)
  expect(log.length).toBe(length)
  for (let i = 0; i < 600; i++) log.append(9, { service: 's', resource: 'z', type: 'Happened', detail: { i } })
  expect(log.events.map(({ seq, at, resource }) => `${seq} ${at} ${resource}`)).toEqual(
    Array.from({ length: length + 600 }, (_, seq) => (seq < length ? `${seq} ${seq} ${'abcd'[seq % 4]}` : `${seq} 9 z`)),
  )
})

test('cutting at a length past the end changes nothing', () => {
  const log = given('ab')
  log.truncate(5)
  expect(log.length).toBe(2)
})

test.each<[why: string, seq: number, length: number | undefined, places: readonly number[]]>([
  ['from a place to the end', 2, undefined, [2, 3]],
  ['of the first few only', 1, 3, [1, 2]],
  ['none past the end', 4, undefined, []],
])('since: %s', (_why, seq, length, places) => {
  expect(given('abca').since(seq, length).map((event) => event.seq)).toEqual(places)
})
