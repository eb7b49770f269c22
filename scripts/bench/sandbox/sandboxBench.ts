import { compiled } from '../compiled'
import { Contestant } from '../contestant'
import { row, type Row } from '../row'

const ROUNDS = 21
const INVOCATIONS = 1000
/** What each side does before rounds are counted, in seconds: warm is what is compiled, too. */
const WARMING = 1

/** Warm invocations of a thirty-line handler through the front door, beside the same handler in the bare engine. */
export async function sandboxBench(): Promise<readonly Row[]> {
  const world = new Contestant(await compiled(new URL('./worldContestant.ts', import.meta.url), 'sandboxWorld', ['quickjs-wasi']), [])
  const bare = new Contestant(await compiled(new URL('./bareEngine.ts', import.meta.url), 'sandboxBare', ['quickjs-wasi']), [])
  await world.ask('build')
  const rates = { world: [] as number[], bare: [] as number[] }
  for (const side of [world, bare]) {
    for (let ran = 0; ran < WARMING; ) ran += await side.ask<number>('round', INVOCATIONS)
  }
  for (let i = 0; i < ROUNDS; i++) {
    rates.world.push(INVOCATIONS / (await world.ask<number>('round', INVOCATIONS)))
    rates.bare.push(INVOCATIONS / (await bare.ask<number>('round', INVOCATIONS)))
  }
  world.stop()
  bare.stop()
  return [row('sandbox', 'warm invocations, beside the bare engine', 'invocations/s', rates.world, rates.bare)]
}
