import { isJsonObject, type Json } from '../../kernel/json'
import { InvalidArguments, refuseArguments } from './functions'
import type { Argument, IntrinsicCall } from './parseIntrinsic'

/**
 * States.Format: each `{}` is replaced by an argument, strings as they are, all else as JSON.
 * A backslash before a brace keeps it, in a quoted template as in one that a path finds.
 *
 * @throws {InvalidArguments} for lone braces, or not as many `{}` as arguments
 */
export function fillTemplate(call: IntrinsicCall, given: readonly Json[]): string {
  const [template] = given
  if (typeof template !== 'string') return refuseArguments(call.name)
  const [written] = call.arguments
  const parts = splitTemplate(written?.kind === 'string' ? written.raw : template)
  if (parts.length !== given.length) {
    throw new InvalidArguments(
      `Invalid arguments in ${call.name}: number of arguments do not match the occurrences of {}.`,
    )
  }
  let text = parts[0]!
  for (let at = 1; at < parts.length; at++) text += inText(given[at]!, call.arguments[at]!) + parts[at]!
  return text
}

/** The texts before, between and after the `{}`. */
function splitTemplate(template: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < template.length; at++) {
    const char = template.charAt(at)
    if (char === '\\' && at + 1 < template.length && "'{}\\".includes(template.charAt(at + 1))) {
      part += template.charAt(++at)
    } else if (char === '{') {
      if (template.charAt(++at) !== '}') {
        throw new InvalidArguments("Invalid template in States.Format: matching '}' not found for '{'.")
      }
      parts.push(part)
      part = ''
    } else if (char === '}') {
      throw new InvalidArguments("Invalid template in States.Format: matching '{' not found for '}'.")
    } else part += char
  }
  parts.push(part)
  return parts
}

/** What comes from the Context object is written as Java writes a map: `{Id=arn…, Name=machine}`. */
function inText(value: Json, argument: Argument): string {
  if (typeof value === 'string') return value
  return argument.kind === 'path' && argument.path.root === '$$' ? asJavaText(value) : JSON.stringify(value)
}

function asJavaText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item) => asJavaText(item as Json)).join(', ')}]`
  if (!isJsonObject(value)) return String(value)
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}=${asJavaText(member)}`)
    .join(', ')}}`
}
