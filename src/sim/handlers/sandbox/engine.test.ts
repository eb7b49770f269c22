import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { QuickJS } from 'quickjs-wasi'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerOf, startGuest } from '../guests.testing'
import { createGuestHost } from '../handlers'
import { contextOf, memoryOf, newText } from './engine'
import { makeImage, type Image } from './image'

/** The pinned engine's own facts: an upgrade that changes one changes what runs come to, and has to say so here. */
const quickJsWasm = () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm'))
const host = createGuestHost({ quickJsWasm })

let image: Image
beforeAll(async () => {
  image = await makeImage(await WebAssembly.compile(await quickJsWasm()))
})

test('quickjs-wasi 3.6.2 with QuickJS-NG 0.17.0', async () => {
  const vm = await QuickJS.create(await quickJsWasm())
  expect(vm.versions).toEqual({ 'quickjs-wasi': '3.6.2', quickjs: '0.17.0' })
})

test('the countdown to the next interrupt lies 292 bytes from the context', () => {
  expect(image.countdownOffset).toBe(292)
})

test('an interrupt comes every 10,000 polls: a turn of a loop is two, a call one more', async () => {
  const ticks = async (source: string) => {
    let count = 0
    const vm = await QuickJS.create({ wasm: image.wasm, interruptHandler: () => (count++, false) })
    vm.evalCode(source).dispose()
    return count
  }
  // The first comes with the first poll of a new engine.
  expect(await ticks('(() => { for (let i = 0; i < 1000000; i++); })()')).toBe(201)
  expect(await ticks('(() => { const f = () => {}; for (let i = 0; i < 1000000; i++) f() })()')).toBe(301)
})

describe('polls of whole slices, as they were when this engine and prelude were last looked at', () => {
  test.each<[name: string, body: string, polls: number]>([
    ['nothing', 'return', 87],
    ['a loop of 1,000', 'for (let i = 0; i < 1000; i++);', 2088],
    ['an await', 'await null', 130],
    ['a line of log', 'console.log("a")', 217],
  ])('%s', async (_name, body, polls) => {
    const guest = await startGuest(host, `export const handler = async () => { ${body} }`)
    expect((await guest.invoke()).polls).toBe(polls)
  })
})

test('the memory limit is a wall: an allocation beyond it fails in the guest, and the host goes on', async () => {
  const vm = await QuickJS.create({ wasm: image.wasm, memoryLimit: 8 * 1024 * 1024 })
  const grown = vm.evalCode('let kept = []; try { for (;;) kept.push(new Array(1000).fill(0)) } catch (error) { `${error.name}: ${error.message}, ${kept.length}` }')
  expect(grown.toString()).toMatch(/^InternalError: out of memory, \d+$/)
  expect(memoryOf(vm).byteLength).toBeLessThan(12 * 1024 * 1024)
})

test.each<[what: string, text: string]>([
  ['nothing', ''],
  ['ASCII', '{"a":[1,2]}'],
  ['a zero in it', 'a\u0000b'],
  ['the last of ASCII and the first beyond', '\u007f\u0080'],
  ['beyond it at the end', `${'a'.repeat(5000)}é`],
  ['outside the basic plane', '𝄞 and more'],
  ['half a pair', 'a\ud834b'],
])('a text comes into the guest as it is: %s', async (_what, text) => {
  const vm = await QuickJS.create({ wasm: image.wasm })
  const [units, back] = vm.withScope(() => {
    const told = newText(vm, text)
    const unitsOf = vm.evalCode('(text) => JSON.stringify(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)))')
    return [vm.callFunction(unitsOf, vm.undefined, told).toString(), told.toString()]
  })
  expect(JSON.parse(units)).toEqual(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)))
  expect(back).toBe(text)
})

test('a snapshot restores module state, closures and pending promises into another engine', async () => {
  const options = { wasm: image.wasm, maxStackSize: 160 * 1024 }
  const vm = await QuickJS.create(options)
  vm.evalCode('globalThis.count = 41; globalThis.pending = new Promise((done) => { globalThis.settle = done }).then((by) => count += by)').dispose()
  const snapshot = vm.snapshot()
  const restored = await QuickJS.restore(QuickJS.deserializeSnapshot(QuickJS.serializeSnapshot(snapshot)), options)
  restored.evalCode('settle(1)').dispose()
  restored.executePendingJobs()
  expect(restored.evalCode('count').toNumber()).toBe(42)
  expect(vm.evalCode('count').toNumber()).toBe(41)
  expect(contextOf(restored)).toBe(snapshot.contextPtr)
})

test('two images are the same to the byte', async () => {
  const again = await makeImage(image.wasm)
  expect(Buffer.compare(Buffer.from(again.snapshot.memory), Buffer.from(image.snapshot.memory))).toBe(0)
})

test('recursion ends in a RangeError after some 400 frames, far from the host’s own end', async () => {
  const depth = await answerOf(host, 'let depth = 0; const down = () => { depth++; down() }; try { down() } catch (error) { return [error.name, error.message, depth] }')
  expect(depth).toEqual(['RangeError', 'Maximum call stack size exceeded', expect.any(Number)])
  expect((depth as number[])[2]).toBeGreaterThan(300)
})
