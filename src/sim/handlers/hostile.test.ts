import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import type { SliceEnd } from '../aws/guestSlice'
import { answerOf, startGuest } from './guests.testing'
import { createGuestHost } from './handlers'

const host = createGuestHost({ quickJsWasm: () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')) })

const TIMED_OUT: SliceEnd = { kind: 'timedOut' }
const KILLED = { kind: 'exited', errorType: 'Runtime.OutOfMemory' }
const FAILED = { kind: 'failed', crashed: false }

describe('code that would not end, or take all there is, ends soon; and the host goes on', () => {
  test.each<[what: string, body: string, end: object]>([
    ['an endless loop', 'for (;;);', TIMED_OUT],
    ['one that catches everything', 'for (;;) try { for (;;); } catch {} finally { continue }', TIMED_OUT],
    ['one in a finally', 'try { for (;;); } finally { for (;;); }', TIMED_OUT],
    ['endless microtasks', 'for (;;) await null', TIMED_OUT],
    ['endless thens', 'const next = () => Promise.resolve().then(next); return next()', TIMED_OUT],
    ['endless ticks', 'const next = () => process.nextTick(next); next(); await new Promise(() => {})', TIMED_OUT],
    ['endless immediates', 'const next = () => setImmediate(next); next(); await new Promise(() => {})', TIMED_OUT],
    ['endless microtasks after the answer', 'const next = () => { queueMicrotask(next) }; next(); return 1', TIMED_OUT],
    ['a generator without an end', 'function* all() { for (let i = 0; ; i++) yield i } return [...all()].length', { kind: expect.stringMatching(/timedOut|exited/) }],
    ['a regular expression that backtracks for ever', 'return /^(a+)+$/.test("a".repeat(40) + "!")', TIMED_OUT],
    ['a getter that loops', 'return { get x() { for (;;); } }', TIMED_OUT],
    ['a toJSON that loops', 'return { toJSON() { for (;;); } }', TIMED_OUT],
    ['an error whose message loops', 'throw { name: "E", stack: "s", get message() { for (;;); } }', TIMED_OUT],
    ['a thenable that loops', 'return { then() { for (;;); } }', TIMED_OUT],
    ['a proxy that loops', 'return new Proxy({}, { ownKeys() { for (;;); } })', TIMED_OUT],
    ['a comparator that loops', '[1, 2].sort(() => { for (;;); })', TIMED_OUT],
    ['endless lines of log', 'for (;;) console.log("x".repeat(1000))', TIMED_OUT],
    ['endless JSON', 'const big = Array(2000).fill("some text"); for (;;) JSON.parse(JSON.stringify(big))', TIMED_OUT],
    ['sorting again and again', 'const all = Array.from({ length: 100000 }, (_, i) => (i * 7919) % 100003); for (;;) all.sort()', TIMED_OUT],
    ['looking for long text in longer text', 'const text = "a".repeat(1e6), sought = "a".repeat(5e5) + "b"; for (;;) text.indexOf(sought)', TIMED_OUT],
    ['replacing it', 'const text = "a".repeat(1e6), sought = "a".repeat(5e5) + "b"; for (;;) text.replaceAll(sought, "")', TIMED_OUT],
    ['looking for what is not there', 'const all = Array(1e6).fill(0); for (;;) all.includes(1)', TIMED_OUT],
    ['a list as long as numbers go', 'return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)', TIMED_OUT],
    ['joining without an end', 'const all = Array(1e6).fill("x"); for (;;) all.join()', TIMED_OUT],
    ['filling without an end', 'const bytes = new Uint8Array(1e7); for (;;) bytes.fill(1)', TIMED_OUT],
    ['splitting without an end', 'const text = "a".repeat(1e6); for (;;) text.split("")', TIMED_OUT],
    ['a promise that nobody settles', 'await new Promise(() => {})', { kind: 'failed', error: { errorType: 'Runtime.NodeJsExit' } }],
    ['arrays without an end', 'const kept = []; for (;;) kept.push(new Array(10000).fill(0))', KILLED],
    ['text that doubles', 'let text = "x"; for (;;) text += text', { kind: expect.stringMatching(/failed|exited/) }],
    ['closures without an end', 'let next = () => {}; for (;;) { const before = next; next = () => before }', KILLED],
    ['recursion', 'const down = () => 1 + down(); return down()', FAILED],
    ['recursion through JSON.stringify', 'let deep = {}; for (let i = 0; i < 1e5; i++) deep = { deep }; return JSON.stringify(deep).length', { kind: expect.stringMatching(/failed|exited/) }],
    ['recursion through the parser', 'return eval("[".repeat(1e5) + "]".repeat(1e5))', { kind: expect.stringMatching(/failed|exited/) }],
    ['recursion through toString', 'const a = []; a[0] = { toString: () => String(a) }; return String(a)', FAILED],
  ])('%s', async (_what, body, end) => {
    const guest = await startGuest(host, `export const handler = async (event) => { ${body} }`)
    expect((await guest.invoke()).end).toMatchObject(end)
    expect(await answerOf(host, 'return "still here"')).toBe('still here')
  })

  test('a loop with a long timeout and much CPU is stopped before it has worked through it all', async () => {
    const guest = await startGuest(host, 'export const handler = async () => { for (;;); }', { memoryMb: 10_240 })
    const before = performance.now()
    expect(await guest.invoke({}, 900_000)).toMatchObject({ end: TIMED_OUT, duration: 900_000 })
    // Half a second on a machine of one's own; generous, for this one may be shared.
    expect(performance.now() - before).toBeLessThan(10_000)
  })
})

describe('what a learner may do to the process stays in it', () => {
  test.each<[what: string, source: string]>([
    ['replaces what work is charged by', 'Math.clz32 = Reflect.apply = () => 0; Number.prototype.valueOf = null; export const handler = async () => [3, 1, 2].sort()'],
    ['replaces what the runtime works with', 'JSON.stringify = () => "{}"; Promise.prototype.then = null; Array.prototype.push = null; Object.keys = null; export const handler = async () => 1'],
    ['empties the prototypes', 'for (const name of Object.getOwnPropertyNames(Array.prototype)) { try { delete Array.prototype[name] } catch {} } export const handler = async () => 1'],
    ['pollutes Object.prototype', 'Object.prototype.then = function () {}; Object.prototype.toJSON = () => { throw 1 }; export const handler = async () => 1'],
    ['removes the globals', 'for (const name of Object.getOwnPropertyNames(globalThis)) { try { delete globalThis[name] } catch {} } export const handler = async () => 1'],
    ['ends in the module’s scope', 'process.exit = null; Error.prepareStackTrace = () => { throw 1 }; export const handler = async () => { null.x }'],
    ['breaks its own errors', 'Object.defineProperty(Error.prototype, "stack", { get() { throw 1 } }); export const handler = async () => { throw new Error("x") }'],
  ])('it %s', async (_what, source) => {
    const guest = await startGuest(host, source)
    if (guest.init.end.kind === 'initialized') expect((await guest.invoke()).end.kind).toMatch(/returned|failed|exited|waiting/)
    expect(await answerOf(host, 'return [JSON.stringify({ a: 1 }), [].concat(1).length]')).toEqual(['{"a":1}', 1])
  })

  test.each<[way: string, expression: string]>([
    ['the constructor of a function', '(() => {}).constructor("return typeof process.binding + typeof require")()'],
    ['the constructor of what the host gave', 'console.log.constructor("return typeof window + typeof document")()'],
    ['the prelude’s own scope', 'typeof host + typeof parseJson'],
    ['an error from the module loader', '(await import("./none.mjs").catch((error) => String(error.constructor.constructor("return typeof Deno")()) + "undefined"))'],
    ['an error from the compiler', '(() => { try { process.getBuiltinModule("module").createRequire("/var/task/x.js")("./broken.js") } catch (error) { return error.constructor.constructor("return typeof fetch_ + typeof window")() } })()'],
  ])('no way out by %s', async (_way, expression) => {
    const guest = await startGuest(host, { 'index.mjs': `export const handler = async () => ${expression}`, 'broken.js': 'const = 1' })
    expect((await guest.invoke()).end).toMatchObject({ kind: 'returned', payload: '"undefinedundefined"' })
  })

  test('no path of the host is told', async () => {
    const guest = await startGuest(host, { 'index.mjs': 'export const handler = async () => { const e = await import("./none.mjs").catch((error) => error); return [e.stack, String(e), new Error("x").stack] }' })
    const { end } = await guest.invoke()
    expect(JSON.stringify(end)).not.toMatch(/node_modules|\/work|\/src\/|internal/)
  })
})
