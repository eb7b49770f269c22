import { compiled } from '../compiled'
import { Contestant } from '../contestant'
import { row, type Row } from '../row'

const PEER = 'hono'
const SIZES = [10, 100, 300] as const
const ROUNDS = 9
const WARMING = 2
const REQUESTS = 2000

/**
 * Requests a second through a REST API's whole pipeline to a scripted function, with everything that each stage did in
 * the log, beside a bare hono app's `request()` on the same routes; and how both grow with the resources of the API.
 */
export async function gatewayBench(): Promise<readonly Row[]> {
  const ourFile = await compiled(new URL('./ourContestant.ts', import.meta.url), 'gatewayOurs')
  const peerFile = await compiled(new URL('./peerContestant.ts', import.meta.url), 'gatewayPeer', [PEER])
  const rows: Row[] = []
  const least: number[] = []
  for (const size of SIZES) {
    const sides = [ourFile, peerFile].map((file) => ({ contestant: new Contestant(file, [String(size)]), rates: [] as number[] }))
    for (const { contestant } of sides) await contestant.ask('build')
    for (let i = -WARMING; i < ROUNDS; i++) {
      for (const { contestant, rates } of sides) {
        const rate = REQUESTS / (await contestant.ask<number>('round', REQUESTS))
        if (i >= 0) rates.push(rate)
      }
    }
    for (const { contestant } of sides) contestant.stop()
    const [ours = [], peer] = sides.map(({ rates }) => rates)
    rows.push(row('gateway', `${size} resources, beside ${PEER}`, 'requests/s', ours, peer))
    if (size === SIZES[0]) least.push(...ours)
    else rows.push(row('gateway', `${size} resources, beside ${SIZES[0]}`, 'requests/s', ours, least))
  }
  return rows
}
