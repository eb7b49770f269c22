import type { Json, JsonObject } from '../../kernel/json'

/** What an expression can see. */
export interface PathScope {
  /** `$`: the state's input, or what stands in its place. */
  readonly input: Json
  /** `$$`: the Context object. Most expressions do not refer to it, so it is built when one does. */
  readonly context: () => JsonObject
  /** `$name`: the variables in reach, by name without the `$`. */
  readonly variables: JsonObject
}
