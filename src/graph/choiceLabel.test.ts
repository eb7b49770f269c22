import { expect, test } from 'vitest'
import { choiceLabel, shorten } from './choiceLabel'

test.each<[rule: Record<string, unknown>, label: string]>([
  [{ Variable: '$.qty', NumericGreaterThan: 3 }, '$.qty > 3'],
  [{ Variable: '$.qty', NumericGreaterThanEquals: 3 }, '$.qty ≥ 3'],
  [{ Variable: '$.qty', NumericLessThanEqualsPath: '$.max' }, '$.qty ≤ $.max'],
  [{ Variable: '$.kind', StringEquals: 'gift' }, '$.kind = "gift"'],
  [{ Variable: '$.file', StringMatches: '*.csv' }, '$.file like "*.csv"'],
  [{ Variable: '$.at', TimestampLessThan: '2025-01-01T00:00:00Z' }, '$.at < "2025-01-01T00:00:00Z"'],
  [{ Variable: '$.name', IsPresent: true }, '$.name is present'],
  [{ Variable: '$.name', IsNull: false }, '$.name is not null'],
  [{ Not: { Variable: '$.ok', BooleanEquals: true } }, 'not ($.ok = true)'],
  [{ Or: [{ Variable: '$.a', IsString: true }, { And: [{ Variable: '$.b', IsNumeric: true }] }] }, '$.a is a string or ($.b is a number)'],
  [{ Condition: '{% $states.input.qty > 3 %}', Next: 'A' }, '$states.input.qty > 3'],
  [{ Condition: true }, 'true'],
  [{ And: [null] }, '?'],
  [{}, '?'],
])('%j reads %s', (rule, label) => {
  expect(choiceLabel(rule)).toBe(label)
})

test('a long label keeps both ends, a short one all', () => {
  expect(shorten('$.detail.customer.preferences.language = "en"')).toBe('$.detail.customer.pref…uage = "en"')
  expect(shorten('$.detail.customer.preferences.language = "en"')).toHaveLength(34)
  expect(shorten('$.qty\n  > 3')).toBe('$.qty > 3')
})
