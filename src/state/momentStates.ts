import type { MomentView, StateBrief } from '../sim/cloud/labs/stepfunctions/lab'

const byName = new WeakMap<MomentView, ReadonlyMap<string, StateBrief>>()

/** A state at a moment, by its name; undefined where it was not entered. Every node asks, so the names are looked up once. */
export function stateAt(moment: MomentView | undefined, name: string): StateBrief | undefined {
  if (!moment) return undefined
  let states = byName.get(moment)
  if (!states) {
    states = new Map(moment.states.map((state) => [state.name, state]))
    byName.set(moment, states)
  }
  return states.get(name)
}
