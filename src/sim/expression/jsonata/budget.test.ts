import { expect, test } from 'vitest'
import { compileJsonata, evaluateJsonata } from './jsonata'

function evaluate(source: string) {
  const compiled = compileJsonata(source)
  if ('error' in compiled) throw new Error(compiled.error.message)
  return evaluateJsonata(compiled.expression, { bindings: {}, now: 0, draw: () => 0, uuid: () => '' })
}

const recursion = (depth: number) => `($f := function($n){ $n = 0 ? 0 : 1 + $f($n - 1) }; $f(${depth}))`
const spinning = 'Expression evaluation timeout: more than 1000000 steps'
const tooDeep = 'Stack overflow: more than 500 evaluations inside each other'
const tooLong = 'Memory limit exceeded: a text of more than 16777216 characters'

test.each<[why: string, source: string, message: string]>([
  ['a loop of tail calls', '($f := function(){ $f() }; $f())', spinning],
  ['a recursion', recursion(100_000), tooDeep],
  ['a recursion through a built-in function', '($f := function($n){ $map([1], function(){ $f($n) }) }; $f(1))', tooDeep],
  ['a long list gone through often', '($a := [1..100000]; $map([1..100000], function($x){ $x in $a }))', spinning],
  ['a list that doubles', '$reduce([1..60], function($a, $n){ $append($a, $a) }, [1])', spinning],
  ['a text that doubles', "$reduce([1..60], function($a, $n){ $a & $a }, 'x')", tooLong],
  ['a text that is padded', "$pad('', 100000000)", tooLong],
  ['a text that is joined', "$join($map([1..1000], function(){ $pad('', 100000) }))", tooLong],
  ['a date with a year of a hundred million digits', "$fromMillis(0, '[Y,99999999]')", tooLong],
  ['many different values', '$distinct([1..1000000])', spinning],
  ['a pattern over a long text, often', "($t := $pad('', 1000000); $map([1..1000], function(){ $contains($t, /x/) }))", spinning],
  ['a range beyond reason', '$range(1, 1e15, 1)', spinning],
  ['the letters of an infinite number', "$formatInteger(1/0, 'A')", spinning],
  ['the Roman numeral of an infinite number', "$formatInteger(1/0, 'I')", tooLong],
  ['a mantissa of zero', "$formatNumber(0, '0e0')", spinning],
])('JA3 %s is given up', (_why, source, message) => {
  const start = performance.now()
  expect(evaluate(source)).toEqual({ error: { code: 'U1001', message } })
  expect(performance.now() - start).toBeLessThan(20_000)
})

test.each<[why: string, source: string, value: unknown]>([
  ['a recursion of a hundred', recursion(100), 100],
  ['a hundred thousand tail calls', '($f := function($n){ $n = 0 ? 0 : $f($n - 1) }; $f(100000))', 0],
  ['a list of a hundred thousand', '$sum([1..100000])', 5000050000],
  ['a list of ten thousand, sorted by a function', '$count($sort($map([1..10000], function($x){ $x * 7919 % 10007 }), function($a, $b){ $a > $b }))', 10_000],
  ['the largest of two hundred thousand', '$max([1..200000])', 200_000],
  ['as Roman numerals', "$length($formatInteger(100000, 'I'))", 100],
])('JA3 %s is within it', (_why, source, value) => {
  expect(evaluate(source)).toEqual({ value })
})

test('JA3 each evaluation has a budget of its own', () => {
  for (let round = 0; round < 30; round++) expect(evaluate('$sum([1..20000].($ * 2))')).toEqual({ value: 400_020_000 })
})
