import { describe, expect, test } from 'vitest'
import { createSimulation } from '../cloud/cloud'
import type { Simulation } from '../cloud/simulation'
import { createGuestHost } from '../handlers/handlers'
import type { JsonObject } from '../kernel/json'
import { RandomStream, seededStream } from '../kernel/randomStream'
import { lambda } from '../services/lambda/lambda'
import { requestRate, SCALING } from '../services/lambda/rules/allowance'
import { firstInvocation, PLACEMENT } from '../services/lambda/rules/coldStart'
import { ACCOUNT_CONCURRENCY } from '../services/lambda/rules/concurrency'
import { IDLE_LIFETIME } from '../services/lambda/rules/keepAlive'
import { FleetRun, type FleetThrottle } from './fleetRun'

const HANDLER = 20

interface Scenario {
  readonly reserved?: number
  readonly provisioned?: number
  /** When requests come, in whole milliseconds. */
  readonly arrivals: readonly number[]
}

interface Counts {
  readonly invocations: number
  readonly coldStarts: number
  readonly concurrency: number
  readonly requestRate: number
  readonly scaling: number
}

/** Every request as a call of Invoke, told event by event. @returns the counts, and how long each new environment's INIT took */
async function inDetail({ reserved, provisioned, arrivals }: Scenario): Promise<{ counts: Counts; inits: number[] }> {
  const sim = createSimulation({ services: [lambda], guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('scripts need no engine')) }) })
  const call = (action: string, input: JsonObject) => sim.call('lambda', action, { FunctionName: 'fn', ...input })
  await call('CreateFunction', { Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/fn', MemorySize: 1769, Publish: true, Code: { Script: [{ compute: HANDLER }, { return: 1 }] } })
  await sim.runUntilQuiet()
  if (reserved !== undefined) await call('PutFunctionConcurrency', { ReservedConcurrentExecutions: reserved })
  if (provisioned !== undefined) await call('PutProvisionedConcurrencyConfig', { Qualifier: '1', ProvisionedConcurrentExecutions: provisioned })
  await sim.runFor(120_000)
  const from = sim.now
  const done: Promise<unknown>[] = []
  for (const at of arrivals) {
    if (from + at > sim.now) await sim.runFor(from + at - sim.now)
    done.push(call('Invoke', { Qualifier: '1' }).catch(() => undefined))
  }
  await Promise.all(done)
  return { counts: countsOf(sim, from), inits: initsOf(sim, from) }
}

function countsOf(sim: Simulation, from: number): Counts {
  const told = (type: string) => sim.log.filter((event) => event.at >= from && event.type === type)
  const throttles = told('Throttled').map(({ detail }) => (detail['limit'] === 'scaling' ? 'scaling' : String(detail['reason']).includes('Rate') ? 'requestRate' : 'concurrency'))
  const throttled = (by: FleetThrottle) => throttles.filter((limit) => limit === by).length
  return { invocations: told('InvokeEnded').length, coldStarts: told('EnvironmentStarted').length, concurrency: throttled('concurrency'), requestRate: throttled('requestRate'), scaling: throttled('scaling') }
}

function initsOf(sim: Simulation, from: number): number[] {
  const durations = new Map(sim.log.flatMap(({ type, resource, detail }) => (type === 'InitEnded' ? [[resource, Number(detail['duration'])] as const] : [])))
  return sim.log.flatMap(({ at, type, resource }) => (at >= from && type === 'EnvironmentStarted' ? [durations.get(resource) ?? 0] : []))
}

/** The same by the fleet, with the INITs that were drawn in detail. */
function byTheFleet({ reserved, provisioned = 0, arrivals }: Scenario, inits: readonly number[]): Counts {
  const counts = { invocations: 0, coldStarts: 0, concurrency: 0, requestRate: 0, scaling: 0 }
  const limit = (reserved ?? ACCOUNT_CONCURRENCY) - provisioned
  let [next, init] = [0, 0]
  const first = firstInvocation('nodejs22.x', 'x86_64', 1769)
  const run = new FleetRun(
    {
      nextArrival: () => arrivals[next++] ?? Infinity,
      warm: () => HANDLER,
      cold: () => PLACEMENT + (inits[init++] ?? 0) + first + HANDLER,
      expiry: IDLE_LIFETIME,
      policy: 'mru',
      limit,
      provisioned,
      rates: { scaling: SCALING, requests: requestRate(limit), provisionedRequests: requestRate(provisioned) },
      until: 1e9,
    },
    new RandomStream(seededStream(1, 'unused')),
    {
      served: (_at, _response, by) => {
        counts.invocations++
        if (by === 'cold') counts.coldStarts++
      },
      throttled: (_at, by) => void counts[by]++,
      ended: () => undefined,
      left: () => undefined,
    },
  )
  expect(run.advance(Infinity)).toBe(true)
  return counts
}

/** Bursts of up to so many requests at random instants, close together and far apart, some past idle expiry. */
function bursts(seed: number, count: number, size: number, gap: number): number[] {
  const stream = new RandomStream(seededStream(seed, 'bursts'))
  let at = 0
  return Array.from({ length: count }, () => {
    at += Math.floor(stream.draw() < 0.05 ? 700_000 : stream.draw() * gap)
    return Array.from({ length: 1 + Math.floor(stream.draw() * size) }, () => at)
  }).flat()
}

describe('one scenario, in detail and by the fleet', () => {
  test.each<[why: string, scenario: Scenario, meets: (keyof Counts)[]]>([
    ['bursts without a limit of its own', { arrivals: bursts(1, 60, 8, 400) }, ['coldStarts']],
    ['reserved concurrency', { reserved: 5, arrivals: bursts(2, 120, 9, 300) }, ['coldStarts', 'concurrency']],
    ['provisioned, with spillover', { reserved: 6, provisioned: 3, arrivals: bursts(3, 120, 9, 300) }, ['coldStarts', 'concurrency']],
    ['more requests than the rate allows', { reserved: 2, arrivals: bursts(4, 300, 3, 40) }, ['requestRate']],
    ['a burst past the account’s limit', { arrivals: [...Array.from({ length: 1200 }, () => 0), ...Array.from({ length: 1200 }, () => 3000)] }, ['concurrency']],
  ])('%s: equal counts', async (_why, scenario, meets) => {
    const { counts, inits } = await inDetail(scenario)
    expect(byTheFleet(scenario, inits)).toEqual(counts)
    expect(counts.invocations + counts.concurrency + counts.requestRate + counts.scaling).toBe(scenario.arrivals.length)
    for (const what of meets) expect(counts[what]).toBeGreaterThan(0)
  })
})
