import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import type { CodeFiles, GuestError, GuestFunction, SliceEnd } from '../aws/guestSlice'
import { startGuest } from './guests.testing'
import { createGuestHost } from './handlers'

const host = createGuestHost({ quickJsWasm: () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')) })

/** How a handler of these files ends, in INIT or in its first invocation. */
async function endOf(files: string | CodeFiles, fn: Partial<GuestFunction> = {}, limit = 3000): Promise<SliceEnd> {
  const guest = await startGuest(host, files, fn)
  return guest.init.end.kind === 'initialized' ? (await guest.invoke({}, limit)).end : guest.init.end
}

const failure = (crashed: boolean, errorType: string, errorMessage: unknown, ...trace: unknown[]) => ({
  kind: 'failed',
  crashed,
  error: { errorType, errorMessage, trace } as unknown as GuestError,
})
/** An end whose error's trace is cut to so many lines. */
const withTrace = (end: SliceEnd, lines: number) => (end.kind === 'failed' ? { ...end, error: { ...end.error, trace: end.error.trace.slice(0, lines) } } : end)
const at = (place: string) => expect.stringMatching(new RegExp(`^    at .*${place.replaceAll('.', '\\.')}`))
const handler = (body: string) => `export const handler = async () => {\n  ${body}\n}`

describe('what a handler throws', () => {
  test.each<[why: string, body: string, expected: object]>([
    ['an Error', 'throw new Error("no")', failure(false, 'Error', 'no', 'Error: no', at('index.mjs:2:'))],
    ['its own class, without a name', 'class NoStock extends Error {}; throw new NoStock("none")', failure(false, 'Error', 'none', 'Error: none', at('index.mjs:2:'))],
    [
      'its own class, with a name: what Step Functions matches',
      'class NoStock extends Error { name = "NoStock" }; throw new NoStock("none")',
      failure(false, 'NoStock', 'none', 'NoStock: none', at('index.mjs:2:')),
    ],
    ["the engine's TypeError in V8's words", 'const order = undefined; return order.items', failure(false, 'TypeError', "Cannot read properties of undefined (reading 'items')", "TypeError: Cannot read properties of undefined (reading 'items')", at('index.mjs:2:'))],
    ['a text', 'throw "plain"', failure(false, 'string', 'plain')],
    ['undefined', 'throw undefined', failure(false, 'string', 'handled')],
    ['an object that is no error', 'throw { code: 1 }', failure(false, 'object', '[object Object]')],
    ['an object like an error', 'throw { name: "Odd", message: "m", stack: "s1\\ns2" }', failure(false, 'Odd', 'm', 's1', 's2')],
    ['a message of more lines', 'throw new Error("a\\nb")', failure(false, 'Error', 'a\nb', 'Error: a', 'b', at('index.mjs:2:'))],
    ['an answer that is no JSON', 'const a = {}; a.a = a; return a', failure(false, 'Runtime.JSONStringifyError', 'Unable to stringify response body', expect.any(String))],
    ['a promise that nobody settles', 'await new Promise(() => {})', failure(false, 'Runtime.NodeJsExit', expect.stringContaining('never settled'), expect.any(String))],
  ])('%s', async (_why, body, expected) => {
    expect(await endOf(handler(body))).toEqual(expected)
  })
})

describe('what ends the process', () => {
  test.each<[why: string, files: string | CodeFiles, expected: object]>([
    ['process.exit with a status', handler('process.exit(3)'), { kind: 'exited', errorType: 'Runtime.ExitError', reason: 'Runtime exited with error: exit status 3' }],
    ['process.exit without one', handler('process.exit()'), { kind: 'exited', errorType: 'Runtime.ExitError', reason: 'Runtime exited without providing a reason' }],
    ['process.exit inside try and finally', handler('try { process.exit(1) } finally { return "caught" }'), { kind: 'exited', errorType: 'Runtime.ExitError', reason: 'Runtime exited with error: exit status 1' }],
    ['process.exit in INIT', 'process.exit(127); export const handler = async () => {}', { kind: 'exited', errorType: 'Runtime.ExitError', reason: 'Runtime exited with error: exit status 127' }],
    ['top-level await that nothing ends', 'await new Promise(() => {}); export const handler = async () => {}', { kind: 'exited', errorType: 'Runtime.ExitError', reason: 'Runtime exited with error: exit status 13' }],
    ['memory', handler('const kept = []; for (;;) kept.push(new Array(1000).fill(0))'), { kind: 'exited', errorType: 'Runtime.OutOfMemory', reason: 'Runtime exited with error: signal: killed' }],
    ['memory, though the handler catches', handler('const kept = []; for (;;) try { for (;;) kept.push(new Array(1000).fill(0)) } catch {}'), { kind: 'exited', errorType: 'Runtime.OutOfMemory', reason: 'Runtime exited with error: signal: killed' }],
    ['an endless loop', handler('for (;;);'), { kind: 'timedOut' }],
    [
      'a rejection that nobody handles',
      handler('Promise.reject(new RangeError("lost")); await new Promise((done) => setTimeout(done, 5))'),
      failure(true, 'Runtime.UnhandledPromiseRejection', 'RangeError: lost', 'Runtime.UnhandledPromiseRejection: RangeError: lost'),
    ],
    [
      'an error thrown in a tick',
      handler('process.nextTick(() => { throw new Error("tick") }); await new Promise((done) => setTimeout(done, 5))'),
      failure(true, 'Error', 'tick', 'Error: tick', at('index.mjs:2:')),
    ],
    ['an error thrown in module scope', 'throw new TypeError("early")', failure(true, 'TypeError', 'early', 'TypeError: early', at('index.mjs:1:'))],
  ])('%s', async (_why, files, expected) => {
    expect(await endOf(files)).toEqual(expected)
  })

  test('an answer stands though a rejection ends the process after it', async () => {
    expect(await endOf(handler('Promise.reject(new Error("late")); return "sent"'))).toEqual({ kind: 'returned', payload: '"sent"', crashed: true })
  })

  test('a rejection that is handled in the same turn is none', async () => {
    expect(await endOf(handler('const lost = Promise.reject(new Error("late")); await null; lost.catch(() => {}); return "sent"'))).toMatchObject({ crashed: false })
  })
})

describe('what Lambda says of code that it cannot load', () => {
  test.each<[why: string, files: string | CodeFiles, fn: Partial<GuestFunction>, expected: ReturnType<typeof failure>]>([
    ['no such file', { 'other.mjs': '' }, {}, failure(true, 'Runtime.ImportModuleError', "Error: Cannot find module 'index'\nRequire stack:\n- /var/runtime/index.mjs", "Runtime.ImportModuleError: Error: Cannot find module 'index'", 'Require stack:', '- /var/runtime/index.mjs')],
    [
      'no such module in a file that is required',
      { 'index.js': "require('./a')", 'a.js': "require('aws-sdk')" },
      {},
      failure(true, 'Runtime.ImportModuleError', "Error: Cannot find module 'aws-sdk'\nRequire stack:\n- /var/task/a.js\n- /var/task/index.js\n- /var/runtime/index.mjs",
        "Runtime.ImportModuleError: Error: Cannot find module 'aws-sdk'", 'Require stack:', '- /var/task/a.js', '- /var/task/index.js', '- /var/runtime/index.mjs'),
    ],
    ['no such package, imported', "import _ from 'lodash'", {}, failure(true, 'Error', "Cannot find package 'lodash' imported from /var/task/index.mjs", "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'lodash' imported from /var/task/index.mjs")],
    ['no such file, imported', "import './a'", {}, failure(true, 'Error', "Cannot find module '/var/task/a' imported from /var/task/index.mjs", expect.any(String))],
    ['a syntax error, with its place', 'export const a = 1\nconst b = = 2', {}, failure(true, 'Runtime.UserCodeSyntaxError', "SyntaxError: Unexpected token '='", "Runtime.UserCodeSyntaxError: SyntaxError: Unexpected token '='", '    at file:///var/task/index.mjs:2:11')],
    ['a syntax error in CommonJS', { 'index.js': 'exports.a = 1\nconst b = = 2' }, {}, failure(true, 'Runtime.UserCodeSyntaxError', "SyntaxError: Unexpected token '='", "Runtime.UserCodeSyntaxError: SyntaxError: Unexpected token '='", '    at /var/task/index.js:2:11')],
    ['a syntax error in its first line', { 'index.js': 'const b = = 2' }, {}, failure(true, 'Runtime.UserCodeSyntaxError', "SyntaxError: Unexpected token '='", "Runtime.UserCodeSyntaxError: SyntaxError: Unexpected token '='", '    at /var/task/index.js:1:11')],
    ['ES syntax in a .js file without a package.json', { 'index.js': 'import fs from "fs"\nexport const handler = 1' }, {}, failure(true, 'Runtime.UserCodeSyntaxError', 'SyntaxError: Cannot use import statement outside a module', expect.any(String), expect.any(String))],
    ['an export that is not there', { 'index.mjs': "import { b } from './a.mjs'", 'a.mjs': 'export const a = 1' }, {}, failure(true, 'Runtime.UserCodeSyntaxError', "SyntaxError: The requested module '/var/task/a.mjs' does not provide an export named 'b'", expect.any(String))],
    ['no handler in the file', 'export const other = 1', {}, failure(true, 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported', 'Runtime.HandlerNotFound: index.handler is undefined or not exported')],
    ['a handler that is no function', 'export const handler = 1', {}, failure(true, 'Runtime.HandlerNotFound', 'index.handler is not a function', 'Runtime.HandlerNotFound: index.handler is not a function')],
    ['a handler without a dot', '', { handler: 'index' }, failure(true, 'Runtime.MalformedHandlerName', 'Bad handler', 'Runtime.MalformedHandlerName: Bad handler')],
    ['a handler with dots upwards', '', { handler: '../index.handler' }, failure(true, 'Runtime.MalformedHandlerName', expect.stringContaining('is not a valid handler name'), expect.any(String))],
    ['callbacks on Node.js 24', 'export const handler = (event, context, callback) => callback()', { runtime: 'nodejs24.x' }, failure(true, 'Runtime.CallbackHandlerDeprecated', expect.stringContaining('Node.js 24'), expect.any(String))],
    ['a client of the AWS SDK that is not there', "import { EC2Client } from '@aws-sdk/client-ec2'", {}, failure(true, 'NotSimulated', 'Coldstart does not simulate the package @aws-sdk/client-ec2 of the AWS SDK in handlers yet.', expect.any(String))],
    ['the same, required', { 'index.js': "require('@aws-sdk/client-ec2')" }, {}, failure(true, 'NotSimulated', 'Coldstart does not simulate the package @aws-sdk/client-ec2 of the AWS SDK in handlers yet.', expect.any(String))],
    ["a module of Node's that is not there", "import https from 'node:https'", {}, failure(true, 'NotSimulated', "Coldstart does not simulate Node's module 'https' in handlers yet.", expect.any(String))],
    ['require of an ES module', { 'index.js': "require('./a.mjs')", 'a.mjs': '' }, {}, failure(true, 'Error', expect.stringContaining('require() of ES Module /var/task/a.mjs from /var/task/index.js not supported'), 'Error [ERR_REQUIRE_ESM]: require() of ES Module /var/task/a.mjs from /var/task/index.js not supported.', expect.any(String), expect.any(String))],
  ])('%s', async (_why, files, fn, expected) => {
    expect(withTrace(await endOf(files, fn), expected.error.trace.length)).toEqual(expected)
  })
})

test('what goes wrong is logged as the runtime logs it', async () => {
  const guest = await startGuest(host, handler('throw Object.assign(new Error("no"), { code: "E_NO" })'))
  const { console } = await guest.invoke()
  expect(console).toEqual([{ level: 'ERROR', after: expect.any(Number), text: expect.stringMatching(/^2025-01-01T00:00:01\.\d{3}Z\trequest-1\tERROR\tInvoke Error \t\{"errorType":"Error","errorMessage":"no","code":"E_NO","stack":\["Error: no","    at handler .*index\.mjs:2:\d+\)"\]\}$/) }])
  const broken = await startGuest(host, 'export const handler = ')
  expect(broken.init.console[0]?.text).toMatch(/^\S+Z\tundefined\tERROR\tUncaught Exception \t\{"errorType":"Runtime\.UserCodeSyntaxError"/)
})
