import type { QueryLanguage, StateType } from '../definition/machine'
import type { MachineType } from '../interpreter/execution'
import type { DiagnosticCode, Report } from './diagnostic'
import type { Span } from '../../../expression/json/jsonNode'

/** Where in a definition a value stands: what its rule needs to know besides the value. */
export interface Place {
  readonly report: Report
  /** AWS's form: `/States/Name/Field`, `/` for the definition itself. */
  readonly location: string
  readonly machine: { readonly type: MachineType; readonly language: QueryLanguage }
  /** The query language of the state it belongs to. */
  readonly language: QueryLanguage
  readonly state: StateType | undefined
  /** Members of `$states` besides input and context that have a value here. */
  readonly statesMembers: readonly StatesMember[]
  /** The text is broken: what is missing may only be unfinished, and is not told of. */
  readonly unfinished: boolean
}

export type StatesMember = 'result' | 'errorOutput'

export function within(place: Place, field: string): Place {
  return elsewhere(place, place.location === '/' ? `/${field}` : `${place.location}/${field}`)
}

export function atIndex(place: Place, index: number): Place {
  return elsewhere(place, `${place.location}[${index}]`)
}

/** Written out, because it is done for every value as one types and a spread takes several times as long. */
function elsewhere({ report, machine, language, state, statesMembers, unfinished }: Place, location: string): Place {
  return { report, location, machine, language, state, statesMembers, unfinished }
}

/** The most frequent complaint: a value or a field is not as the language wants it. */
export function wrong(place: Place, span: Span, message: string, code: DiagnosticCode = 'SCHEMA_VALIDATION_FAILED'): void {
  place.report.error(code, message, place.location, span)
}
