import type { JavaValue } from './java/javaValue'
import type { Evaluate } from './rendering'

/** The names that references begin with. Only macros have names of their own. */
export interface Scope {
  readonly variables: Map<string, JavaValue>
  /** What the macro that is running was called with. */
  readonly call: MacroCall | undefined
}

/** Velocity calls by name: an argument is worked out anew wherever it is read, where the call stands. */
export interface MacroCall {
  readonly given: ReadonlyMap<string, Argument>
  /** Parameters that `#set` gave a value; it is not the caller's. */
  readonly own: Map<string, JavaValue>
  readonly caller: Scope
}

export interface Argument {
  readonly evaluate: Evaluate
  /** As it stands in the call, where it is a reference: what is printed where it has no value. */
  readonly source: string | undefined
}
