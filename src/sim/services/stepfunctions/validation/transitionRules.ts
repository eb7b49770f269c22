import { memberOf, textOf, valueOf, type JsonNode, type MemberNode, type ObjectNode, type Span, type TextNode } from '../../../expression/json/jsonNode'
import { atIndex, within, wrong, type Place } from './place'

/** A way from one state, or from StartAt, to another. */
interface Transition {
  readonly from: string | undefined
  readonly to: TextNode
  readonly at: Place
}

/** One set of states with its start. */
interface Block {
  readonly start: TextNode | undefined
  /** The word States, for what concerns them all. */
  readonly key: Span
  readonly states: readonly MemberNode[]
  readonly at: Place
}

/** How the states of a definition go together: names, targets, ends, and who can be reached. */
export function checkTransitions(machine: ObjectNode, at: Place): void {
  const blocks = blocksIn(machine, at)
  checkNames(blocks)
  for (const block of blocks) checkBlock(block)
}

/** Names and labels are unique in the whole definition, nested states included. */
function checkNames(blocks: readonly Block[]): void {
  const names = new Set<string>()
  const labels = new Set<string>()
  for (const { states, at } of blocks) {
    for (const { name, key, value } of states) {
      const place = within(within(at, 'States'), name)
      if (names.has(name)) wrong(place, key, `Duplicate State name: ${name}`, 'DUPLICATE_STATE_NAME')
      names.add(name)
      const label = value.kind === 'object' ? valueOf(value, 'Label') : undefined
      if (label?.kind !== 'string') continue
      if (labels.has(label.value)) wrong(within(place, 'Label'), label, `Duplicate label name: ${label.value}`, 'DUPLICATE_LABEL_NAME')
      labels.add(label.value)
    }
  }
}

function checkBlock(block: Block): void {
  const { states, start, at } = block
  const names = new Set(states.map(({ name }) => name))
  const transitions = transitionsOf(block)
  for (const { to, at: place } of transitions) {
    // AWS says 'Next' wherever the target is named. (measured on AWS, 2026-08)
    if (!names.has(to.value)) wrong(place, to, `Missing 'Next' target: ${to.value}`, 'MISSING_TRANSITION_TARGET')
  }
  if (!states.some(({ value }) => isTerminal(value))) {
    at.report.error('MISSING_END_STATE', 'Workflow has no terminal state', undefined, block.key)
    return
  }
  const targets = new Set(transitions.map(({ to }) => to.value))
  const reached = reachedFrom(start?.value, transitions)
  for (const { name, key } of states) {
    if (reached.has(name)) continue
    const place = within(within(at, 'States'), name)
    const message = `State "${name}" is not reachable.`
    // AWS refuses states that nothing leads to. A circle apart from the start it was not seen to refuse.
    if (!targets.has(name)) wrong(place, key, message, 'MISSING_TRANSITION_TARGET')
    else if (start && names.has(start.value)) at.report.warning('MISSING_TRANSITION_TARGET', message, place.location, key)
  }
}

function isTerminal(state: JsonNode): boolean {
  if (state.kind !== 'object') return false
  const end = valueOf(state, 'End')
  const type = textOf(state, 'Type')
  return type === 'Succeed' || type === 'Fail' || (end?.kind === 'boolean' && end.value)
}

/** Also from states that nothing leads to: theirs is the fault, not their successors'. */
function reachedFrom(start: string | undefined, transitions: readonly Transition[]): ReadonlySet<string> {
  const next = new Map<string, string[]>()
  const targets = new Set(transitions.map(({ to }) => to.value))
  const reached = new Set<string>()
  const queue: string[] = start === undefined ? [] : [start]
  for (const { from, to } of transitions) {
    if (from === undefined) continue
    const followers = next.get(from)
    if (followers) followers.push(to.value)
    else next.set(from, [to.value])
    if (!targets.has(from)) queue.push(to.value)
  }
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    for (const follower of next.get(name) ?? []) queue.push(follower)
  }
  return reached
}

function transitionsOf({ start, states, at }: Block): Transition[] {
  const found: Transition[] = start ? [{ from: undefined, to: start, at: within(at, 'StartAt') }] : []
  for (const { name, value: state } of states) {
    if (state.kind !== 'object') continue
    const place = within(within(at, 'States'), name)
    const add = (object: ObjectNode, field: string, where: Place) => {
      const to = valueOf(object, field)
      if (to?.kind === 'string') found.push({ from: name, to, at: within(where, field) })
    }
    add(state, 'Next', place)
    for (const [rule, where] of objectsIn(state, 'Choices', place)) add(rule, 'Next', where)
    add(state, 'Default', place)
    for (const [catcher, where] of objectsIn(state, 'Catch', place)) add(catcher, 'Next', where)
  }
  return found
}

/** A definition's blocks, outer before inner, in document order. */
function blocksIn(object: ObjectNode, at: Place): Block[] {
  const member = memberOf(object, 'States')
  if (member?.value.kind !== 'object') return []
  const start = valueOf(object, 'StartAt')
  const states = member.value.members
  const block: Block = { start: start?.kind === 'string' ? start : undefined, key: member.key, states, at }
  const inner = states.flatMap(({ name, value: state }) => {
    if (state.kind !== 'object') return []
    const place = within(within(at, 'States'), name)
    const branches = objectsIn(state, 'Branches', place).flatMap(([branch, where]) => blocksIn(branch, where))
    const processors = ['ItemProcessor', 'Iterator'].flatMap((field) => {
      const processor = valueOf(state, field)
      return processor?.kind === 'object' ? blocksIn(processor, within(place, field)) : []
    })
    return [...branches, ...processors]
  })
  return [block, ...inner]
}

function objectsIn(object: ObjectNode, field: string, at: Place): [object: ObjectNode, at: Place][] {
  const list = valueOf(object, field)
  if (list?.kind !== 'array') return []
  return list.items.flatMap((item, index): [ObjectNode, Place][] =>
    item.kind === 'object' ? [[item, atIndex(within(at, field), index)]] : [],
  )
}
