import { pathsOf, type BoundUpdate } from '../expression/bindUpdate'
import type { DocumentPath } from '../expression/documentPath'
import type { SetOperand } from '../expression/update'
import { typeOf, type AttributeValue, type DataType } from '../attributeValue'
import { invalid, invalidParameter } from '../refusal'
import { attributesOf } from './keySchema'
import type { Table } from './table'

/**
 * Nothing lies inside a key attribute, of the table or of an index: a path that leads into one is a mistake.
 * @throws {Refusal} ValidationException
 */
export function refuseInsideKeys(table: Table, paths: readonly DocumentPath[]): void {
  const inside = new Set(paths.flatMap((path) => (path.length > 1 ? [path[0]] : [])))
  if (inside.size === 0) return
  const refuse = (kind: string, name: string) =>
    invalid(`Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${kind}: ${name}`)
  for (const { name } of attributesOf(table.keys)) if (inside.has(name)) refuse('Key', name)
  for (const { keys } of table.indexes) {
    for (const { name } of attributesOf(keys)) if (inside.has(name)) refuse('IndexKey', name)
  }
}

/**
 * Checks an update for a table as far as that can be done without the item.
 * @throws {Refusal} ValidationException where it changes the key, or gives an index's key attribute another type
 */
export function checkUpdatedKeys(table: Table, update: BoundUpdate): void {
  const keys = attributesOf(table.keys).map(({ name }) => name)
  const paths = pathsOf(update)
  const changed = paths.find(([name]) => keys.includes(name))
  if (changed) invalidParameter(`Cannot update attribute ${changed[0]}. This attribute is part of the key`)
  if (table.indexes.length > 0) checkIndexTypes(table, typesGiven(update))
  refuseInsideKeys(table, [...paths, ...update.set.flatMap(({ to }) => pathsRead(to))])
}

function checkIndexTypes(table: Table, types: ReadonlyMap<string, DataType>): void {
  for (const index of table.indexes) {
    for (const { name, type } of attributesOf(index.keys)) {
      const given = types.get(name)
      if (given === undefined || given === type) continue
      const mismatch = `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${given}`
      invalidParameter(`${mismatch} IndexName: ${index.name}`)
    }
  }
}

/** The types of attributes after the update, where the request alone tells them. */
function typesGiven({ set, add }: BoundUpdate): ReadonlyMap<string, DataType> {
  const types = new Map<string, DataType>()
  const give = (path: DocumentPath, type: DataType | undefined) => {
    if (path.length === 1 && type) types.set(path[0], type)
  }
  for (const { path, to } of set) give(path, typeKnown(to))
  for (const { path, value } of add) give(path, typeOf(value))
  return types
}

function pathsRead(operand: SetOperand<AttributeValue>): readonly DocumentPath[] {
  switch (operand.kind) {
    case 'value':
      return []
    case 'path':
      return [operand.path]
    case 'call':
      return operand.operands.flatMap(pathsRead)
    case 'sum':
      return [operand.left, operand.right].flatMap(pathsRead)
  }
}

function typeKnown(operand: SetOperand<AttributeValue>): DataType | undefined {
  switch (operand.kind) {
    case 'value':
      return typeOf(operand.value)
    case 'sum':
      return 'N'
    case 'call':
      return operand.name === 'list_append' ? 'L' : typeKnown(operand.operands[1] as SetOperand<AttributeValue>)
    case 'path':
      return undefined
  }
}
