import { compileJsonata } from '../../../expression/jsonata/jsonata'
import { isJsonataText } from '../definition/jsonataTemplate'
import { referencesOf, type Reference } from './expressionReferences'
import type { JsonNode, Span, TextNode } from '../../../expression/json/jsonNode'
import { atIndex, within, wrong, type Place, type StatesMember } from './place'
import type { Check } from './shape'

/** A value anywhere in which strings may be JSONata expressions. */
export const queries: Check = (value, at) => {
  if (value.kind === 'string') query(value, at)
  else if (value.kind === 'array') value.items.forEach((item, index) => queries(item, atIndex(at, index)))
  else if (value.kind === 'object') for (const member of value.members) queries(member.value, within(at, member.name))
}

/** Whether a text is meant as an expression, well delimited or not. With spaces around it is a constant. [OBS] */
export function isQueryText(text: string): boolean {
  return text.startsWith('{%') || text.endsWith('%}')
}

/** One string: a constant, or an expression within its delimiters. */
export const query: Check = (value, at) => {
  if (value.kind !== 'string' || !isQueryText(value.value)) return
  if (isJsonataText(value.value)) checkExpression(value, at)
  else {
    const message = "A JSONata expression must begin with '{%' and end with '%}', and nothing may stand outside of them"
    wrong(at, value, message, 'INVALID_JSONATA_EXPRESSION')
  }
}

/** In a state's Output and Assign there is a result, if its type has one. */
export function withResult(check: Check): Check {
  return (value, at) => {
    const has = at.state === 'Task' || at.state === 'Parallel' || at.state === 'Map'
    check(value, has ? { ...at, statesMembers: ['result'] } : at)
  }
}

/** In a Catcher's there is the error instead. */
export function withErrorOutput(check: Check): Check {
  return (value, at) => check(value, { ...at, statesMembers: ['errorOutput'] })
}

function checkExpression(value: TextNode, at: Place): void {
  const inner = value.value.slice(2, -2)
  const source = inner.trim()
  const start = 2 + inner.length - inner.trimStart().length
  const compiled = compileJsonata(source)
  if ('error' in compiled) {
    wrong(at, value, compiled.error.message, 'INVALID_JSONATA_EXPRESSION')
    return
  }
  for (const reference of referencesOf(compiled.expression.ast)) {
    const message = complaintOf(reference, at)
    if (message === undefined) continue
    const name = reference.kind === 'root' ? '$$' : reference.name
    const span = spanIn(value, start + reference.end - name.length, name.length)
    wrong(at, span, message, 'UNSUPPORTED_JSONATA_EXPRESSION')
  }
}

function complaintOf(reference: Reference, at: Place): string | undefined {
  switch (reference.kind) {
    case 'top level':
      return `Reference to '${reference.name}' at the top level is not supported.`
    case 'root':
      return "Reference to '$$' is not supported."
    case 'states': {
      const { name } = reference
      if (name === 'input' || name === 'context' || at.statesMembers.includes(name as StatesMember)) return undefined
      return `Reference to '$states.${name}' is not supported here.`
    }
  }
}

/** A part of a string, as far as that is written without escapes; else all of it. */
function spanIn(value: JsonNode & { readonly value: string }, start: number, length: number): Span {
  return value.length === value.value.length + 2 ? { offset: value.offset + 1 + start, length } : value
}
