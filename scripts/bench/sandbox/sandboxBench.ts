import { compiled } from '../compiled'
import { Contestant } from '../contestant'
import { row, type Row } from '../row'

const ROUNDS = 9
const INVOCATIONS = 1000

/** Warm invocations of a thirty-line handler through the front door, beside the same handler in the bare engine. */
export async function sandboxBench(): Promise<readonly Row[]> {
  const world = new Contestant(await compiled(new URL('./worldContestant.ts', import.meta.url), 'sandboxWorld', ['quickjs-wasi']), [])
  const bare = new Contestant(await compiled(new URL('./bareEngine.ts', import.meta.url), 'sandboxBare', ['quickjs-wasi']), [])
  await world.ask('build')
  const rates = { world: [] as number[], bare: [] as number[] }
  for (let i = -2; i < ROUNDS; i++) {
    const ours = await world.ask<number>('round', INVOCATIONS)
    const limit = await bare.ask<number>('round', INVOCATIONS)
    if (i < 0) continue
    rates.world.push(INVOCATIONS / ours)
    rates.bare.push(INVOCATIONS / limit)
  }
  world.stop()
  bare.stop()
  return [row('sandbox', 'warm invocations, beside the bare engine', 'invocations/s', rates.world, rates.bare)]
}
