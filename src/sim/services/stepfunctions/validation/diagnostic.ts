import type { TextLines } from '../../../expression/json/jsonFault'
import type { Span } from '../../../expression/json/jsonNode'

/** One thing that is wrong with a definition, as ValidateStateMachineDefinition tells it, and where it stands. */
export interface Diagnostic {
  /** An ERROR keeps a state machine from being created. */
  readonly severity: Severity
  readonly code: string
  readonly message: string
  /** In AWS's form: `/States/Name/Field`. Absent where AWS gives none. */
  readonly location?: string
  /** The key or the value at fault, in UTF-16 units of the text. */
  readonly offset: number
  readonly length: number
  /** Of `offset`, both from 1. */
  readonly line: number
  readonly column: number
}

export type Severity = 'ERROR' | 'WARNING'

/** Codes of the API reference, three that AWS was seen to give besides, and one of ours: `DISTRIBUTED_ONLY`. */
export type DiagnosticCode =
  | 'INVALID_JSON_DESCRIPTION'
  | 'SCHEMA_VALIDATION_FAILED'
  | 'MISSING_TRANSITION_TARGET'
  | 'MISSING_END_STATE'
  | 'DUPLICATE_STATE_NAME'
  | 'INVALID_STATE_NAME'
  | 'DUPLICATE_LABEL_NAME'
  | 'INVALID_LABEL_NAME'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'UNSUPPORTED_JSONATA_EXPRESSION'
  | 'ValidationException'
  | 'NO_DOLLAR'
  | 'NO_PATH'
  | 'PASS_RESULT_IS_STATIC'
  | 'DISTRIBUTED_ONLY'

/** What has been found so far. */
export class Report {
  readonly diagnostics: Diagnostic[] = []
  readonly #lines: TextLines

  constructor(lines: TextLines) {
    this.#lines = lines
  }

  error(code: DiagnosticCode, message: string, location: string | undefined, span: Span): void {
    this.#add('ERROR', code, message, location, span)
  }

  warning(code: DiagnosticCode, message: string, location: string | undefined, span: Span): void {
    this.#add('WARNING', code, message, location, span)
  }

  #add(severity: Severity, code: DiagnosticCode, message: string, location: string | undefined, span: Span): void {
    const { offset, length } = span
    const place = location === undefined ? {} : { location }
    this.diagnostics.push({ severity, code, message, ...place, offset, length, ...this.#lines.at(offset) })
  }
}
