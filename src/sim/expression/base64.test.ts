import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, fromBase64Leniently, toBase64 } from './base64'

test('encoding and decoding agree with Node', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64')
      expect(toBase64(bytes)).toBe(text)
      expect(fromBase64(text)).toEqual(bytes)
      expect(fromBase64(text.replace(/=/g, ''))).toEqual(bytes)
      expect(fromBase64Leniently(` ${text} `)).toEqual(bytes)
    }),
  )
})

test.each([['a'], ['abc=='], ['ab=c'], ['a b='], ['ab-_'], ['====']])('%s is not Base64', (text) => {
  expect(fromBase64(text)).toBeUndefined()
})

test('of any text leniency makes what Node makes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'Z', '0', '+', '/', '-', '_', ' ', '!', 'é') }), (text) => {
      expect(fromBase64Leniently(text)).toEqual(new Uint8Array(Buffer.from(text, 'base64')))
    }),
  )
})
