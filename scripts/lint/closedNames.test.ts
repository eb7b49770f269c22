import { expect, test } from 'vitest'
import { checkClosedNames } from './closedNames.mjs'
import { parsed } from './sourceFiles.mjs'

/** The rules that a file breaks, and the line of each. */
function brokenBy(path: string, text: string): readonly string[] {
  return checkClosedNames([parsed(path, text)]).map(({ rule, line }) => `${rule}:${line}`)
}

const SERVICE = 'src/sim/services/lambda/lambda.ts'
const DRIVER = 'src/sim/cloud/simulation.ts'
const STORE = 'src/state/runStore.ts'

test.each<[what: string, path: string, text: string]>([
  ['the clock', SERVICE, 'const at = Date.now()'],
  ['the clock by another way', SERVICE, 'const at = new Date()'],
  ['the clock as text', SERVICE, 'const at = Date()'],
  ['the clock under another name', SERVICE, 'const D = Date'],
  ['the fine clock', SERVICE, 'const at = performance.now()'],
  ['chance', SERVICE, 'const x = Math.random()'],
  ['chance under another name', SERVICE, 'const { random } = Math'],
  ['random ids', SERVICE, 'const id = crypto.randomUUID()'],
  ['powers', SERVICE, 'const x = Math.pow(a, b)'],
  ['exponentials', SERVICE, 'const x = Math.exp(a)'],
  ['logarithms', SERVICE, 'const x = Math.log(a)'],
  ['sines', SERVICE, 'const x = Math.sin(a)'],
  ['powers by operator', SERVICE, 'const x = a ** b'],
  ['powers in place', SERVICE, 'let x = a; x **= b'],
  ['Math by a computed name', SERVICE, 'const x = Math[name](a)'],
  ['local hours', SERVICE, 'const x = at.getHours()'],
  ['the local zone', SERVICE, 'const x = at.getTimezoneOffset()'],
  ['local text', SERVICE, 'const x = at.toLocaleString()'],
  ['local order', SERVICE, 'const x = a.localeCompare(b)'],
  ['local formats', SERVICE, 'const x = new Intl.NumberFormat()'],
  ['globals by a side door', SERVICE, 'const x = globalThis.Date'],
  ['code made of text', SERVICE, 'const x = eval(text)'],
  ['functions made of text', SERVICE, 'const x = new Function(text)'],
  ['weak references', SERVICE, 'const x = new WeakRef(a)'],
  ['finalizers', SERVICE, 'const x = new FinalizationRegistry(f)'],
  ['the clock, in the driver', DRIVER, 'const at = Date.now()'],
])('steady: %s', (_what, path, text) => {
  expect(brokenBy(path, text)).toEqual(['steady:1'])
})

test.each<[what: string, text: string]>([
  ['an async function', 'async function f() {}'],
  ['an async arrow', 'const f = async () => 1'],
  ['an async method', 'class A { f = async () => 1 }'],
  ['a promise', 'const p = Promise.resolve(1)'],
  ['a new promise', 'const p = new Promise(f)'],
  ['a microtask', 'queueMicrotask(f)'],
  ['a message channel', 'const c = new MessageChannel()'],
  ['a lazy import', "const p = import('./other')"],
])('synchronous: %s', (_what, text) => {
  for (const folder of ['kernel', 'expression', 'services/sqs', 'fleet']) {
    expect(brokenBy(`src/sim/${folder}/x.ts`, text)).toContain('synchronous:1')
  }
})

test.each<[name: string, text: string]>([
  ['window', 'window.scrollTo(0, 0)'],
  ['localStorage', "localStorage.getItem('a')"],
  ['sessionStorage', "sessionStorage.getItem('a')"],
  ['indexedDB', "indexedDB.open('a')"],
  ['caches', "caches.open('a')"],
  ['Worker', "new Worker('a.js')"],
  ['SharedWorker', "new SharedWorker('a.js')"],
  ['BroadcastChannel', "new BroadcastChannel('a')"],
])('browser: %s', (_name, text) => {
  expect(brokenBy(STORE, text)).toEqual(['browser:1'])
  expect(brokenBy('src/components/Panel.tsx', text)).toEqual(['browser:1'])
  expect(brokenBy('src/browser/storage.ts', text)).toEqual([])
})

test.each<[why: string, path: string, text: string]>([
  ['exact arithmetic', SERVICE, 'const x = Math.floor(Math.sqrt(a)) + Math.min(a, Math.imul(a, b))'],
  ['a power that the compiler folds', SERVICE, 'const x = 2 ** 31'],
  ['a power of whole numbers', SERVICE, 'const x = 10n ** b'],
  ['a date of a given time', SERVICE, 'const x = new Date(context.now).getUTCHours()'],
  ['reading a date', SERVICE, 'const x = Date.parse(text) + Date.UTC(2025, 0)'],
  ['a kind of value', SERVICE, 'const x = value instanceof Date'],
  ['a member of that name', SERVICE, 'const x = state.performance + state.window'],
  ['a key of that name', SERVICE, 'const x = { Date: 1, crypto: 2 }'],
  ['a type of that name', SERVICE, 'type A = Promise<Date>'],
  ['async, in the driver', DRIVER, 'async function f() { await g() }'],
  ['async, in handlers', 'src/sim/handlers/sandbox.ts', 'async function f() { await g() }'],
  ['the clock, outside the simulator', STORE, 'const at = Date.now()'],
  ['a worker, in a worker', 'src/workers/sim.ts', "new Worker('a.js')"],
  ['anything, in a test', 'src/sim/kernel/world.test.ts', 'const at = Date.now()'],
])('open: %s', (_why, path, text) => {
  expect(brokenBy(path, text)).toEqual([])
})

test('a complaint tells the line and what to do instead', () => {
  const [said] = checkClosedNames([parsed(SERVICE, 'const a = 1\n\nconst at = Date.now()')])
  expect(said).toEqual({ path: SERVICE, line: 3, rule: 'steady', message: expect.stringContaining('context.now') })
})
