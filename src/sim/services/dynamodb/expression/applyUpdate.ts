import { attributeOf, membersOf, setAttribute, typeOf, type AttributeValue, type Item } from '../attributeValue'
import { addNumbers, subtractNumbers, type NumberFault } from '../decimal'
import { invalid } from '../refusal'
import { numberFaultText } from '../numberFaultText'
import type { BoundUpdate } from './bindUpdate'
import { valueAt, type DocumentPath } from './documentPath'
import type { SetOperand } from './update'

/** What becomes of the value at a path. Removing what is not there is no change, if the way there exists. */
type Change = { readonly path: DocumentPath; readonly to: AttributeValue | 'removed' | 'unchanged' }

/**
 * The item as the update leaves it. All that the update reads it reads from the item as it was.
 * @throws {Refusal} ValidationException where the item's values do not fit the update
 */
export function applyUpdate(update: BoundUpdate, item: Item): Item {
  return changedItem(
    item,
    changesOf(update, item).map(({ path, to }) => ({ steps: path, to })),
  )
}

function changesOf(update: BoundUpdate, item: Item): readonly Change[] {
  return [
    ...update.set.map(({ path, to }) => ({ path, to: valueOf(to, item) })),
    ...update.remove.map((path) => ({ path, to: 'removed' as const })),
    ...update.add.map(({ path, value }) => ({ path, to: added(valueAt(item, path), value) })),
    ...update.delete.map(({ path, value }) => ({ path, to: deleted(valueAt(item, path), value) })),
  ]
}

function valueOf(operand: SetOperand<AttributeValue>, item: Item): AttributeValue {
  switch (operand.kind) {
    case 'value':
      return operand.value
    case 'path':
      return (
        valueAt(item, operand.path) ??
        invalid('The provided expression refers to an attribute that does not exist in the item')
      )
    case 'sum': {
      const left = valueOf(operand.left, item)
      const right = valueOf(operand.right, item)
      if (!('N' in left) || !('N' in right)) wrongType()
      return numberOf(operand.operator === '+' ? addNumbers(left.N, right.N) : subtractNumbers(left.N, right.N))
    }
    case 'call': {
      const [first, second] = operand.operands as [SetOperand<AttributeValue>, SetOperand<AttributeValue>]
      if (operand.name === 'if_not_exists') {
        const existing = first.kind === 'path' ? valueAt(item, first.path) : undefined
        return existing ?? valueOf(second, item)
      }
      const head = valueOf(first, item)
      const tail = valueOf(second, item)
      if (!('L' in head) || !('L' in tail)) wrongType()
      return { L: [...head.L, ...tail.L] }
    }
  }
}

function added(value: AttributeValue | undefined, more: AttributeValue): AttributeValue {
  if (value === undefined) return more
  if ('N' in value && 'N' in more) return numberOf(addNumbers(value.N, more.N))
  const [members, moreMembers] = bothSets(value, more)
  return setOf(value, [...members, ...moreMembers.filter((member) => !members.includes(member))])
}

function deleted(value: AttributeValue | undefined, less: AttributeValue): Change['to'] {
  if (value === undefined) return 'unchanged'
  const [members, lessMembers] = bothSets(value, less)
  const left = members.filter((member) => !lessMembers.includes(member))
  return left.length === 0 ? 'removed' : setOf(value, left)
}

function bothSets(one: AttributeValue, other: AttributeValue): [readonly string[], readonly string[]] {
  const members = membersOf(one)
  const others = membersOf(other)
  if (!members || !others || typeOf(one) !== typeOf(other)) wrongType()
  return [members, others]
}

function setOf(like: AttributeValue, members: readonly string[]): AttributeValue {
  return { [typeOf(like)]: members } as unknown as AttributeValue
}

function numberOf(result: string | { readonly fault: NumberFault }): AttributeValue {
  return typeof result === 'string' ? { N: result } : invalid(numberFaultText(result.fault))
}

function wrongType(): never {
  invalid('An operand in the update expression has an incorrect data type')
}

/** A change below a map or a list: the steps still to go, and what becomes of the value there. */
interface Descent {
  readonly steps: readonly (string | number)[]
  readonly to: Change['to']
}

function changedItem(map: Item, descents: readonly Descent[]): Item {
  const changed: Record<string, AttributeValue> = { ...map }
  for (const [step, group] of grouped(descents)) {
    if (typeof step !== 'string') wrongPath()
    const value = changedValue(attributeOf(map, step), group)
    if (value === undefined) delete changed[step]
    else setAttribute(changed, step, value)
  }
  return changed
}

/** Positions beyond the end append, in their order; positions removed close up afterwards. */
function changedList(list: readonly AttributeValue[], descents: readonly Descent[]): readonly AttributeValue[] {
  const changed: (AttributeValue | undefined)[] = [...list]
  const byPosition = [...grouped(descents)].sort(([a], [b]) => Number(a) - Number(b))
  for (const [step, group] of byPosition) {
    if (typeof step !== 'number') wrongPath()
    const value = changedValue(list[step], group)
    if (step < list.length) changed[step] = value
    else changed.push(value)
  }
  return changed.filter((element) => element !== undefined)
}

function changedValue(value: AttributeValue | undefined, group: readonly Descent[]): AttributeValue | undefined {
  // Paths of one update never lead through each other, so a change that ends here is the only one.
  const [first] = group
  if (first?.steps.length === 0) {
    if (first.to === 'unchanged') return value
    return first.to === 'removed' ? undefined : first.to
  }
  if (value && 'M' in value) return { M: changedItem(value.M, group) }
  if (value && 'L' in value) return { L: changedList(value.L, group) }
  return wrongPath()
}

function grouped(descents: readonly Descent[]): ReadonlyMap<string | number, Descent[]> {
  const groups = new Map<string | number, Descent[]>()
  for (const { steps, to } of descents) {
    const [step, ...rest] = steps as [string | number, ...(string | number)[]]
    const descent = { steps: rest, to }
    const group = groups.get(step)
    if (group) group.push(descent)
    else groups.set(step, [descent])
  }
  return groups
}

function wrongPath(): never {
  invalid('The document path provided in the update expression is invalid for update')
}
