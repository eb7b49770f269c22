import type { Asked, Asking } from '../../state/practice/asking'

const nothing = () => undefined

/** A question of an exam that is over: it is looked at, and nothing of it changes. */
export function reviewing(asked: Asked, runProof: () => Promise<void>, move: (by: 1 | -1) => void): Asking {
  return { asked, runProof, choose: nothing, give: nothing, strike: nothing, flag: nothing, next: () => move(1), previous: () => move(-1) }
}
