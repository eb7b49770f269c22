import { typeOf, type AttributeValue, type DataType } from '../attributeValue'
import { boundPath, clashOf, type DocumentPath } from './documentPath'
import { fault } from './expressionFault'
import type { Placeholders } from './placeholders'
import type { SetOperand, Update } from './update'

export type BoundUpdate = Update<AttributeValue>
type BoundOperand = SetOperand<AttributeValue>

/**
 * The update with the request's names and values in it, checked as far as it can be without an item.
 * @throws {ExpressionFault} in AWS's words, and in its order: names, paths, sections, functions
 */
export function bindUpdate(update: Update<string>, placeholders: Placeholders): BoundUpdate {
  const pair = ({ path, value }: { readonly path: DocumentPath; readonly value: string }) => ({
    path: boundPath(path, placeholders),
    value: placeholders.valueOf(value),
  })
  const bound: BoundUpdate = {
    set: update.set.map(({ path, to }) => ({ path: boundPath(path, placeholders), to: bindOperand(to, placeholders) })),
    remove: update.remove.map((path) => boundPath(path, placeholders)),
    add: update.add.map(pair),
    delete: update.delete.map(pair),
  }
  const clash = clashOf(pathsOf(bound))
  if (clash !== undefined) fault(clash)
  for (const { value } of bound.add) checkSectionValue('ADD', value, ADDABLE)
  for (const { value } of bound.delete) checkSectionValue('DELETE', value, SETS)
  for (const { to } of bound.set) checkOperandCounts(to)
  for (const { to } of bound.set) checkOperandTypes(to)
  return bound
}

/** All paths an update changes. */
export function pathsOf(update: BoundUpdate): readonly DocumentPath[] {
  return [...update.set, ...update.remove.map((path) => ({ path })), ...update.add, ...update.delete].map(
    ({ path }) => path,
  )
}

function bindOperand(operand: SetOperand<string>, placeholders: Placeholders): BoundOperand {
  switch (operand.kind) {
    case 'path':
      return { kind: 'path', path: boundPath(operand.path, placeholders) }
    case 'value':
      return { kind: 'value', value: placeholders.valueOf(operand.value) }
    case 'call':
      return { ...operand, operands: operand.operands.map((inner) => bindOperand(inner, placeholders)) }
    case 'sum':
      return {
        ...operand,
        left: bindOperand(operand.left, placeholders),
        right: bindOperand(operand.right, placeholders),
      }
  }
}

const SETS: ReadonlySet<DataType> = new Set<DataType>(['SS', 'NS', 'BS'])
const ADDABLE: ReadonlySet<DataType> = new Set<DataType>(['N', ...SETS])

/** AWS's long names, which it uses in this one refusal. */
const LONG_NAMES: { readonly [type in DataType]?: string } = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  M: 'MAP',
  L: 'LIST',
}

function checkSectionValue(section: string, value: AttributeValue, allowed: ReadonlySet<DataType>): void {
  const type = typeOf(value)
  if (allowed.has(type)) return
  // AWS names ADD's set of types for DELETE as well.
  const operand = `operator: ${section}, operand type: ${LONG_NAMES[type] ?? type}, typeSet: ALLOWED_FOR_ADD_OPERAND`
  fault(`Incorrect operand type for operator or function; ${operand}`)
}

function checkOperandCounts(operand: BoundOperand): void {
  for (const inner of innerOf(operand)) checkOperandCounts(inner)
  if (operand.kind !== 'call') return
  const called = `operator or function: ${operand.name}`
  if (operand.operands.length !== 2) {
    fault(
      `Incorrect number of operands for operator or function; ${called}, number of operands: ${operand.operands.length}`,
    )
  }
  if (operand.name === 'if_not_exists' && operand.operands[0]?.kind !== 'path') {
    fault(`Operator or function requires a document path; ${called}`)
  }
}

function checkOperandTypes(operand: BoundOperand): void {
  const inner = innerOf(operand)
  for (const each of inner) checkOperandTypes(each)
  const [name, wanted] =
    operand.kind === 'sum'
      ? [operand.operator, 'N']
      : operand.kind === 'call' && operand.name === 'list_append'
        ? [operand.name, 'L']
        : []
  if (!name) return
  for (const each of inner) {
    const type = each.kind === 'value' ? typeOf(each.value) : undefined
    if (type && type !== wanted) {
      fault(`Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`)
    }
  }
}

function innerOf(operand: BoundOperand): readonly BoundOperand[] {
  if (operand.kind === 'call') return operand.operands
  return operand.kind === 'sum' ? [operand.left, operand.right] : []
}
