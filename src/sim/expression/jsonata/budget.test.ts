import { expect, test } from 'vitest'
import { compileJsonata, evaluateJsonata } from './jsonata'

function evaluate(source: string) {
  const compiled = compileJsonata(source)
  if ('error' in compiled) throw new Error(compiled.error.message)
  return evaluateJsonata(compiled.expression, { bindings: {}, now: 0, draw: () => 0, uuid: () => '' })
}

const recursion = (depth: number) => `($f := function($n){ $n = 0 ? 0 : 1 + $f($n - 1) }; $f(${depth}))`
const spinning = 'Expression evaluation timeout: Check for infinite loop'
const tooDeep = 'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.'
const tooMuch = 'Expression evaluation memory limit exceeded: Check for excessive memory usage'
const sum = (terms: number) => Array.from({ length: terms }, () => '1').join('+')
const doubled = (times: number) => `($p := function($s, $n){ $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p('x', ${times})))`

test.each<[why: string, source: string, message: string]>([
  ['a loop of tail calls', '($f := function(){ $f() }; $f())', spinning],
  ['a recursion', recursion(100_000), tooDeep],
  ['a recursion through a built-in function', '($f := function($n){ $map([1], function(){ $f($n) }) }; $f(1))', tooDeep],
  ['a long list gone through often', '($a := [1..100000]; $map([1..100000], function($x){ $x in $a }))', spinning],
  ['a list that doubles', '$reduce([1..60], function($a, $n){ $append($a, $a) }, [1])', tooMuch],
  ['a text that doubles', "$reduce([1..60], function($a, $n){ $a & $a }, 'x')", tooMuch],
  ['a text that is padded', "$pad('', 100000000)", tooMuch],
  ['a text that is joined', "$join($map([1..1000], function(){ $pad('', 100000) }))", tooMuch],
  ['a date with a year of a hundred million digits', "$fromMillis(0, '[Y,99999999]')", tooMuch],
  ['many different values', '$distinct([1..100000])', spinning],
  ['a list of one item more than AWS takes', '[1..873783] ~> $count()', tooMuch],
  ['a text of 2²³ characters', doubled(23), tooMuch],
  ['a sum of two hundred', sum(200), tooDeep],
  ['a pattern over a long text, often', "($t := $pad('', 1000000); $map([1..1000], function(){ $contains($t, /x/) }))", spinning],
  ['a range beyond reason', '$range(1, 1e15, 1)', tooMuch],
  ['the letters of an infinite number', "$formatInteger(1/0, 'A')", spinning],
  ['the Roman numeral of an infinite number', "$formatInteger(1/0, 'I')", tooMuch],
  ['a mantissa of zero', "$formatNumber(0, '0e0')", spinning],
])('JA3 %s is given up', (_why, source, message) => {
  const start = performance.now()
  expect(evaluate(source)).toEqual({ error: { code: 'U1001', message } })
  expect(performance.now() - start).toBeLessThan(20_000)
})

test.each<[why: string, source: string, value: unknown]>([
  ['a recursion of ten', recursion(10), 10],
  ['the longest list AWS takes', '[1..873782] ~> $count()', 873_782],
  ['a text of 2²² characters', doubled(22), 4_194_304],
  ['a sum of ninety', sum(90), 90],
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
