import { compiled } from '../compiled'
import { Contestant } from '../contestant'
import { row, type Row } from '../row'

const SIZES = [100, 10_000, 1_000_000] as const
const ROUNDS = 7
const WRITES = 4000
const JUMPS = 200

interface Measured {
  readonly world: Contestant
  readonly size: number
  readonly events: number
  readonly megabytes: number
  readonly rates: { readonly 'working set': number[]; readonly all: number[] }
}

/**
 * What a growing world costs: writes that go the whole way, with the full log kept, in worlds of
 * 10², 10⁴ and 10⁶ table items and past events; jumps into the past; and as the limit a bare heap.
 */
export async function kernelBench(): Promise<readonly Row[]> {
  const limit = new Contestant(await compiled(new URL('./heapContestant.ts', import.meta.url), 'bareHeap'), [])
  const file = await compiled(new URL('./worldContestant.ts', import.meta.url), 'world')
  const worlds = await Promise.all(SIZES.map((size) => built(file, size)))
  const signalRates: number[] = []
  const limitRates: number[] = []
  for (let i = -1; i < ROUNDS; i++) {
    for (const { world, size, rates } of worlds) {
      for (const keys of ['working set', 'all'] as const) {
        const came = await world.ask<{ seconds: number; signals: number }>('round', { keys, count: WRITES })
        if (i < 0) continue
        rates[keys].push(WRITES / came.seconds)
        if (size !== 100 || keys !== 'all') continue
        signalRates.push(came.signals / came.seconds)
        limitRates.push(came.signals / (await limit.ask<number>('round', came.signals)))
      }
    }
  }
  const jumps: number[][] = []
  // One after the other: three at once on two cores would measure each other.
  for (const { world } of worlds) jumps.push(await world.ask<number[]>('jumps', JUMPS))
  for (const { world } of worlds) world.stop()
  limit.stop()
  const least = worlds[0]
  return [
    ...worlds.flatMap(({ size, rates }) =>
      (['working set', 'all'] as const).map((keys) =>
        row('kernel', `${caseOf(size)}, ${keys}, beside 10²`, 'writes/s', rates[keys], least?.rates[keys]),
      ),
    ),
    row('kernel', 'signals in 10², beside a bare heap', 'signals/s', signalRates, limitRates),
    ...worlds.map(({ size, events, megabytes }) =>
      row('kernel', `memory of ${caseOf(size)}, ${events.toLocaleString('en-US')} events`, 'MB', [megabytes]),
    ),
    ...worlds.flatMap(({ size }, i) => {
      const took = jumps[i] ?? []
      return [
        row('kernel', `jump in ${caseOf(size)}, median`, 'ms', took),
        { ...row('kernel', `jump in ${caseOf(size)}, worst`, 'ms', [Math.max(...took)]), rounds: took.length },
      ]
    }),
  ]
}

async function built(file: string, size: number): Promise<Measured> {
  const world = new Contestant(file, [String(size)])
  const { events, megabytes } = await world.ask<{ events: number; megabytes: number }>('build')
  return { world, size, events, megabytes, rates: { 'working set': [], all: [] } }
}

function caseOf(size: number): string {
  return `world of 10${size === 100 ? '²' : size === 10_000 ? '⁴' : '⁶'}`
}
