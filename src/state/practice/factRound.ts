import { createStore, type StoreApi } from 'zustand'
import { factOf, type FactId } from '../../facts/facts'
import type { Rating } from '../../study/review'

/** Facts asked one after another: a value is typed or thought, then told, then one says how well it was known. */
export interface FactRoundState {
  readonly facts: readonly FactId[]
  readonly index: number
  readonly typed: string
  /** The value is told. */
  readonly told: boolean
  begin(facts: readonly FactId[]): void
  end(): void
  type(text: string): void
  tell(): void
  /** Says how well it was known, and goes on. */
  rate(rating: Rating): void
}

/** @param rated  keeps count */
export function createFactRound(rated: (fact: FactId, rating: Rating) => void): StoreApi<FactRoundState> {
  const OPEN = { typed: '', told: false }
  return createStore<FactRoundState>()((set, get) => ({
    facts: [],
    index: 0,
    ...OPEN,
    begin: (facts) => set({ facts, index: 0, ...OPEN }),
    end: () => set({ facts: [], index: 0, ...OPEN }),
    type: (typed) => set({ typed }),
    tell: () => set({ told: true }),
    rate(rating) {
      const { facts, index, told } = get()
      const fact = facts[index]
      if (fact === undefined || !told) return
      rated(fact, rating)
      if (index + 1 < facts.length) set({ index: index + 1, ...OPEN })
      else get().end()
    },
  }))
}

/** Whether what was typed is a fact's value; undefined where nothing was, or no number. `10,240` is 10240. */
export function isValue(fact: FactId, typed: string): boolean | undefined {
  const text = typed.replaceAll(/[\s,_’']/g, '')
  if (text === '' || Number.isNaN(Number(text))) return undefined
  const { value } = factOf(fact)
  return Math.abs(Number(text) - value) <= Math.abs(value) * 1e-9
}
