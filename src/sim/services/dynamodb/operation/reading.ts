import type { Json, JsonObject } from '../../../kernel/json'
import type { Mutable } from '../../../kernel/mutable'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { asJson, attributeOf, setAttribute, type AttributeValue, type Item } from '../attributeValue'
import type { Database } from '../database'
import type { BoundCondition } from '../expression/bindCondition'
import { compileProjection } from '../expression/compiled'
import type { Condition, Operand } from '../expression/condition'
import type { DocumentPath } from '../expression/documentPath'
import type { Placeholders } from '../expression/placeholders'
import { project } from '../expression/projection'
import { invalid, invalidParameter } from '../refusal'
import { refuseInsideKeys } from '../table/keyPaths'
import { attributesOf, keyOf } from '../table/keySchema'
import { projectedNames, type Index, type Table } from '../table/table'
import { capacityOf, readUnits, type Units } from './capacity'
import { charge } from './charge'
import type { Outcome } from './operation'
import type { Page, PageRequest } from './readPage'

/** The parts of a request that Query and Scan share, read before the table is looked for. */
export interface Reading {
  readonly select: Json | undefined
  readonly projection: readonly DocumentPath[] | undefined
  readonly consistent: boolean
}

/** @throws {Refusal} ValidationException for a Select that does not go with the rest */
export function readReading(input: JsonObject, placeholders: Placeholders): Reading {
  const select = input['Select'] ?? undefined
  const text = (input['ProjectionExpression'] ?? undefined) as string | undefined
  if (text !== undefined && select !== undefined && select !== 'SPECIFIC_ATTRIBUTES') {
    invalid(
      `Cannot specify the ProjectionExpression when choosing to get ${select === 'COUNT' ? 'only the Count' : (select as string)}`,
    )
  }
  if (text === undefined && select === 'SPECIFIC_ATTRIBUTES') {
    invalid('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES')
  }
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && (input['IndexName'] ?? undefined) === undefined) {
    invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName')
  }
  const projection = text === undefined ? undefined : compileProjection(text, placeholders)
  return { select, projection, consistent: input['ConsistentRead'] === true }
}

/**
 * The index a request names; undefined where it names none.
 * @throws {Refusal} ValidationException where the table has no such index, or it cannot be read so
 */
export function indexRead(table: Table, name: Json | undefined, consistent: boolean): Index | undefined {
  if ((name ?? undefined) === undefined) return undefined
  const index = table.indexes.find((candidate) => candidate.name === name)
  if (!index) invalid(`The table does not have the specified index: ${name as string}`)
  if (index.scope === 'global' && consistent) invalid('Consistent reads are not supported on global secondary indexes')
  if (index.status === 'CREATING') invalid(`Cannot read from backfilling global secondary index: ${index.name}`)
  return index
}

/**
 * Whether the table's items have to be fetched because the index does not show all that is wanted.
 * Local indexes can do that; a global one cannot.
 * @throws {Refusal} ValidationException
 */
export function needsFetch(
  table: Table,
  index: Index | undefined,
  { select, projection }: Reading,
  filter: BoundCondition | undefined,
): boolean {
  if (projection || filter) refuseInsideKeys(table, [...(projection ?? []), ...(filter ? pathsIn(filter) : [])])
  if (!index || index.projection.type === 'ALL') return false
  const all = select === 'ALL_ATTRIBUTES'
  if (index.scope === 'global' && all) {
    invalidParameter(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    )
  }
  const shown = projectedNames(table, index)
  const wanted = new Set([...(projection ?? []).map(([name]) => name), ...(filter ? namesIn(filter) : [])])
  const missing = [...wanted].filter((name) => !shown.has(name))
  if (index.scope === 'global' && missing.length > 0) {
    invalidParameter(`Global secondary index ${index.name} does not project [${missing.join(', ')}]`)
  }
  return all || missing.length > 0
}

/** The attributes that a condition reads. */
export function namesIn(condition: BoundCondition): readonly string[] {
  return pathsIn(condition).map(([name]) => name)
}

function pathsIn(condition: BoundCondition): readonly DocumentPath[] {
  const inOperand = (operand: Operand<AttributeValue>): readonly DocumentPath[] => {
    if (operand.kind === 'path') return [operand.path]
    return operand.kind === 'call' ? operand.operands.flatMap(inOperand) : []
  }
  return inCondition(condition, inOperand)
}

function inCondition(
  condition: Condition<AttributeValue>,
  inOperand: (operand: Operand<AttributeValue>) => readonly DocumentPath[],
): readonly DocumentPath[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.flatMap((part) => inCondition(part, inOperand))
    case 'not':
      return inCondition(condition.condition, inOperand)
    case 'comparison':
      return [condition.left, condition.right].flatMap(inOperand)
    case 'between':
      return [condition.operand, condition.low, condition.high].flatMap(inOperand)
    case 'in':
      return [condition.operand, ...condition.list].flatMap(inOperand)
    case 'call':
      return inOperand(condition)
  }
}

/** The answer of a Query or Scan, and its charge. */
export function pageOutcome(
  database: Database,
  { table, index }: Pick<PageRequest, 'table' | 'index'>,
  reading: Reading,
  page: Page,
  wanted: Json | undefined,
  now: VirtualMs,
): Outcome {
  const { select, projection } = reading
  const shown = projection ? page.items.map((item) => project(item, projection)) : page.items
  const units = unitsOf(index, reading.consistent, page)
  const capacity = capacityOf(table.name, units, wanted)
  const output: Mutable<JsonObject> = {}
  if (select !== 'COUNT') output['Items'] = shown.map(asJson)
  output['Count'] = page.items.length
  output['ScannedCount'] = page.scanned
  if (page.last) output['LastEvaluatedKey'] = asJson(startKeyOf(table, index, page.last))
  if (capacity) output['ConsumedCapacity'] = capacity
  return { database: charge(database, table, units, 'Read', now), output }
}

/** A page costs what its bytes cost together; each fetch from the table costs on its own. */
function unitsOf(index: Index | undefined, consistent: boolean, page: Page): Units {
  const kind = consistent ? 'strong' : 'eventual'
  const read = readUnits(page.bytes, kind)
  if (!index) return read
  const fetched = page.fetched.reduce((sum, bytes) => sum + readUnits(bytes, kind).table, 0)
  const inIndex = new Map([[index.name, read.table]])
  const none = new Map<string, number>()
  return index.scope === 'global'
    ? { table: fetched, global: inIndex, local: none }
    : { table: fetched, global: none, local: inIndex }
}

/** The key from which a next page goes on: of the table, and of the index where one is read. */
function startKeyOf(table: Table, index: Index | undefined, item: Item): Item {
  const key: Record<string, AttributeValue> = { ...keyOf(table.keys, item) }
  for (const { name } of index ? attributesOf(index.keys) : []) {
    const value = attributeOf(item, name)
    if (value) setAttribute(key, name, value)
  }
  return key
}
