/** A world in which handlers of files run, with all of the SDK's packages at hand: for tests in Node. */
import { cloudOf, createSimulation, type Cloud, type CloudOptions } from '../../src/sim/cloud/cloud'
import type { Simulation } from '../../src/sim/cloud/simulation'
import { services } from '../../src/sim/cloud/services'
import { createGuestHost } from '../../src/sim/handlers/handlers'
import { assets } from './assets'

/** One for all worlds: what it keeps of one never shows in another, and images are made once. */
const guests = createGuestHost(assets)

export interface HandlerWorld {
  readonly simulation: Simulation
  readonly cloud: Cloud
  /** Makes or replaces the function `fn`: its one file `index.mjs`, or all of its files. */
  deploy(source: string | Record<string, string>, settings?: object): Promise<void>
  /** @returns the payload and, where the function failed, that it did */
  invoke(payload?: unknown): Promise<{ readonly error: string | undefined; readonly payload: any }>
  /** What the function wrote since the last time it was asked, line by line, without what stands before each message. */
  written(): readonly string[]
}

export function handlerWorld(options: CloudOptions = {}): HandlerWorld {
  guests.reset()
  const simulation = createSimulation({ services, guests }, options)
  const cloud = cloudOf(simulation, options)
  let read = 0
  return {
    simulation,
    cloud,
    async deploy(source, settings = {}) {
      const Code = { Files: typeof source === 'string' ? { 'index.mjs': source } : source }
      await cloud.call('lambda', 'CreateFunction', {
        FunctionName: 'fn',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: 'arn:aws:iam::123456789012:role/fn',
        MemorySize: 1769,
        Timeout: 30,
        Code,
        ...settings,
      })
      await cloud.runUntilQuiet()
    },
    async invoke(payload = {}) {
      const answer = await cloud.call('lambda', 'Invoke', { FunctionName: 'fn', Payload: JSON.stringify(payload) })
      return { error: answer.FunctionError, payload: JSON.parse(new TextDecoder().decode(answer.Payload)) }
    },
    written() {
      const lines = cloud.log.slice(read).flatMap(({ type, detail }) => (type === 'LogLine' ? [String(detail['text'])] : []))
      read = cloud.log.length
      return lines.flatMap((line) => /^\S+Z\t\S+\t[A-Z]+\t([^]*?)\n?$/.exec(line)?.[1] ?? [])
    },
  }
}
