import { numberOf } from '../../../../facts/facts'
import { evaluatePath } from '../../../expression/jsonPath/jsonPath'
import type { Json } from '../../../kernel/json'
import { pathField, textField, type State } from '../definition/machine'
import { expectType } from '../definition/jsonataTemplate'
import { parseTimestamp } from '../rules/timestamp'
import { afterInputPath, passThrough, plainly } from './dataFlow'
import type { Frame, Visit } from './frame'
import type { Run } from './run'
import { withInput, type Scope } from './scope'
import { queryFault, runtimeFault } from './stateFault'
import { WAITS, type Step } from './step'

/** What is longer cannot be waited for at all, though no execution lasts as long. */
const LONGEST_WAIT = numberOf('stepfunctions.wait.longest') * 1000

export function runWait(run: Run, frame: Frame, state: State, visit: Visit): Step {
  const until = waitUntil(state, run.scope(frame, visit))
  const delay = until - run.context.now
  if (delay <= 0) return waitOver(run, frame, state, visit)
  run.waits(frame, visit, { kind: 'timer', until })
  const ref = { executionArn: run.execution.arn, frame: frame.id, visit: visit.number }
  run.schedule(frame, visit, 'timer', delay, { type: 'WaitOver', ...ref })
  return WAITS
}

export function waitOver(run: Run, frame: Frame, state: State, visit: Visit): Step {
  return { kind: 'done', given: state.plain ? plainly(state, visit, visit.input) : passThrough(state, run.scope(frame, visit)), next: state.next }
}

/** The moment a Wait state waits for, in epoch milliseconds; a past one is no wait. */
export function waitUntil(state: State, scope: Scope): number {
  const until = state.language === 'JSONata' ? queriedMoment(state, scope) : givenMoment(state, scope)
  if (until - scope.now > LONGEST_WAIT) throw runtimeFault(`${scope.place} Wait state delay is too long.`)
  return until
}

function givenMoment(state: State, scope: Scope): number {
  const { fields } = state
  if (typeof fields['Seconds'] === 'number') return scope.now + fields['Seconds'] * 1000
  const timestamp = textField(fields, 'Timestamp')
  if (timestamp !== undefined) return parseTimestamp(timestamp) ?? scope.now
  const secondsPath = pathField(fields, 'SecondsPath')
  if (secondsPath) {
    const value = at(secondsPath, state, scope, 'SecondsPath')
    const seconds = typeof value === 'string' ? Number(value) : value
    if (typeof seconds !== 'number' || !Number.isInteger(seconds)) {
      throw runtimeFault(`${scope.place} The SecondsPath parameter does not reference an integer value: ${secondsPath.text} == ${shown(value)}`)
    }
    if (seconds < 0) {
      throw runtimeFault(`${scope.place} The SecondsPath parameter references a negative value: ${secondsPath.text} == ${seconds}`)
    }
    return scope.now + seconds * 1000
  }
  const timestampPath = pathField(fields, 'TimestampPath')
  if (!timestampPath) return scope.now
  const value = at(timestampPath, state, scope, 'TimestampPath')
  const moment = typeof value === 'string' ? parseTimestamp(value) : undefined
  if (moment !== undefined) return moment
  throw runtimeFault(
    `${scope.place} The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${timestampPath.text} == ${shown(value)}`,
  )
}

function at(field: NonNullable<ReturnType<typeof pathField>>, state: State, scope: Scope, name: string): Json {
  const { input, context, variables } = withInput(scope, afterInputPath(state, scope))
  const found = evaluatePath(field.path, { input, context, variables })
  if ('value' in found) return found.value
  throw runtimeFault(`${scope.place} The ${name} parameter does not reference an input value: ${field.text}`)
}

function queriedMoment(state: State, scope: Scope): number {
  const seconds = state.query('Seconds')
  if (seconds) {
    const value = seconds(scope, {})
    const number = expectType(value, 'integer', (it) => typeof it === 'number', 'Seconds', state.fields['Seconds'], scope) as number
    if (number < 0) throw queryFault(`${scope.place} The field 'Seconds' references a negative value: ${number}`, 'Seconds')
    return scope.now + Math.floor(number) * 1000
  }
  const timestamp = state.query('Timestamp')
  if (!timestamp) return scope.now
  const given = timestamp(scope, {})
  const text = expectType(given, 'string', (it) => typeof it === 'string', 'Timestamp', state.fields['Timestamp'], scope) as string
  const moment = parseTimestamp(text)
  if (moment !== undefined) return moment
  throw queryFault(
    `${scope.place} The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
    'Timestamp',
  )
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
