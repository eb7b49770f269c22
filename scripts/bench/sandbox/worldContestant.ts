import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createSimulation } from '../../../src/sim/cloud/cloud'
import { createGuestHost } from '../../../src/sim/handlers/handlers'
import { lambda } from '../../../src/sim/services/lambda/lambda'
import { answerAs } from '../contestant'
import { EVENT, HANDLER_BODY } from './handler'

const FunctionName = 'price'
const SECOND = 1000
const guests = createGuestHost({ quickJsWasm: () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')) })
const simulation = createSimulation({ services: [lambda], guests })
const invoke = () => simulation.call('lambda', 'Invoke', { FunctionName, Payload: EVENT }) as Promise<{ Payload: string }>

answerAs({
  async build() {
    await simulation.call('lambda', 'CreateFunction', {
      FunctionName, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/fn', MemorySize: 1769,
      Code: { Files: { 'index.mjs': `${HANDLER_BODY}\nexport { handler }\n` } },
    })
    await simulation.runUntilQuiet()
    await invoke()
  },
  /** Seconds that so many warm invocations take, one after the other, with all that the log tells of them. */
  async round(count: number) {
    // They take some microseconds of virtual time each, and 10,000 a second are let in.
    await simulation.runFor(SECOND)
    const start = performance.now()
    for (let i = 0; i < count; i++) {
      const { Payload } = await invoke()
      if (!Payload.startsWith('{"statusCode":200')) throw new Error(`the handler answered ${Payload}`)
    }
    return (performance.now() - start) / 1000
  },
})
