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
  /** `An error occurred while executing the state 'X' (entered at the event id #n).`, with which error texts begin. */
  readonly place: string
}

/** The same scope with another `$`. */
export function withInput(scope: Scope, input: Json): Scope {
  return input === scope.input ? scope : new DerivedScope(scope, input, undefined)
}

/** The same scope with another context object. */
export function withContext(scope: Scope, context: () => JsonObject): Scope {
  return new DerivedScope(scope, scope.input, context)
}

/** A scope over another one. What that one works out only when asked is asked for only then. */
class DerivedScope implements Scope {
  readonly input: Json
  readonly #base: Scope
  readonly #context: (() => JsonObject) | undefined

  constructor(base: Scope, input: Json, context: (() => JsonObject) | undefined) {
    this.input = input
    this.#base = base
    this.#context = context
  }

  get stateInput(): Json {
    return this.#base.stateInput
  }

  get context(): () => JsonObject {
    return this.#context ?? this.#base.context
  }

  get variables(): Variables {
    return this.#base.variables
  }

  get now(): number {
    return this.#base.now
  }

  get draw(): () => number {
    return this.#base.draw
  }

  get uuid(): () => string {
    return this.#base.uuid
  }

  get place(): string {
    return this.#base.place
  }
}
