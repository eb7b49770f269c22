import { existsSync, readFileSync } from 'node:fs'
import { intervalsOf, overlap, type ReferenceSet } from '../../../src/sim/fleet/reference.testing'
import { compiled } from '../compiled'
import { Contestant } from '../contestant'
import { row, type Row } from '../row'

const ROUNDS = 7
const REQUESTS = 1_000_000

interface Round {
  readonly seconds: number
  readonly requests: number
  /** Arrivals, ends of responses, and ends of environments. */
  readonly events: number
  /** Scheduled at any time, as a mean. */
  readonly pending: number
}

/**
 * A million requests of one function (20 a second, 200 ms warm, 500 ms cold): ours beside simjs, and beside a bare
 * heap that takes and puts back as many events. Then what size costs: more requests, more environments.
 */
export async function fleetBench({ reference = false }: { readonly reference?: boolean } = {}): Promise<readonly Row[]> {
  const ours = new Contestant(await compiled(new URL('./fleetContestant.ts', import.meta.url), 'fleet'), [])
  const simjs = new Contestant(await compiled(new URL('./simjsContestant.ts', import.meta.url), 'fleetSimjs', ['simjs']), [])
  const bare = new Contestant(await compiled(new URL('./bareLoop.ts', import.meta.url), 'fleetBare'), [])
  const measured = { ours: [] as number[], simjs: [] as number[], fewest: [] as number[], bare: [] as number[] }
  const megabytes = { ours: 0, simjs: 0 }
  for (let i = -1; i < ROUNDS; i++) {
    const round = await ours.ask<Round>('steady', { requests: REQUESTS, seed: i + 2 })
    if (i < 0) megabytes.ours = await ours.ask<number>('peak')
    const peer = await simjs.ask<Round>('steady', { requests: REQUESTS, seed: i + 2, manner: 'cancelled' })
    if (i < 0) megabytes.simjs = await simjs.ask<number>('peak')
    const fewest = await simjs.ask<Round>('steady', { requests: REQUESTS, seed: i + 2, manner: 'fewest' })
    const limit = await bare.ask<number>('round', { events: round.events, pending: round.pending })
    if (i < 0) continue
    measured.ours.push(round.requests / round.seconds)
    measured.simjs.push(peer.requests / peer.seconds)
    measured.fewest.push(fewest.requests / fewest.seconds)
    measured.bare.push(round.requests / limit)
  }
  const rows = [
    row('fleet', 'steady-20, 10⁶ requests, beside simjs', 'requests/s', measured.ours, measured.simjs),
    row('fleet', 'the same beside simjs with the fewest timers', 'requests/s', measured.ours, measured.fewest),
    row('fleet', 'the same beside a bare heap of as many events', 'requests/s', measured.ours, measured.bare),
    row('fleet', 'most memory of the process', 'MB', [megabytes.ours], [megabytes.simjs]),
    ...(await growth(ours)),
  ]
  for (const contestant of [ours, simjs, bare]) contestant.stop()
  return reference ? [...rows, ...againstReference()] : rows
}

/** Time for one request, as the run gets longer and as the fleet gets larger. */
async function growth(ours: Contestant): Promise<Row[]> {
  const rows: Row[] = []
  for (const [power, requests] of [['10⁵', 1e5], ['10⁶', 1e6], ['10⁷', 1e7]] as const) {
    rows.push(row('fleet', `steady-20, ${power} requests`, 'ns/request', await each('steady', requests)))
  }
  for (const environments of [10, 100, 1000, 10_000]) {
    rows.push(row('fleet', `${environments.toLocaleString('en-US')} environments at work, 10⁶ requests`, 'ns/request', await each('busy', 1e6, environments)))
  }
  return rows

  async function each(command: string, requests: number, environments = 0): Promise<number[]> {
    const times: number[] = []
    for (let i = 0; i < (requests > 1e6 ? 1 : 3); i++) {
      const round = await ours.ask<Round>(command, { requests, environments, seed: i + 1 })
      times.push((round.seconds / round.requests) * 1e9)
    }
    return times
  }
}

const REFERENCE = new URL('../../../../shared/data/faas-reference.json', import.meta.url)
/** As the reference has them, each a twentieth as long. */
const REPLICATIONS = 40
const SHORTER = 20

function againstReference(): Row[] {
  if (!existsSync(REFERENCE)) throw new Error('the reference results are not there')
  const { sets } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as { sets: readonly ReferenceSet[] }
  const apart: string[] = []
  const rows = sets.flatMap((set) =>
    overlap(intervalsOf({ ...set, measure: set.measure / SHORTER }, REPLICATIONS), set).map(({ quantity, ours, reference, overlaps }) => {
      if (!overlaps) apart.push(`${set.id} ${quantity}: ${ours.ci99.join(' to ')}, not ${reference.ci99.join(' to ')}`)
      return { ...row('fleet', `${set.id}, ${quantity}, 99 % intervals ${overlaps ? 'overlap' : 'are apart'}`, 'mean', [ours.mean], [reference.mean]), rounds: REPLICATIONS }
    }),
  )
  if (apart.length > 0) throw new Error(`intervals that do not overlap the reference:\n${apart.join('\n')}`)
  return rows
}

