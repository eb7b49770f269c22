import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import { createGuestHost } from '../../../handlers/handlers'
import type { JsonObject } from '../../../kernel/json'
import { lambda } from '../lambda'

const guests = () => createGuestHost({ quickJsWasm: () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')) })

/** The lines that one invocation and the INIT before it write, as JSON, times and ids left out. */
async function linesOf(body: string, LoggingConfig: JsonObject, settings: JsonObject = {}): Promise<JsonObject[]> {
  const sim = createSimulation({ services: [lambda], guests: guests() })
  await sim.call('lambda', 'CreateFunction', {
    FunctionName: 'fn', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/fn', MemorySize: 1769,
    Code: { Files: { 'index.mjs': `export const handler = async () => { ${body} }` } }, LoggingConfig, ...settings,
  })
  await sim.runUntilQuiet()
  await sim.call('lambda', 'Invoke', { FunctionName: 'fn' })
  return sim.log.flatMap(({ type, detail }) => (type === 'LogLine' ? [JSON.parse(String(detail['text'])) as JsonObject] : []))
}

test('LF12 as JSON the platform tells events, with what REPORT has as members', async () => {
  const lines = await linesOf('return 1', { LogFormat: 'JSON' })
  expect(lines.map(({ type }) => type)).toEqual(['platform.initStart', 'platform.start', 'platform.report'])
  expect(lines[0]).toMatchObject({ time: expect.stringMatching(/^\d{4}-.*Z$/), record: { initializationType: 'on-demand', phase: 'init', runtimeVersion: expect.stringMatching(/^nodejs:22/) } })
  expect(lines[1]).toMatchObject({ record: { requestId: expect.any(String), version: '$LATEST' } })
  expect(lines[2]).toMatchObject({ record: { status: 'success', metrics: { memorySizeMB: 1769, maxMemoryUsedMB: expect.any(Number) } } })
  const { metrics } = (lines[2] as { record: { metrics: { durationMs: number; billedDurationMs: number; initDurationMs: number } } }).record
  expect(metrics.billedDurationMs).toBe(Math.ceil(metrics.durationMs + metrics.initDurationMs))
})

test.each<[level: string, types: string[]]>([
  ['DEBUG', ['platform.initStart', 'platform.initReport', 'platform.start', 'platform.runtimeDone', 'platform.report']],
  ['WARN', []],
])('LF12 of the platform’s events those below %s are left out', async (SystemLogLevel, types) => {
  expect((await linesOf('return 1', { LogFormat: 'JSON', SystemLogLevel })).map(({ type }) => type)).toEqual(types)
})

test('LF12 a timeout is told at WARN', async () => {
  const lines = await linesOf('await new Promise((done) => setTimeout(done, 5000))', { LogFormat: 'JSON', SystemLogLevel: 'WARN' }, { Timeout: 1 })
  expect(lines).toMatchObject([{ type: 'platform.runtimeDone', record: { status: 'timeout' } }, { type: 'platform.report', record: { status: 'timeout', metrics: { durationMs: 1000 } } }])
})

test.each<[what: string, body: string, line: JsonObject]>([
  ['text', 'console.log("order %d", 7)', { level: 'INFO', message: 'order 7' }],
  ['an object alone, as it is', 'console.warn({ order: 7 })', { level: 'WARN', message: { order: 7 } }],
  ['an error alone', 'console.error(new RangeError("too many"))', { level: 'ERROR', message: { errorType: 'RangeError', errorMessage: 'too many', stackTrace: expect.any(Array) as never } }],
  ['text and an error', 'console.error("it failed:", new RangeError("too many"))', { level: 'ERROR', errorType: 'RangeError', errorMessage: 'too many' }],
  ['what goes in circles', 'const a = {}; a.a = a; console.info(a)', { level: 'INFO', message: '<ref *1> { a: [Circular *1] }' }],
  ['an error that the handler throws', 'throw new TypeError("no")', { level: 'ERROR', message: { errorType: 'TypeError', errorMessage: 'no', stackTrace: expect.any(Array) as never } }],
])('LF12 a line of the function’s as JSON: %s', async (_what, body, line) => {
  const own = (await linesOf(body, { LogFormat: 'JSON' })).filter((one) => one['level'] !== undefined)
  expect(own).toHaveLength(1)
  expect(own[0]).toMatchObject({ ...line, timestamp: expect.stringMatching(/^\d{4}-.*Z$/), requestId: expect.any(String) })
})

test('LF12 a function’s lines below its level are left out; as text there is no level', async () => {
  const body = 'console.debug("a"); console.info("b"); console.error("c")'
  const messages = (lines: readonly JsonObject[]) => lines.flatMap(({ message }) => (message === undefined ? [] : [message]))
  expect(messages(await linesOf(body, { LogFormat: 'JSON', ApplicationLogLevel: 'ERROR' }))).toEqual(['c'])
  expect(messages(await linesOf(body, { LogFormat: 'JSON', ApplicationLogLevel: 'TRACE' }))).toEqual(['a', 'b', 'c'])
})
