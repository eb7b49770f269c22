import { expect, test } from 'vitest'
import { formOf, type ArrayFormat } from './formEncoding'

test.each<[format: ArrayFormat, form: string]>([
  ['INDICES', 'array[0]=a&array[1]=b'],
  ['REPEAT', 'array=a&array=b'],
  ['COMMAS', 'array=a,b'],
  ['BRACKETS', 'array[]=a&array[]=b'],
])('HT3 a list by %s', (format, form) => {
  expect(decodeURIComponent(formOf({ array: ['a', 'b'] }, format))).toBe(form)
})

test.each([
  [{ a: 1, b: true, c: null }, 'a=1&b=true&c=null'],
  [{ 'a b': 'c&d' }, 'a%20b=c%26d'],
  [{ a: { b: { c: 'd' } } }, 'a%5Bb%5D%5Bc%5D=d'],
  [{ a: [{ b: 1 }] }, 'a%5B0%5D%5Bb%5D=1'],
  [{}, ''],
])('HT3 %j', (body, form) => {
  expect(formOf(body, 'INDICES')).toBe(form)
})
