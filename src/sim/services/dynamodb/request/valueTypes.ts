import type { AwsFault } from '../../../aws/awsError'
import { faultOf } from '../../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { wrongType } from './checkShape'
import { readBinary } from './readValue'

/** Members that hold attribute values by name, and those that hold lists of such maps, wherever they stand. */
const MAPS: ReadonlySet<string> = new Set(['Item', 'Key', 'ExclusiveStartKey', 'ExpressionAttributeValues'])
const LISTS: ReadonlySet<string> = new Set(['Keys'])

/**
 * The fault of the first attribute value in a request that is of no JSON type it may be. AWS reads
 * the whole request before it looks at any of it, so this comes before everything else that is
 * wrong; it is looked for only where something is.
 */
export function valueTypeFault(input: JsonObject): AwsFault | undefined {
  try {
    checkMembers(input)
    return undefined
  } catch (error) {
    return faultOf(error)
  }
}

function checkMembers(value: Json): void {
  if (Array.isArray(value)) {
    for (const member of value as readonly Json[]) checkMembers(member)
  } else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (MAPS.has(name)) checkMap(member)
      else if (LISTS.has(name) && Array.isArray(member)) for (const map of member as readonly Json[]) checkMap(map)
      else checkMembers(member)
    }
  }
}

function checkMap(map: Json): void {
  if (!isJsonObject(map)) return
  for (const value of Object.values(map)) checkValue(value)
}

function checkValue(value: Json): void {
  if (value === null) return
  if (!isJsonObject(value)) wrongType(value, 'Structure')
  for (const type of ['S', 'N', 'B'] as const) expect(value[type], 'String')
  if (typeof value['B'] === 'string') readBinary(value['B'])
  for (const type of ['BOOL', 'NULL'] as const) expect(value[type], 'Boolean')
  for (const type of ['SS', 'NS', 'BS'] as const) {
    expect(value[type], 'List')
    for (const member of (value[type] ?? []) as readonly Json[]) expect(member, 'String')
  }
  for (const member of (value['BS'] ?? []) as readonly string[]) readBinary(member)
  expect(value['L'], 'List')
  for (const element of (value['L'] ?? []) as readonly Json[]) checkValue(element)
  expect(value['M'], 'Map')
  checkMap(value['M'] ?? null)
}

function expect(content: Json | undefined, wanted: 'String' | 'Boolean' | 'List' | 'Map'): void {
  if (content === undefined || content === null) return
  const fits =
    wanted === 'List'
      ? Array.isArray(content)
      : wanted === 'Map'
        ? isJsonObject(content)
        : typeof content === (wanted === 'String' ? 'string' : 'boolean')
  if (!fits) wrongType(content, wanted)
}
