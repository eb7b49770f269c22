import { expect, test } from 'vitest'
import { routed } from './aliasRouting'

const never = () => {
  throw new Error('drew where there is no choice')
}

test.each<[why: string, weights: readonly number[], draw: () => number, chosen: number | undefined]>([
  ['one version needs no draw', [100], never, 0],
  ['a version of weight 0 is never chosen', [0, 100], never, 1],
  ['the first has its share', [80, 20], () => 0.7999, 0],
  ['what is over goes to the second', [80, 20], () => 0.8, 1],
  ['the last draw of all', [1, 99], () => 1 - Number.EPSILON, 1],
])('VE5 %s', (_why, weights, draw, chosen) => {
  const routes = weights.map((weight) => ({ weight }))
  expect(routed(routes, draw)).toBe(chosen === undefined ? undefined : routes[chosen])
})

test('VE5 of many draws each version gets about its weight', () => {
  const routes = [{ weight: 90 }, { weight: 10 }]
  const draws = Array.from({ length: 1000 }, (_, i) => i / 1000)
  expect(draws.filter((at) => routed(routes, () => at) === routes[0])).toHaveLength(900)
})
