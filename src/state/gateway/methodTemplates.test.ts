import { expect, test } from 'vitest'
import { ordersApi } from '../../content/scenarios/ordersApi'
import { placeOf, templatesOf } from './methodTemplates'

const method = (name: string) => ordersApi.methods.find(({ path, httpMethod }) => `${httpMethod} ${path}` === name)!

test.each([
  ['GET /orders/{orderId}', ['Integration request', 'Integration response 200', 'Integration response 404']],
  ['GET /health', ['Integration request', 'Integration response 200']],
  ['GET /orders', []],
])('%s has %j', (name, names) => {
  expect(templatesOf(method(name)).map((template) => template.name)).toEqual(names)
})

test('another text takes the place of its own template, and of no other', () => {
  const [request, , missing] = templatesOf(method('GET /orders/{orderId}'))
  const changed = templatesOf(missing!.with('gone'))
  expect(changed.map(({ text }) => text === 'gone')).toEqual([false, false, true])
  expect(changed[0]!.text).toBe(request!.text)
})

test.each([
  ['', 0, 1, 1],
  ['ab\ncd', 1, 1, 2],
  ['ab\ncd', 3, 2, 1],
  ['ab\ncd', 5, 2, 3],
])('the place of a character: %j at %d', (text, at, line, column) => {
  expect(placeOf(text, at)).toEqual({ line, column })
})
