import { expect, test } from 'vitest'
import { untilText } from './untilText'

test.each([[0, '1 min'], [600_000, '10 min'], [3 * 3_600_000, '3 h'], [86_400_000, '1 day'], [4.4 * 86_400_000, '4 days'], [100 * 86_400_000, '3 months']])('%d ms: %s', (ms, text) => {
  expect(untilText(ms)).toBe(text)
})
