import { bytesOf } from '../../../../facts/facts'
import { evaluatePath, setReference } from '../../../expression/jsonPath/jsonPath'
import type { Json } from '../../../kernel/json'
import { byteLength } from '../rules/byteLength'
import type { Assignment, Catcher, ChoiceBranch, PathField, State } from '../definition/machine'
import { withInput, type Scope, type Variables } from './scope'
import { runtimeFault, StateFault } from './stateFault'
import type { Visit } from './frame'
import type { StatesExtras } from '../definition/jsonataTemplate'

/**
 * The named values between a state's input and its output, in the order AWS computes them; what
 * TestState reports and the data lens shows.
 */
export interface Stages {
  afterInputPath?: Json
  afterParameters?: Json
  afterArguments?: Json
  result?: Json
  afterResultSelector?: Json
  afterResultPath?: Json
}

/** What a state gives: its output and the variables it assigned. */
export interface Given {
  readonly output: Json
  readonly assigned: Variables | undefined
}

/** The largest input or output of a state, of a task, of an execution. */
export const PAYLOAD_LIMIT = bytesOf('stepfunctions.payload.limit')

/** InputPath, then Parameters (JSONPath), or Arguments (JSONata): what the state works on. */
export function prepare(state: State, scope: Scope, stages: Stages): Json {
  if (state.language === 'JSONata') {
    if (!state.arguments) return scope.stateInput
    return (stages.afterArguments = state.arguments(scope, {}))
  }
  const input = afterInputPath(state, scope)
  stages.afterInputPath = input
  const effective = state.parameters ? state.parameters(withInput(scope, input)) : input
  stages.afterParameters = effective
  return effective
}

export function afterInputPath(state: State, scope: Scope): Json {
  return follow(state.inputPath, scope, scope.stateInput, {})
}

/** From a state's result to what it gives: ResultSelector, ResultPath, OutputPath, or Output; and Assign. */
export function conclude(state: State, scope: Scope, result: Json, stages: Stages): Given {
  stages.result = result
  if (state.language === 'JSONata') return concludeQuery(state, scope, result, { result })
  const selected = state.resultSelector ? state.resultSelector(withInput(scope, result)) : result
  stages.afterResultSelector = selected
  const assigned = assign(state.assign, withInput(scope, result), { result })
  const merged = merge(state.resultPath, scope, selected)
  stages.afterResultPath = merged
  return { output: limited(state.name, afterOutputPath(state, scope, merged)), assigned }
}

/** For states without a result (Wait, Succeed, Choice): what comes out is what went in. */
export function passThrough(state: State, scope: Scope): Given {
  if (state.language === 'JSONata') return concludeQuery(state, scope, scope.stateInput, {})
  const input = afterInputPath(state, scope)
  const assigned = assign(state.assign, withInput(scope, input), {})
  return { output: limited(state.name, afterOutputPath(state, withInput(scope, input), input)), assigned }
}

/** For states that do nothing to their data. What went in was measured when it came out of the state before. */
export function plainly(state: State, visit: Visit, output: Json): Given {
  return { output: output === visit.input ? output : limited(state.name, output), assigned: undefined }
}

/** A Choice's rule, or its Default where `branch` is undefined: only then the state's own Output and Assign hold. */
export function passBranch(state: State, branch: ChoiceBranch | undefined, scope: Scope): Given {
  if (state.language === 'JSONata') {
    const { output, assign: assigned } = branch ?? state
    return { output: limited(state.name, output ? output(scope, {}) : scope.stateInput), assigned: assign(assigned, scope, {}) }
  }
  const input = afterInputPath(state, scope)
  const assigned = assign(branch ? branch.assign : state.assign, withInput(scope, input), {})
  return { output: limited(state.name, afterOutputPath(state, withInput(scope, input), input)), assigned }
}

/** What a Catcher makes of an error. */
export function caught(catcher: Catcher, state: State, scope: Scope, errorOutput: Json): Given {
  if (state.language === 'JSONata') {
    const output = catcher.output ? catcher.output(scope, { errorOutput }) : errorOutput
    return { output: limited(state.name, output), assigned: assign(catcher.assign, scope, { errorOutput }) }
  }
  const assigned = assign(catcher.assign, withInput(scope, errorOutput), { errorOutput })
  return { output: limited(state.name, merge(catcher.resultPath, scope, errorOutput)), assigned }
}

function concludeQuery(state: State, scope: Scope, unchanged: Json, extras: StatesExtras): Given {
  const assigned = assign(state.assign, scope, extras)
  const output = state.output ? state.output(scope, extras) : unchanged
  return { output: limited(state.name, output), assigned }
}

function assign(assignment: Assignment | undefined, scope: Scope, extras: StatesExtras): Variables | undefined {
  if (!assignment) return undefined
  const values = assignment.language === 'JSONata' ? assignment.template(scope, extras) : assignment.template(scope)
  checkVariables(values as Variables, scope)
  return values as Variables
}

const ASSIGN_LIMIT = bytesOf('stepfunctions.variable.assign.limit')
const VARIABLES_LIMIT = bytesOf('stepfunctions.variable.total.limit')
/** Of less the sum is not made: ten thousand such would be needed, and a loop's counter costs nothing. */
const WORTH_SUMMING = 1024

/** All that one Assign gives, and all variables that can be read from here. That a fault of this name comes of it is our reading. */
function checkVariables(assigned: Variables, scope: Scope): void {
  const size = byteLength(assigned, ASSIGN_LIMIT)
  if (size > ASSIGN_LIMIT) throw new StateFault('States.DataLimitExceeded', `${scope.place} The variables of one Assign exceed the limit of ${ASSIGN_LIMIT} bytes.`)
  if (size < WORTH_SUMMING) return
  if (byteLength({ ...scope.variables, ...assigned }, VARIABLES_LIMIT) <= VARIABLES_LIMIT) return
  throw new StateFault('States.DataLimitExceeded', `${scope.place} The variables of the execution exceed the limit of ${VARIABLES_LIMIT} bytes.`)
}

function merge(field: PathField | undefined, scope: Scope, result: Json): Json {
  if (field === undefined) return result
  if (field === null) return scope.stateInput
  const set = setReference(field.path, scope.stateInput, result)
  if ('value' in set) return set.value
  throw new StateFault(set.error.name, set.error.message)
}

function afterOutputPath(state: State, scope: Scope, merged: Json): Json {
  return follow(state.outputPath, scope, merged, {})
}

/** A path field's value; for null, the empty object; where absent, everything. */
function follow(field: PathField | undefined, scope: Scope, input: Json, nothing: Json): Json {
  if (field === undefined) return input
  if (field === null) return nothing
  const found = evaluatePath(field.path, { input, context: scope.context, variables: scope.variables })
  if ('value' in found) return found.value
  throw runtimeFault(`${scope.place} Invalid path '${field.text}' : ${found.missing}`)
}

function limited(name: string, output: Json): Json {
  if (byteLength(output, PAYLOAD_LIMIT) > PAYLOAD_LIMIT) throw tooLarge(name)
  return output
}

export function tooLarge(name: string): StateFault {
  return new StateFault(
    'States.DataLimitExceeded',
    `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  )
}
