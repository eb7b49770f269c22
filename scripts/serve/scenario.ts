import { readFileSync } from 'node:fs'
import type { Cloud } from '../../src/sim/cloud/cloud'

/** Calls that a world begins with, in order. */
export interface Scenario {
  readonly calls: readonly { readonly service: string; readonly action: string; readonly input?: object }[]
}

/** @throws {TypeError} naming the file and what is wrong with it */
export function readScenario(file: string): Scenario {
  const scenario = parsed(file)
  const calls = (scenario as { calls?: unknown } | null)?.calls
  if (!Array.isArray(calls)) throw new TypeError(`${file} has no list "calls".`)
  for (const [i, call] of calls.entries()) {
    const { service, action, input } = (call ?? {}) as { service?: unknown; action?: unknown; input?: unknown }
    if (typeof service !== 'string' || typeof action !== 'string') throw new TypeError(`${file}: calls[${i}] needs a "service" and an "action".`)
    if (input !== undefined && (typeof input !== 'object' || input === null)) throw new TypeError(`${file}: calls[${i}].input is no object.`)
  }
  return scenario as Scenario
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new TypeError(`${file} cannot be read as JSON: ${(error as Error).message}`, { cause: error })
  }
}

/** @throws {TypeError} where AWS would refuse one of the calls */
export async function play(cloud: Cloud, { calls }: Scenario): Promise<void> {
  for (const [i, { service, action, input = {} }] of calls.entries()) {
    try {
      await cloud.call(service, action, input)
    } catch (error) {
      const { name, message } = error as Error
      throw new TypeError(`calls[${i}], ${service}:${action}, is refused: ${name}: ${message}`, { cause: error })
    }
  }
}
