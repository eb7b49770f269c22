import { createHash, createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { answerOf } from '../guests.testing'
import { createGuestHost } from '../handlers'

// The modules of the sandbox against Node's own: each expression is worked out in both.
const host = createGuestHost({ quickJsWasm: () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')) })

const HEAD = "const require = process.getBuiltinModule('module').createRequire('/var/task/index.mjs'); const util = require('util'), path = require('path'), crypto = require('crypto'), assert = require('assert'), querystring = require('querystring'), os = require('os');"
const inNode = (expression: string): unknown => {
  const require = createRequire(import.meta.url)
  const names = ['util', 'path', 'crypto', 'assert', 'querystring', 'os']
  // oxlint-disable-next-line typescript/no-implied-eval
  return new Function(...names, `return (${expression})`)(...names.map((name) => require(name) as unknown))
}
const inGuest = (expressions: readonly string[]) =>
  answerOf(host, `${HEAD} const told = (work) => { try { return work() } catch (error) { return ['threw', error.name, error.code, error.message] } }; return [${expressions.map((e) => `told(() => (${e}))`).join(',\n')}]`, { memoryMb: 1769 })
const told = (work: () => unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(work() ?? null))
  } catch (error) {
    const { name, code, message } = error as Error & { code?: string }
    return ['threw', name, code ?? null, message]
  }
}

async function expectLikeNode(expressions: readonly string[]) {
  const guest = (await inGuest(expressions)) as unknown[]
  const both = expressions.map((expression, at) => [expression, guest[at]])
  expect(both).toEqual(expressions.map((expression) => [expression, told(() => inNode(expression))]))
}

describe('util.inspect and util.format print what Node prints', () => {
  test('values', () =>
    expectLikeNode(
      [
        `1`, `-0`, `'a'`, `"it's"`, `'a\\nb\\u0001\\\\'`, `true`, `null`, `undefined`, `12n`, `Symbol('s')`, `[]`, `{}`, `[[]]`, `[{}]`,
        `[1, , 3]`, `[undefined, null]`, `{ a: undefined, b() {}, 'c-d': 1, [Symbol('k')]: 2 }`, `new Date(0)`, `new Date(NaN)`, `/x/gi`,
        `new Map([['a', { b: 1 }]])`, `new Map()`, `new Set([1, 'x'])`, `new Set()`, `function foo() {}`, `() => {}`, `class A {}`, `class B extends Array {}`,
        `async function f() {}`, `function* g() {}`, `Object.create(null)`, `Object.assign(Object.create(null), { a: 1 })`,
        `new (class Foo { constructor() { this.a = 1 } })()`, `new (class Empty {})()`, `{ a: { b: { c: { d: 1 } } } }`, `[[[[1]]]]`, `new WeakMap()`,
        `new Uint8Array(3)`, `new Float64Array([1.5])`, `Buffer.from('hi')`, `Buffer.alloc(60)`, `new ArrayBuffer(4)`, `{ get a() { return 1 }, set b(v) {} }`,
        `new Number(3)`, `new String('abc')`, `Array.from({ length: 120 }, (_, i) => i)`, `Array.from({ length: 7 }, (_, i) => i * 1000)`, `Array.from({ length: 57 }, (_, i) => (i * i * 7919) % 100003)`,
        `Array.from({ length: 30 }, (_, i) => 'item' + i)`, `'x'.repeat(200)`, `{ long: 'a'.repeat(40), other: 'b'.repeat(40), third: [1,2,3,4,5,6,7,8,9,10] }`,
        `{ a: 'a'.repeat(30), b: 'b'.repeat(30) }`, `{ a: 'a'.repeat(34), b: 'b'.repeat(34) }`, `[{ a: 1, b: { c: 2 } }, { a: 2 }]`,
        `(() => { const o = { name: 'o' }; o.self = o; return o })()`, `(() => { const a = { b: {} }; a.b.a = a; return [a, a.b] })()`,
        `Object.assign([1, 2], { extra: true })`, `{ s: 'multi\\nline' }`, `[['a', 1], ['b', 2]]`, `[1.5, 'a', true, null]`,
        `{ Records: [{ messageId: '19dd0b57', body: '{"a":1}', attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1545082649183' } }] }`,
        `Object.assign(new Error('boom'), { stack: 'Error: boom\\n    at a (b.js:1:1)', code: 'E' })`, `{ error: Object.assign(new Error('boom'), { stack: 'Error: boom\\n    at a (b.js:1:1)' }) }`,
        `Object.assign(new Error('x', { cause: 'why' }), { stack: 'Error: x\\n    at a (b.js:1:1)' })`, `new URLSearchParams('a=1&b=2')`,
      ].map((value) => `util.inspect(${value})`),
    ))

  test('formats', () =>
    expectLikeNode([
      `util.format('%s is %d and %i %f', 'a', 1.5, 1.7, '2.5')`, `util.format('%j %o %O %%', { a: 1 }, [1], { b: 2 })`, `util.format('%s', null, undefined, 4)`,
      `util.format('a', { b: 1 }, [2])`, `util.format(1, 2, '3')`, `util.format({ a: 1 })`, `util.format('%s')`, `util.format('%x', 1)`, `util.format('100%', 1)`,
      `util.format('%s %s', { a: { b: { c: 1 } } }, class X {})`, `util.format('%d', '0x10')`, `util.format('%s', Symbol('q'))`, `util.format('%s', 5n)`, `util.format('%c styled', 'css')`,
    ]))
})

test('path', () => {
  const paths = ['', '.', '/', '//a//b/', 'a/../..', '../a', '/a/b/../c/./d.txt', 'index.test.js', '.env', 'a.', '/a/b/', 'file', './x/y']
  const calls = paths.flatMap((p) => ['normalize', 'dirname', 'basename', 'extname', 'isAbsolute', 'parse'].map((name) => `path.${name}(${JSON.stringify(p)})`))
  return expectLikeNode([
    ...calls, `path.join('a', '..', '/b')`, `path.join()`, `path.join('', '')`, `path.resolve('/a', 'b', '../c')`, `path.resolve('/')`, `path.relative('/a/b/c', '/a/d')`,
    `path.relative('/a', '/a')`, `path.basename('a/b.js', '.js')`, `path.format({ dir: '/a', name: 'b', ext: 'c' })`, `path.join(1)`, `path.sep`,
  ])
})

test('Buffer and text encodings', () =>
  expectLikeNode([
    ...['hé€😀', '', 'abc', '\\ud800x'].flatMap((text) =>
      ['utf8', 'hex', 'base64', 'base64url', 'latin1', 'ascii', 'utf16le'].map((encoding) => `Buffer.from('${text}').toString('${encoding}')`)),
    `Buffer.from('68e9', 'hex').toJSON()`, `Buffer.from('aGk_', 'base64').toString('hex')`, `Buffer.from('zz', 'hex').length`, `Buffer.byteLength('é')`,
    `Buffer.concat([Buffer.from('a'), Buffer.from('bc')]).toString()`, `Buffer.compare(Buffer.from('a'), Buffer.from('b'))`, `Buffer.from('abcabc').indexOf('ca')`,
    `Buffer.from('abc').equals(Buffer.from('abc'))`, `Buffer.alloc(5, 'ab').toString()`, `(() => { const b = Buffer.alloc(8); b.writeUInt32BE(0xdeadbeef, 2); return [b.toString('hex'), b.readInt16LE(2)] })()`,
    `Buffer.from([1, 2, 3]).subarray(1).toString('hex')`, `Buffer.isBuffer(new Uint8Array(1))`, `Buffer.from(5)`, `Buffer.from('x').toString('nope')`, `Buffer.alloc(2).readUInt32BE(0)`,
    `Array.from(new TextEncoder().encode('a€😀\\udc00'))`, `new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff, 0xe2, 0x82, 0x62]))`,
    `new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff]))`, `btoa('hi') + atob('aGk=')`, `new TextEncoder().encodeInto('é€', new Uint8Array(3))`,
  ]))

test('Blob and ReadableStream', async () => {
  const parts = `new Blob(['a', Uint8Array.of(98, 255), new Blob(['ö', 1])], { type: 'Text/Plain' })`
  await expectLikeNode([`${parts}.size`, `${parts}.type`, `${parts}.slice(1, 3).size`, `${parts}.slice(-2, undefined, 'x').type`, `String(${parts})`, `new Blob().size`])
  const stream = `new ReadableStream({ start(c) { c.enqueue('a') }, pull(c) { c.enqueue('b'); c.close() } })`
  const lines = `const read = []
    for await (const chunk of ${stream}) read.push(chunk)
    const locked = ${stream}
    const reader = locked.getReader()
    const failed = await new ReadableStream({ pull() { throw new RangeError('no more') } }).getReader().read().catch(({ message }) => message)
    return [read, locked.locked, await reader.read(), await reader.read(), await reader.read(), failed, await ${parts}.text(), [...new Uint8Array(await ${parts}.arrayBuffer())]]`
  // oxlint-disable-next-line typescript/no-implied-eval
  const inNodeToo = new Function(`return (async () => { ${lines} })()`) as () => Promise<unknown>
  expect(await answerOf(host, lines)).toEqual(JSON.parse(JSON.stringify(await inNodeToo())))
})

test('URL and URLSearchParams', () => {
  const urls = [
    'https://Example.com:443/a/../b/./c?x=1&y=%20#h h', 'http://user:p%40ss@host:8080', 'https://host', 'file:///var/task/a b.js', 'mailto:a@b.c', 'http://h/é?ü=ö#ä', 'https://[::1]:3000/x',
    'http://h?q', 'http://h/#', 'HTTP://H/%7Efoo/..', 'nonsense', 'http://', 'http://h:99999', 'data:text/plain,hi', 'http:\\\\h\\a',
  ]
  const members = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']
  return expectLikeNode([
    ...urls.map((url) => `(() => { const u = new URL(${JSON.stringify(url)}); return [${members.map((m) => `u.${m}`).join(', ')}] })()`),
    ...['../x', '/y?z', '?q=2', '#f', '//other/p', 'a/b', ''].map((relative) => `new URL('${relative}', 'https://h:1/p/q?r#s').href`),
    `(() => { const u = new URL('https://h/'); u.searchParams.set('a b', 'c&d'); u.searchParams.append('e', '✓'); u.pathname = 'x y'; u.hash = 'z'; return u.href })()`,
    `[...new URLSearchParams('?a=1&b=2&a=3&c=%C3%A9+x')]`, `new URLSearchParams({ a: 'é', b: '1 2' }).toString()`, `new URLSearchParams([['x', '1']]).get('y')`, `new URLSearchParams('a=1&a=2').getAll('a')`,
    `URL.canParse('x:')`, `JSON.stringify({ u: new URL('http://a') })`, `util.inspect(new URL('http://a/b?c=d'))`,
  ])
})

test('digests', async () => {
  const texts = ['', 'abc', 'é'.repeat(100), 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'x'.repeat(1000)]
  const algorithms = ['sha256', 'sha1', 'md5']
  const guest = await answerOf(host, `const { createHash, createHmac } = process.getBuiltinModule('crypto');
    return ${JSON.stringify(texts)}.map((text) => ${JSON.stringify(algorithms)}.map((name) =>
      [createHash(name).update(text).digest('hex'), createHmac(name, 'key' + text).update(text).digest('base64')]))`)
  const node = texts.map((text) =>
    algorithms.map((name) => [createHash(name).update(text).digest('hex'), createHmac(name, `key${text}`).update(text).digest('base64')]))
  expect(guest).toEqual(node)
})

test('text for people', () =>
  expectLikeNode([
    `(1234567.891).toLocaleString('en-US')`, `(0).toLocaleString('en-US')`, `(-1234.5).toLocaleString('en-US')`, `(12345678901234567890n).toLocaleString('en-US')`,
    `['b', 'A', 'a', 'B', 'a1', 'a-1', 'a 1', '_', '10', '9', ''].sort((x, y) => x.localeCompare(y))`, `'a'.localeCompare('a')`,
  ]))

test('structuredClone and deep equality', () =>
  expectLikeNode([
    `structuredClone({ a: [1, { b: 2 }], d: new Date(5), u: undefined })`, `[...structuredClone(new Map([['a', new Set([1])]])).keys()]`,
    `(() => { const o = {}; o.self = o; const c = structuredClone(o); return c.self === c && c !== o })()`, `structuredClone(new TypeError('x')) instanceof TypeError`,
    `structuredClone(() => {})`, `util.isDeepStrictEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })`, `util.isDeepStrictEqual([1, , 2], [1, undefined, 2])`,
    `util.isDeepStrictEqual(new Map([[{ a: 1 }, 1]]), new Map([[{ a: 1 }, 1]]))`, `util.isDeepStrictEqual(0, -0)`, `assert.deepEqual({ a: 1 }, { a: '1' })`, `util.types.isDate(new Date())`,
    `querystring.parse('a=1&a=2&b=%20')`, `querystring.stringify({ a: [1, 2], b: 'x y' })`, `util.isDeepStrictEqual(new Set([1, [2]]), new Set([[2], 1]))`,
  ]))

describe("the engine's errors in V8's words", () => {
  test.each<[source: string]>([
    ['null.foo'], ['undefined.bar()'], ['({}).a.b'], ['foo()'], ['const o = {}; o.f()'], ['const o = { a: {} }; o.a.b()'], ['let fn; fn()'], ['const a = [1]; a[0]()'], ['const o = {}; new o.X()'],
    ['const o = {}; o.f?.g.h(); o.g("x")'], ['const o = { f: () => ({}) }; o.f(1).g()'],
    ['const c = 1; c = 2'], ['x; let x = 1'], ['const [a] = undefined'], ['null.x = 1'], ['new Array(-1)'], ['1n + 1'], ['`${Symbol()}`'], ['class A {}; A()'],
    ['class B extends Object { constructor() { this.x } }; new B()'], ['({}) instanceof 5'], ['decodeURIComponent("%")'], ['new Date(NaN).toISOString()'], ['[].reduce((a, b) => a)'],
    ['const o = {}; o.self = o; JSON.stringify(o)'], ['const o = { a: { b: [{}] } }; o.a.b[0].c = o.a; JSON.stringify(o)'],
    ['JSON.parse("oops")'], ['JSON.parse("")'], ['JSON.parse(undefined)'], ['JSON.parse({})'], ['JSON.parse("<html><body>".repeat(5))'], ['setTimeout("x")'],
  ])('%s', async (source) => {
    const guest = await answerOf(host, `try { ${source} } catch (error) { return [error.name, error.message] }`)
    let node: unknown
    try {
      // oxlint-disable-next-line typescript/no-implied-eval
      new Function(source)()
    } catch (error) {
      node = [(error as Error).name, (error as Error).message]
    }
    expect(guest).toEqual(node)
  })
})
