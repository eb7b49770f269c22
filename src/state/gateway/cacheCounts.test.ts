import { expect, test } from 'vitest'
import { cacheCounts, invalidation } from './cacheCounts'

const request = { index: 0, requestId: '', at: 0, method: 'GET', path: '/products?category=kitchen' }

test('counts what the cache did; requests to methods without a cache count nowhere', () => {
  const requests = [request, { ...request, cache: 'hit' as const }, { ...request, cache: 'hit' as const }, { ...request, cache: 'miss' as const }, { ...request, cache: 'invalidated' as const }]
  expect(cacheCounts(requests)).toEqual({ hits: 2, misses: 1, invalidated: 1 })
})

test('an entry is invalidated by its own request with Cache-Control: max-age=0', () => {
  expect(invalidation(request)).toEqual({ method: 'GET', path: request.path, headers: [{ name: 'Cache-Control', value: 'max-age=0' }], body: '' })
})
