import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { transformed } from '../../../../scripts/generateJsonata.mjs'

const source = readFileSync(fileURLToPath(import.meta.resolve('jsonata')), 'utf8')

test('JA1 the evaluator is what the transform makes of the package', () => {
  const made = readFileSync(new URL('./evaluator.generated.js', import.meta.url), 'utf8')
  expect(made === transformed(source)).toBe(true)
})

test.each<[why: string, text: string, complaint: string]>([
  ['one more function that waits', source.replace('function sum(args)', 'async function sum(args)'), '“functions are synchronous” matches 47 times instead of 46'],
  ['another hook', source.replace('var exitCallback', 'var leaveCallback'), '“leaving a node” matches 0 times instead of 1'],
  ['the clock', source.replace('total += num', 'total += Date.now()'), 'this is left: Date.now'],
  ['a logarithm', source.replace('total += num', 'total += Math.log2(num)'), 'this is left: Math.log2'],
  ['the locale', source.replace('str.toLowerCase()', 'str.toLocaleLowerCase()'), 'this is left: toLocaleLowerCase'],
])('JA1 a package with %s is refused', (_why, text, complaint) => {
  expect(text).not.toBe(source)
  expect(() => transformed(text)).toThrow(complaint)
})
