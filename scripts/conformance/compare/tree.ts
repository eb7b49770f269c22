import { compareBag } from './bag'
import { differenceOfBodies, type ComparedEvent } from './historyEvent'
import { historyTree, outcomesBelow, type EventNode } from './historyTree'
import type { ValueRules } from './values'

/**
 * Compares histories whose branches ran side by side: the chains must be the same, the order in
 * which they took turns need not.
 */
export function compareTree(
  want: readonly ComparedEvent[],
  got: readonly ComparedEvent[],
  rules: ValueRules,
): string | undefined {
  const wanted = historyTree(want)
  const produced = historyTree(got)
  if (!wanted || !produced) return wanted === produced ? undefined : 'event trees differ: one history is empty'
  if (alike(wanted, produced, rules)) return undefined
  return `event trees differ: ${compareBag(want, got, rules) ?? 'the same events, chained otherwise'}`
}

function alike(want: EventNode, got: EventNode, rules: ValueRules): boolean {
  if (differenceOfBodies(want.event.body, got.event.body, rules)) return false
  if (!want.failedBy) return sameChildren(want.below, got.below, rules)
  const way = got.failedBy
  if (!way || way.length !== want.failedBy.length) return false
  // Branches that did not decide the outcome may have been stopped anywhere.
  const decided = want.failedBy.every((body, i) => !differenceOfBodies(body, way[i] ?? {}, rules))
  return decided && sameChildren(outcomesBelow(want), outcomesBelow(got), rules)
}

/** Children have no order among each other: each recorded one takes the first produced one like it. */
function sameChildren(want: readonly EventNode[], got: readonly EventNode[], rules: ValueRules): boolean {
  if (want.length !== got.length) return false
  const left = [...got]
  return want.every((wanted) => {
    const at = left.findIndex((produced) => alike(wanted, produced, rules))
    if (at < 0) return false
    left.splice(at, 1)
    return true
  })
}
