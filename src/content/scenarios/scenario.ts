/** What a lab opens with: a state machine, its functions and its tables, all as the texts a learner goes on to edit. */
export interface Scenario {
  readonly id: string
  readonly title: string
  /** The state machine's name. */
  readonly machine: string
  readonly definition: string
  /** The execution's input, JSON as text. */
  readonly input: string
  readonly functions: readonly ScenarioFunction[]
  readonly tables: readonly ScenarioTable[]
  readonly seed: number
  readonly variations: readonly Variation[]
}

export interface ScenarioFunction {
  readonly name: string
  /** The text of `index.mjs`, which exports `handler`. */
  readonly code: string
}

export interface ScenarioTable {
  readonly name: string
  /** The partition key, a string. */
  readonly partitionKey: string
  /** A JSON array of plain objects, as text. */
  readonly items: string
}

/** One change worth seeing: what it puts into the texts, and what to look for when the execution runs. */
export interface Variation {
  readonly id: string
  readonly title: string
  /** What happens, without giving away how AWS tells it. */
  readonly about: string
  readonly input?: string
  /** Functions whose code is replaced; the others keep theirs. */
  readonly functions?: readonly ScenarioFunction[]
}
