import type { Json, JsonObject } from '../../../kernel/json'

export interface Variables {
  readonly [name: string]: Json
}

/**
 * What expressions of a state may refer to: `$` (or `$states.input`), the context object, the
 * variables as they were when the state was entered, and chance.
 */
export interface Scope {
  /** What `$` stands for: the effective input, or at ResultSelector and Assign the result. */
  readonly input: Json
  /** The state's raw input: `$states.input`. */
  readonly stateInput: Json
  /** `$$` and `$states.context`. Built when first asked for. */
  readonly context: () => JsonObject
  readonly variables: Variables
  readonly now: number
  readonly draw: () => number
  readonly uuid: () => string
  /** `(entered at the event id #n)`, for error texts. */
  readonly place: string
}

/** The same scope with another `$`. */
export function withInput(scope: Scope, input: Json): Scope {
  return input === scope.input ? scope : { ...scope, input }
}
