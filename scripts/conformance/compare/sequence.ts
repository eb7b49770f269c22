import { differenceOfBodies, shown, type ComparedEvent } from './historyEvent'
import type { ValueRules } from './values'

/**
 * Compares histories of which only one order is possible: event by event, ids and all.
 *
 * After a MapRunStarted the chain of MapStateExited is left out: recordings give either the run's
 * end or its start there.
 *
 * @returns the first difference as a reason, or undefined
 */
export function compareSequence(
  want: readonly ComparedEvent[],
  got: readonly ComparedEvent[],
  rules: ValueRules,
): string | undefined {
  let mapRunSeen = false
  for (const [i, wanted] of want.entries()) {
    const produced = got[i]
    if (!produced) return `history ends early: event ${wanted.id} ${wanted.type} is missing`
    const parted = differenceOfBodies(wanted.body, produced.body, rules)
    if (parted) {
      return parted.path === '.type'
        ? `${wanted.type} expected, ${produced.type} produced: event ${wanted.id}, expected ` +
            `${shown(wanted.body)}, got ${shown(produced.body)}`
        : `${wanted.type}${parted.path}: event ${wanted.id}, expected ${shown(parted.want)}, got ${shown(parted.got)}`
    }
    if (produced.id !== wanted.id) return `${wanted.type}.id: expected ${wanted.id}, got ${produced.id}`
    mapRunSeen ||= wanted.type === 'MapRunStarted'
    const chained = !(mapRunSeen && wanted.type === 'MapStateExited')
    if (chained && produced.previous !== wanted.previous) {
      return `${wanted.type}.previousEventId: event ${wanted.id}, expected ${wanted.previous}, got ${produced.previous}`
    }
  }
  const extra = got[want.length]
  return extra && `history goes on with ${extra.type}: ${shown(extra.body)}`
}
