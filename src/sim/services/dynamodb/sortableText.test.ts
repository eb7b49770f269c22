import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterPrefix } from '../../kernel/textOrder'
import { hashText, partitionHash, sortableText, terminated, unterminated } from './sortableText'

const seed = Number(process.env['SEED'] ?? 20260101)
console.info(`sortableText: seed ${seed}`)

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\u0000', '\u0001', '\uffff', '\ue000', '\u{1f600}'), maxLength: 5 })
const inUtf8Order = (one: string, other: string) => Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other)))
const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

describe('keys as sortable texts', () => {
  test('texts sort by their UTF-8 bytes, also with an end mark and something behind it', () => {
    fc.assert(
      fc.property(texts, texts, texts, texts, (one, other, behindOne, behindOther) => {
        const [a, b] = [sortableText({ S: one }), sortableText({ S: other })]
        expect(order(a, b)).toBe(inUtf8Order(one, other))
        expect(order(terminated(a), terminated(b))).toBe(order(a, b))
        const behind = order(terminated(a) + behindOne, terminated(b) + behindOther)
        expect(behind).toBe(a === b ? order(behindOne, behindOther) : order(a, b))
      }),
      { seed, numRuns: 2000 },
    )
  })

  test('what begins with a text lies between its unterminated text and the text after that', () => {
    fc.assert(
      fc.property(texts, texts, (beginning, text) => {
        const from = unterminated(sortableText({ S: beginning }))
        const below = afterPrefix(from)
        const key = terminated(sortableText({ S: text }))
        expect(key >= from && (below === undefined || key < below)).toBe(text.startsWith(beginning))
      }),
      { seed, numRuns: 2000 },
    )
  })

  test('binary sorts by its bytes', () => {
    const inOrder = ['', 'AA==', 'AAA=', 'AAE=', 'AQ==', 'fw==', '/w=='].map((B) => sortableText({ B }))
    expect([...inOrder].sort()).toEqual(inOrder)
  })

  test('hashes of partitions are spread, and sort as texts', () => {
    const hashes = Array.from({ length: 1000 }, (_, i) => partitionHash(`partition-${i}`))
    const quarters = [0, 1, 2, 3].map((part) => hashes.filter((hash) => Math.floor(hash / 2 ** 30) === part).length)
    for (const count of quarters) expect(count).toBeGreaterThan(200)
    const [one, other] = hashes as [number, number]
    expect(order(hashText(one), hashText(other))).toBe(Math.sign(one - other))
  })
})
