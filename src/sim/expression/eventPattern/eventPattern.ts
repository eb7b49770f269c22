import type { Json } from '../../kernel/json'
import { fieldsOf, type EventField } from './eventFields'
import { holdsTogether, type Membership } from './membership'
import { readPattern, type Alternative, type PatternFault } from './readPattern'
import { passes } from './valueTest'

/**
 * A compiled event pattern, as EventBridge, SNS filter policies and event source mappings have
 * them. `$or` is worked out: it matches if one of its alternatives does.
 */
export interface EventPattern {
  readonly source: string
  readonly alternatives: readonly Alternative[]
}

export type CompiledPattern =
  | { readonly pattern: EventPattern; readonly fault?: undefined }
  | { readonly fault: PatternFault; readonly pattern?: undefined }

/** Compiles the JSON text of a pattern. What is wrong with it is told as AWS tells it. */
export function compileEventPattern(source: string): CompiledPattern {
  const read = readPattern(source)
  return read.fault ? { fault: read.fault } : { pattern: { source, alternatives: read.alternatives } }
}

export function matchesEvent({ alternatives }: EventPattern, event: Json): boolean {
  const fields = fieldsOf(event)
  return alternatives.some((alternative) => matchesAlternative(alternative, fields))
}

function matchesAlternative(alternative: Alternative, fields: ReadonlyMap<string, readonly EventField[]>): boolean {
  const found: (readonly Membership[])[] = []
  for (const [path, tests] of alternative) {
    const present = fields.get(path)
    if (!present) {
      if (!tests.some((test) => test.kind === 'exists' && !test.present)) return false
      continue
    }
    const passing = present.filter(({ value }) => tests.some((test) => passes(test, value)))
    if (passing.length === 0) return false
    found.push(passing.map(({ membership }) => membership))
  }
  return holdsTogether(found)
}

export type { PatternFault }
