import { expect, test } from 'vitest'
import { byteLengthOfBase64, bytesOfBase64 } from './base64'

test.each<[why: string, base64: string, bytes: readonly number[] | undefined]>([
  ['nothing', '', []],
  ['three bytes', 'AQID', [1, 2, 3]],
  ['two bytes', 'AP8=', [0, 255]],
  ['one byte', '/w==', [255]],
  ['too short', 'AQI', undefined],
  ['another alphabet', 'A_-A', undefined],
  ['padding in the middle', 'A=ID', undefined],
  ['bits that belong to no byte', '/x==', undefined],
])('%s', (_why, base64, bytes) => {
  const text = bytesOfBase64(base64)
  expect(text === undefined ? undefined : Array.from(text, (unit) => unit.charCodeAt(0))).toEqual(bytes)
  expect(bytes ? byteLengthOfBase64(base64) : undefined).toBe(bytes?.length)
})
