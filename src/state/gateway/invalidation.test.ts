import { expect, test } from 'vitest'
import { invalidation } from './invalidation'

test('an entry is invalidated by its own request with Cache-Control: max-age=0', () => {
  expect(invalidation({ method: 'GET', path: '/products?category=kitchen' })).toEqual({ method: 'GET', path: '/products?category=kitchen', headers: [{ name: 'Cache-Control', value: 'max-age=0' }], body: '' })
})
