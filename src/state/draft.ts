import type { Scenario, Variation } from '../content/scenarios/scenario'
import { scenarios } from '../content/scenarios/scenarios'
import type { LabFunction, LabMocks, LabTable, LabWorld } from '../sim/cloud/labs/stepfunctions/lab'
import type { MachineType } from '../sim/services/stepfunctions/interpreter/execution'

/** What a learner makes of a scenario: all their texts. Plain JSON, and a value: every edit is another draft. */
export interface Draft {
  readonly scenarioId: string
  readonly type: MachineType
  readonly definition: string
  readonly input: string
  readonly functions: readonly LabFunction[]
  readonly tables: readonly LabTable[]
  readonly seed: number
  /** Used while a test case is chosen. */
  readonly mocks: LabMocks
}

export const NO_MOCKS: LabMocks = { configuration: '', testCase: '' }

/** A scenario as it is before anyone touched it. */
export function exampleDraft(scenarioId: string = scenarios[0].id): Draft {
  const scenario = scenarioOf(scenarioId)
  return draftOf({ ...scenario, scenarioId: scenario.id, type: 'STANDARD', mocks: NO_MOCKS })
}

/** The scenario of that id; the first where there is none, as in a draft of a version that had others. */
export function scenarioOf(scenarioId: string): Scenario {
  return scenarios.find(({ id }) => id === scenarioId) ?? scenarios[0]
}

/** Only the draft of something that holds more. */
export function draftOf({ scenarioId, type, definition, input, functions, tables, seed, mocks }: Draft): Draft {
  return { scenarioId, type, definition, input, functions, tables, seed, mocks }
}

/** What the lab runs. A mock configuration without a chosen test case is none: half written, it is in nobody's way. */
export function labWorldOf({ scenarioId, type, definition, input, functions, tables, seed, mocks }: Draft): LabWorld {
  const world = { name: scenarioOf(scenarioId).machine, type, definition, input, functions, tables, seed }
  return mocks.testCase === '' ? world : { ...world, mocks }
}

/** The draft with the texts of a variation in place of its own; what the variation does not name stays. */
export function varied(draft: Draft, variation: Variation): Draft {
  const changed: Draft = { ...draft, input: variation.input ?? draft.input }
  return (variation.functions ?? []).reduce(withFunction, changed)
}

/** The draft with one function's code replaced; the function is added where there is none of that name. */
export function withFunction(draft: Draft, code: LabFunction): Draft {
  return { ...draft, functions: replacedOrAdded(draft.functions, code) }
}

/** The draft with one table replaced, or added. */
export function withTable(draft: Draft, table: LabTable): Draft {
  return { ...draft, tables: replacedOrAdded(draft.tables, table) }
}

/** The draft with one of its functions or tables called otherwise, in the place it had. */
export function renamed(draft: Draft, list: 'functions' | 'tables', from: string, to: string): Draft {
  return { ...draft, [list]: draft[list].map((one) => (one.name === from ? { ...one, name: to } : one)) }
}

/** The draft without one of its functions or tables. */
export function without(draft: Draft, list: 'functions' | 'tables', name: string): Draft {
  return { ...draft, [list]: draft[list].filter((one) => one.name !== name) }
}

function replacedOrAdded<Named extends { readonly name: string }>(list: readonly Named[], one: Named): readonly Named[] {
  return list.some(({ name }) => name === one.name)
    ? list.map((other) => (other.name === one.name ? one : other))
    : [...list, one]
}
