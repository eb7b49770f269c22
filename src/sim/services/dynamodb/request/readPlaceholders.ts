import { Refusal } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'
import type { AttributeValue } from '../attributeValue'
import { Placeholders } from '../expression/placeholders'
import { invalid } from '../refusal'
import { readValue, type Wording } from './readValue'

const NONE = new Map<string, never>()
const NO_PLACEHOLDERS = new Placeholders(NONE, NONE)

/**
 * ExpressionAttributeNames and ExpressionAttributeValues of a request.
 *
 * @param expressions  the parameters that could use them, with what the request holds there
 * @throws {Refusal} ValidationException
 */
export function readPlaceholders(
  input: JsonObject,
  expressions: { readonly [parameter: string]: Json | undefined },
  wording: Wording,
): Placeholders {
  const names = input['ExpressionAttributeNames'] ?? undefined
  const values = input['ExpressionAttributeValues'] ?? undefined
  if (names === undefined && values === undefined) return NO_PLACEHOLDERS
  const anyExpression = Object.values(expressions).some((text) => (text ?? undefined) !== undefined)
  return new Placeholders(
    names === undefined ? NONE : readNames(names as JsonObject, anyExpression),
    values === undefined ? NONE : readValues(values as JsonObject, anyExpression, wording),
  )
}

function readNames(names: JsonObject, anyExpression: boolean): ReadonlyMap<string, string> {
  const entries = entriesOf('ExpressionAttributeNames', names, /^#[A-Za-z0-9_]+$/, anyExpression)
  return new Map(entries.map(([key, name]) => [key, name as string]))
}

function readValues(values: JsonObject, anyExpression: boolean, wording: Wording): ReadonlyMap<string, AttributeValue> {
  const entries = entriesOf('ExpressionAttributeValues', values, /^:[A-Za-z0-9_]+$/, anyExpression)
  return new Map(
    entries.map(([key, value]) => [key, wording === 'older' ? wrapped(key, value) : readValue(value, wording)]),
  )
}

function entriesOf(
  parameter: string,
  members: JsonObject,
  key: RegExp,
  anyExpression: boolean,
): readonly [string, Json][] {
  if (!anyExpression) invalid(`${parameter} can only be specified when using expressions`)
  const entries = Object.entries(members)
  if (entries.length === 0) invalid(`${parameter} must not be empty`)
  const wrong = entries.find(([name]) => !key.test(name))
  if (wrong) invalid(`${parameter} contains invalid key: Syntax error; key: "${wrong[0]}"`)
  return entries
}

function wrapped(key: string, value: Json): AttributeValue {
  try {
    return readValue(value, 'older')
  } catch (error) {
    if (!(error instanceof Refusal) || error.fault.name !== 'ValidationException') throw error
    return invalid(`ExpressionAttributeValues contains invalid value: ${error.message} for key ${key}`)
  }
}
