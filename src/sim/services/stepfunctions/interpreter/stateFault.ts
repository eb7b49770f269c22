/**
 * Why a state fails: an error by AWS's name and its cause.
 *
 * It is a value of the story, told in the history and matched by Retriers and Catchers. It is also
 * throwable, because straight-line evaluation (a path deep in a payload template) has many places
 * to fail and one place that decides what becomes of it: `attempt` in `interpreter.ts`.
 */
export class StateFault {
  /** Absent where AWS gives none: a Fail state without Error. */
  readonly error: string | undefined
  readonly cause: string | undefined
  /** The field, for an `EvaluationFailed` event (`Output/total`). */
  readonly location: string | undefined

  /** Another name by which Retriers and Catchers know it. */
  readonly alias: string | undefined

  constructor(error: string | undefined, cause?: string, { location, alias }: { readonly location?: string | undefined; readonly alias?: string | undefined } = {}) {
    this.error = error
    this.cause = cause
    this.location = location
    this.alias = alias
  }
}

/** What a state cannot process at run time. Never retried, never caught. */
export function runtimeFault(message: string): StateFault {
  return new StateFault('States.Runtime', message)
}

/** A JSONata expression, or a field's value it gave, that cannot be used. */
export function queryFault(message: string, location?: string): StateFault {
  return new StateFault('States.QueryEvaluationError', message, { location })
}
