import { expect, test } from 'vitest'
import { billedDuration, billedMemory, expressPrice, gbSeconds, standardPrice } from './price'

test('BI1 a thousand transitions cost two and a half cents', () => {
  expect(standardPrice(1000)).toBeCloseTo(0.025, 10)
  expect(standardPrice(5_000_000)).toBeCloseTo(125, 6)
})

test.each<[why: string, lasted: number, billed: number]>([
  ['no time at all', 0, 100],
  ['less than a tenth of a second', 1, 100],
  ['just a tenth', 100, 100],
  ['a little more', 100.001, 200],
  ['five minutes', 300_000, 300_000],
])('BI2 the duration is billed by 100 ms: %s', (_why, lasted, billed) => {
  expect(billedDuration(lasted)).toBe(billed)
})

test.each<[why: string, definition: number, payload: number, steps: number, memory: number]>([
  ['a small workflow', 2_000, 1_000, 0, 64],
  ["AWS's example: 50 KB of definition, 400 steps with 32 KB", 50_000, 32_000, 400, 64],
  ['more steps than fit', 50_000, 32_000, 500, 128],
])('BI3 memory is billed by 64 MB: %s', (_why, definition, payload, steps, memory) => {
  expect(billedMemory({ definition, payload, steps })).toBe(memory)
})

test("BI4 AWS's example: a hundred million workflows of ten seconds", () => {
  const used = 100_000_000 * gbSeconds(64, 10_000)
  expect(used).toBe(62_500_000)
  expect(expressPrice({ requests: 100_000_000, gbSeconds: used })).toBeCloseTo(100 + 60 + 120 + 202.97, 2)
})

test('BI4 one execution of a tenth of a second', () => {
  expect(expressPrice({ requests: 1, gbSeconds: gbSeconds(64, 100) })).toBeCloseTo(0.000001 + 0.00000010417, 11)
})
