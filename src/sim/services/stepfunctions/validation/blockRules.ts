import { numberOf } from '../../../../facts/facts'
import type { QueryLanguage, StateType } from '../definition/machine'
import { valueOf, type JsonNode, type MemberNode, type ObjectNode } from '../../../expression/json/jsonNode'
import { atIndex, within, wrong, type Place } from './place'
import { checkShape, type FieldRule, type Shape } from './shape'
import { processorConfig } from './mapRules'
import { MOST_SECONDS } from './retryRules'
import { STATE_TYPES, stateShapes } from './stateRules'
import { integer, nonEmptyText, oneOf, shaped, text } from './valueChecks'

const LONGEST_STATE_NAME = numberOf('stepfunctions.state.name.longest')

const blockFields: readonly FieldRule[] = [
  { name: 'Comment', check: text },
  { name: 'StartAt', check: nonEmptyText },
  { name: 'States', check: checkStates },
]
/** AWS names them in this order where both are missing. [OBS] */
const required = ['States', 'StartAt']

export const machineShape: Shape = {
  required,
  fields: [
    ...blockFields,
    { name: 'Version', check: oneOf('1.0') },
    { name: 'QueryLanguage', check: oneOf('JSONPath', 'JSONata') },
    { name: 'TimeoutSeconds', check: integer(1, MOST_SECONDS) },
  ],
}
export const branchShape: Shape = { required, fields: blockFields }
export const processorShape: Shape = {
  required,
  fields: [...blockFields, { name: 'ProcessorConfig', check: shaped(processorConfig) }],
}

/** Checks a definition: every field of every state, but not how the states go together. */
export function checkMachine(machine: ObjectNode, at: Place): void {
  checkShape(machine, machineShape, at)
}

function checkStates(states: JsonNode, at: Place): void {
  if (states.kind !== 'object') return wrong(at, states, 'Expected value of type Object')
  if (states.members.length === 0 && !at.unfinished) wrong(at, states, 'Value cannot be empty')
  for (const member of states.members) checkState(member, within(at, member.name))
}

function checkState({ name, key, value: state }: MemberNode, at: Place): void {
  if (state.kind === 'broken') return
  const length = [...name].length
  if (length === 0 || length > LONGEST_STATE_NAME) {
    wrong(at, key, `State name must have 1 to ${LONGEST_STATE_NAME} characters`, 'INVALID_STATE_NAME')
  }
  if (state.kind !== 'object') return wrong(at, state, 'Expected value of type Object')
  const type = valueOf(state, 'Type')
  const named = type?.kind === 'string' ? STATE_TYPES.find((each) => each === type.value) : undefined
  if (!named) {
    if (type) oneOf(...STATE_TYPES)(type, within(at, 'Type'))
    else if (!at.unfinished) wrong(at, key, 'These fields are required: [Type]')
    return
  }
  checkTypedState(state, key, named, at)
}

function checkTypedState(state: ObjectNode, key: MemberNode['key'], type: StateType, at: Place): void {
  const declared = valueOf(state, 'QueryLanguage')
  if (declared?.kind === 'string' && declared.value === 'JSONPath' && at.machine.language === 'JSONata') {
    wrong(at, declared, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine")
  }
  const inside: Place = { ...at, state: type, language: effectiveLanguage(declared, at.machine.language) }
  checkShape(state, stateShapes[type], inside, key)
  // States inside take their query language from the machine, whatever this state declares.
  if (type === 'Parallel') checkBranches(valueOf(state, 'Branches'), within(at, 'Branches'))
  if (type === 'Map') {
    for (const field of ['ItemProcessor', 'Iterator']) checkBlock(valueOf(state, field), processorShape, within(at, field))
  }
}

/** JSONPath is only what says so; any other value that is given counts as JSONata. (measured on AWS, 2026-09) */
function effectiveLanguage(declared: JsonNode | undefined, inherited: QueryLanguage): QueryLanguage {
  if (!declared) return inherited
  return declared.kind === 'string' && declared.value === 'JSONPath' ? 'JSONPath' : 'JSONata'
}

function checkBranches(branches: JsonNode | undefined, at: Place): void {
  if (!branches || branches.kind === 'broken') return
  if (branches.kind !== 'array') return wrong(at, branches, 'Expected value of type Array')
  branches.items.forEach((branch, index) => checkBlock(branch, branchShape, atIndex(at, index)))
}

function checkBlock(block: JsonNode | undefined, shape: Shape, at: Place): void {
  if (!block || block.kind === 'broken') return
  if (block.kind === 'object') checkShape(block, shape, { ...at, language: at.machine.language, state: undefined })
  else wrong(at, block, 'Expected value of type Object')
}

/** The query language that a definition declares for all of its states. */
export function machineLanguage(machine: ObjectNode): QueryLanguage {
  return effectiveLanguage(valueOf(machine, 'QueryLanguage'), 'JSONPath')
}
