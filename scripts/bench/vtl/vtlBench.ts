import { compiled } from '../compiled'
import { Contestant } from '../contestant'
import { row, type Row } from '../row'

const PEER = 'velocityjs'
const ROUNDS = 15
const WARMING = 2
/** So many that a round of the faster side is a fifth of a second and more: until then it mends what the other left of the caches. */
const RENDERINGS = { parsedOnce: 20_000, parsedEachTime: 4000 } as const

type Kind = keyof typeof RENDERINGS

/** Renderings a second of one mapping template, beside velocityjs's: parsed once, as a deployment is, and each time. */
export async function vtlBench(): Promise<readonly Row[]> {
  const files = [
    await compiled(new URL('./ourContestant.ts', import.meta.url), 'vtlOurs'),
    await compiled(new URL('./peerContestant.ts', import.meta.url), 'vtlPeer', [PEER]),
  ]
  const [ours, peer] = files.map((file) => new Contestant(file, [])) as [Contestant, Contestant]
  const [mine, theirs] = await Promise.all([ours, peer].map((side) => side.ask<string>('output')))
  // The two differ in white space (ours is Velocity's); the document has to be the same.
  if (JSON.stringify(JSON.parse(mine ?? '')) !== JSON.stringify(JSON.parse(theirs ?? ''))) throw new Error(`${PEER} renders another document`)
  const rows: Row[] = []
  for (const [kind, title] of [['parsedOnce', 'a template with a loop of ten, parsed once'], ['parsedEachTime', 'the same, parsed each time']] as const) {
    rows.push(row('vtl', title, 'renders/s', ...(await rates(kind, ours, peer))))
  }
  ours.stop()
  peer.stop()
  return rows
}

async function rates(kind: Kind, ours: Contestant, peer: Contestant): Promise<readonly [number[], number[]]> {
  const count = RENDERINGS[kind]
  const measured: readonly [number[], number[]] = [[], []]
  for (let i = -WARMING; i < ROUNDS; i++) {
    for (const [side, contestant] of [ours, peer].entries()) {
      const rate = count / (await contestant.ask<number>(kind, count))
      if (i >= 0) measured[side]?.push(rate)
    }
  }
  return measured
}
