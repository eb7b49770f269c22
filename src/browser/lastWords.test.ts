// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lastWordsOf } from './lastWords'

beforeEach(() => localStorage.clear())
afterEach(() => void vi.restoreAllMocks())

test.each([[{ a: [1, null] }], ['text'], [undefined]])('what was said is there on the next visit: %j', (value) => {
  lastWordsOf('drafts').say('current', value)

  expect(lastWordsOf('drafts').of('current')?.value).toEqual(value)
  expect(lastWordsOf('runs').of('current')).toBeUndefined()
})

test('what is forgotten is gone, and what was said since stays', () => {
  const words = lastWordsOf('drafts')
  words.say('current', 1)
  const first = words.of('current')
  words.say('current', 2)

  first?.forget()
  expect(words.of('current')?.value).toBe(2)

  words.of('current')?.forget()
  expect(words.of('current')).toBeUndefined()
})

test.each(['{', 'null', ''])('damage counts as nothing: %j', (text) => {
  localStorage.setItem('drafts/current', text)
  expect(lastWordsOf('drafts').of('current')).toBeUndefined()
})

test('a closed or full storage is nobody’s fault', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(() => lastWordsOf('drafts').say('current', 1)).not.toThrow()
})
