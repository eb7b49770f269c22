import { expect, test } from 'vitest'
import { ordersApi } from '../../content/scenarios/ordersApi'
import { treeOf } from './resourceTree'

test('resources stand below those they are part of, each with its methods right below it', () => {
  const drawn = treeOf(ordersApi).map(({ label, level, method }) => `${'  '.repeat(level - 1)}${method ? method.httpMethod : label}`)
  expect(drawn).toEqual([
    '/',
    '  /health',
    '    GET',
    '  /orders',
    '    GET',
    '    POST',
    '    /{orderId}',
    '      GET',
    '      DELETE',
    '  /products',
    '    GET',
  ])
})

test('a resource without methods is there too', () => {
  expect(treeOf({ ...ordersApi, resources: [{ id: 'a', path: '/a' }], methods: [] }).map(({ name }) => name)).toEqual(['/', '/a'])
})
