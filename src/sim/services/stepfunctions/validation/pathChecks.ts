import { parseIntrinsic } from '../../../expression/intrinsics/intrinsics'
import { parsePath, type Path } from '../../../expression/jsonPath/jsonPath'
import { isIntrinsicCall } from '../definition/payloadTemplate'
import type { JsonNode, MemberNode, ObjectNode } from '../../../expression/json/jsonNode'
import { wrong, type Place } from './place'
import type { Check } from './shape'

/** InputPath and OutputPath: any path, or null for the empty object. */
export const path: Check = (value, at) => {
  if (value.kind === 'null') return
  if (value.kind !== 'string') wrong(at, value, 'Expected value of type String')
  else if (!pathOf(value.value)) wrong(at, value, 'Value is not a valid JSONPath')
}

/** ItemsPath: any path, to one list. */
export const itemsPath: Check = (value, at) => {
  if (value.kind === 'null') wrong(at, value, 'Expected value of type String')
  else path(value, at)
}

/** Variable of a choice rule, and paths that stand for a constant: one node, of whatever root. */
export const referencePath: Check = (value, at) => reference(value, at, () => true)

/** Numbers of a Map: not from the Context object. @see https://github.com/floci-io/floci/issues/3733 (measured on AWS, 2026-09) */
export const inputReferencePath: Check = (value, at) => reference(value, at, ({ root }) => root !== '$$')

/** ResultPath: a place in the state's input, or null to drop the result. */
export const resultPath: Check = (value, at) => {
  if (value.kind !== 'null') reference(value, at, ({ root }) => root === '$')
}

function reference(value: JsonNode, at: Place, allowed: (path: Path) => boolean): void {
  if (value.kind !== 'string') return wrong(at, value, 'Expected value of type String')
  const parsed = pathOf(value.value)
  if (!parsed?.reference || !allowed(parsed)) wrong(at, value, 'Value is not a Reference Path')
}

/** Intrinsic functions whose value is a text: Fail takes only these. */
const TEXT_FUNCTIONS =
  /^States\.(Format|JsonToString|ArrayGetItem|Base64Encode|Base64Decode|Hash|UUID)\(/

/** ErrorPath and CausePath: a reference path, or an intrinsic function that gives a text. */
export const failPath: Check = (value, at) => {
  if (value.kind !== 'string' || !isIntrinsicCall(value.value)) return reference(value, at, () => true)
  if (TEXT_FUNCTIONS.test(value.value) && 'call' in parseIntrinsic(value.value)) return
  const field = at.location.slice(at.location.lastIndexOf('/') + 1)
  wrong(at, value, `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call`)
}

/**
 * A payload template: members whose name ends in `.$` hold a path or an intrinsic function call.
 * As recorded, a fault inside is told at the field, wherever in it it lies.
 */
export const payloadTemplate: Check = (value, at) => {
  if (value.kind === 'object' || value.kind === 'array') checkTemplate(value, at)
  else wrong(at, value, 'Expected value of type Object')
}

export function checkTemplate(value: JsonNode, at: Place): void {
  if (value.kind === 'array') for (const item of value.items) checkTemplate(item, at)
  if (value.kind !== 'object') return
  for (const member of value.members) {
    if (member.name.endsWith('.$')) checkExpression(member, value, at)
    else {
      checkTemplate(member.value, at)
      warnOfConstant(member, at)
    }
  }
}

function checkExpression({ name, key, value }: MemberNode, template: ObjectNode, at: Place): void {
  const plain = name.slice(0, -2)
  if (template.members.some((other) => other.name === plain)) {
    wrong(at, key, `There should only be one of the following fields: [${plain}, ${name}]`)
  }
  if (value.kind === 'broken' || (value.kind === 'string' && isExpression(value.value))) return
  wrong(at, value, `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`)
}

function isExpression(text: string): boolean {
  return isIntrinsicCall(text) ? 'call' in parseIntrinsic(text) : pathOf(text) !== undefined
}

/** `"id": "$.id"` is a text, which is rarely meant. */
function warnOfConstant({ name, value }: MemberNode, at: Place): void {
  if (value.kind !== 'string' || !looksLikeExpression(value.value)) return
  if (name.endsWith('Path')) return
  const message = `The value of the field '${name}' looks like a JSONPath or an intrinsic function, but the name of the field does not end with '.$'`
  at.report.warning('NO_DOLLAR', message, at.location, value)
}

/** `$.a`, `$$.a`, `$a.b`, a call of an intrinsic function; not `$5` or a lone `$`. */
export function looksLikeExpression(text: string): boolean {
  if (/^States\.[A-Z][A-Za-z0-9]*\(.*\)$/s.test(text)) return true
  return /^\$(\$?[.[]|[A-Za-z_]\w*[.[])/.test(text) && pathOf(text) !== undefined
}

function pathOf(text: string): Path | undefined {
  const parsed = parsePath(text)
  return 'path' in parsed ? parsed.path : undefined
}
