import { FACTS, type FactId } from '../../facts/facts'
import type { Question } from '../../content/questions/question'
import { dueCards, type MemoryCard } from '../../study/review'

/** At most so many at a time: a long absence is not to be made up for in one evening. */
const MOST_AT_A_TIME = 30
/** Facts that are asked for the first time in one review. */
const NEW_FACTS = 5

/** What is to be reviewed now, of three kinds, the most overdue first. */
export interface DueItems {
  readonly questions: readonly Question[]
  readonly facts: readonly FactId[]
  /** Ids of drills to do again. */
  readonly drills: readonly string[]
  /** How many of all kinds are due, also those that are left for later. */
  readonly due: number
}

/**
 * Questions that are no longer there are due no more.
 * @param drills  undefined while they are not known: then all that were done count
 */
export function dueItems(cards: ReadonlyMap<string, MemoryCard>, questions: ReadonlyMap<string, Question>, drills: ReadonlySet<string> | undefined, now: number): DueItems {
  const due = dueCards(cards, now).flatMap(({ id }): readonly (readonly [kind: string, of: string])[] => {
    const kind = id.slice(0, id.indexOf(':'))
    const of = id.slice(kind.length + 1)
    const there = kind === 'question' ? questions.has(of) : kind === 'fact' ? Object.hasOwn(FACTS, of) : kind === 'drill' && (drills?.has(of) ?? true)
    return there ? [[kind, of]] : []
  })
  const next = due.slice(0, MOST_AT_A_TIME)
  const ofKind = (kind: string) => next.filter(([each]) => each === kind).map(([, of]) => of)
  return { due: due.length, questions: ofKind('question').flatMap((id) => questions.get(id) ?? []), facts: ofKind('fact') as readonly FactId[], drills: ofKind('drill') }
}

/** Facts of questions one has answered that were never asked for themselves, those of the latest answers first: a few at a time. */
export function newFacts(cards: ReadonlyMap<string, MemoryCard>, questions: ReadonlyMap<string, Question>, answered: readonly string[]): readonly FactId[] {
  const facts = answered.toReversed().flatMap((id) => questions.get(id)?.facts ?? [])
  const fresh = [...new Set(facts)].filter((id) => Object.hasOwn(FACTS, id) && !cards.has(factCard(id)))
  return fresh.slice(0, NEW_FACTS) as readonly FactId[]
}

/** The card by which a fact is reviewed. */
export function factCard(fact: string): string {
  return `fact:${fact}`
}
