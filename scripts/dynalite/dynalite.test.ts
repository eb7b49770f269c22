import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { BothSides, type Outcome } from './bothSides'
import { Dice } from './dice'
import { DIFFERENCES, differenceIn } from './known'
import { request } from './requests'

const seed = Number(process.env['SEED'] ?? 20260101)
console.info(`dynalite: seed ${seed}`)

const require = createRequire(import.meta.url)
const load = (file: string) => require(`dynalite/${file}`)

/** Worlds with tables of their own, and requests in each. */
const WORLDS = 96
const REQUESTS = 250

test('DB11 DB42 DB60 of 24,000 random requests each ends as in dynalite, or differs as AWS does', { timeout: 240_000 }, async () => {
  const counts = { agree: 0, refused: 0, differ: 0 }
  const met = new Set<string>()
  for (let world = 0; world < WORLDS; world++) {
    const dice = new Dice(seed + world * 1_000_003)
    const both = new BothSides(load)
    await both.createTables()
    for (let i = 0; i < REQUESTS; i++) {
      const outcome = await both.play(request(dice))
      if (outcome.agree) {
        counts.agree++
        if (outcome.ours.error !== undefined) counts.refused++
        continue
      }
      counts.differ++
      const known = differenceIn(outcome)
      if (!known) throw new Error(`seed ${seed}, world ${world}, request ${i}: ${told(outcome)}`)
      met.add(known.why)
    }
  }
  console.info(`dynalite: ${JSON.stringify(counts)}, ${met.size} of ${DIFFERENCES.length} known differences met`)
  expect(counts.agree).toBeGreaterThan(20_000)
  expect(counts.agree - counts.refused).toBeGreaterThan(8_000)
  expect(counts.differ / (WORLDS * REQUESTS)).toBeLessThan(0.1)
})

function told({ action, input, ours, theirs }: Outcome): string {
  const lines = [`${action} ${JSON.stringify(input)}`, `ours: ${JSON.stringify(ours)}`, `dynalite's: ${JSON.stringify(theirs)}`]
  return lines.join('\n')
}
