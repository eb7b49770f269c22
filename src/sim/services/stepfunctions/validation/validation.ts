import { numberOf } from '../../../../facts/facts'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import type { MachineType } from '../interpreter/execution'
import { checkMachine, machineLanguage } from './blockRules'
import { Report, type Diagnostic } from './diagnostic'
import { checkDuplicateFields } from './duplicateFields'
import { TextLines } from '../../../expression/json/jsonFault'
import type { ObjectNode } from '../../../expression/json/jsonNode'
import { readJson } from '../../../expression/json/readJson'
import type { Place } from './place'
import { checkTransitions } from './transitionRules'

export type { Diagnostic, Severity } from './diagnostic'

/** The longest definition the API takes, in characters. */
export const LONGEST_DEFINITION = numberOf('stepfunctions.definition.longest')

export interface Validated {
  /** Absent where the text is not a JSON object. With errors in `diagnostics` it must not be run. */
  readonly definition: JsonObject | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Validates a state machine definition as CreateStateMachine does, and tells where in the text each
 * fault stands. Finds faults of all kinds at once, so that an editor can show them while one types;
 * what AWS would tell of them `toldByAws` selects.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export function validateDefinition(text: string, options: { readonly type: MachineType }): Validated {
  if (text.length > LONGEST_DEFINITION) return tooLong(text)
  const { root, faults, lines } = readJson(text)
  const report = new Report(lines)
  for (const { message, location, ...span } of faults) report.error('INVALID_JSON_DESCRIPTION', message, location, span)
  if (root?.kind === 'object') {
    checkDuplicateFields(root, text, lines, report)
    checkObject(root, options.type, report, faults.length > 0)
  } else if (faults.length === 0) {
    report.error('SCHEMA_VALIDATION_FAILED', 'Definition must be a valid JSON object', undefined, root ?? { offset: 0, length: text.length })
  }
  const parsed: unknown = faults.length === 0 && root ? JSON.parse(text) : undefined
  return { definition: isJsonObject(parsed) ? parsed : undefined, diagnostics: report.diagnostics }
}

function checkObject(machine: ObjectNode, type: MachineType, report: Report, unfinished: boolean): void {
  const language = machineLanguage(machine)
  const at: Place = {
    report,
    location: '/',
    machine: { type, language },
    language,
    state: undefined,
    statesMembers: [],
    unfinished,
  }
  checkMachine(machine, at)
  if (!unfinished) checkTransitions(machine, at)
}

function tooLong(text: string): Validated {
  const report = new Report(new TextLines(''))
  report.error('ValidationException', tooLongMessage(), undefined, { offset: 0, length: Math.min(text.length, 1) })
  return { definition: undefined, diagnostics: report.diagnostics }
}

/** As the API refuses what is longer than its model allows. It repeats no value of that length. */
function tooLongMessage(): string {
  return `1 validation error detected: Value at 'definition' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_DEFINITION}`
}

/**
 * Those that AWS would tell. It looks at JSON, then at fields, then at how states go together, and
 * goes no further than the first look that finds an error.
 */
export function toldByAws(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'ERROR')
  const first = Math.min(...errors.map(({ code }) => lookOf(code)))
  // A parser stops at the first fault.
  if (first === 0) return errors.filter(({ code }) => lookOf(code) === 0).slice(0, 1)
  return diagnostics.filter(({ code, severity }) => severity === 'WARNING' || lookOf(code) === first)
}

/** Which look finds what has this code. */
function lookOf(code: string): 0 | 1 | 2 {
  if (code === 'INVALID_JSON_DESCRIPTION' || code === 'ValidationException') return 0
  return /^(MISSING|DUPLICATE)_/.test(code) ? 2 : 1
}

/** The message of CreateStateMachine's and UpdateStateMachine's InvalidDefinition. */
export function invalidDefinitionMessage(diagnostics: readonly Diagnostic[]): string {
  const errors = toldByAws(diagnostics).filter(({ severity }) => severity === 'ERROR')
  // Where there is no location AWS writes its absence. (measured on AWS, 2026-08)
  const told = errors.map(({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`)
  return `Invalid State Machine Definition: '${told.join(', ')}'`
}

/** Whether anything keeps a state machine from being created. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'ERROR')
}
