import { expect, test } from 'vitest'
import { dollarText } from './dollarText'

test.each([
  [0, '$0.00'],
  [0.000025 * 7, '$0.000175'],
  [0.00000104167, '$0.00000104'],
  [0.1, '$0.10'],
  [175, '$175.00'],
  [1234.5, '$1,234.50'],
])('%d is %s', (dollars, text) => {
  expect(dollarText(dollars)).toBe(text)
})
