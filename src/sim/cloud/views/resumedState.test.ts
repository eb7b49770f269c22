import { expect, test } from 'vitest'
import { given, machine, work } from '../../services/stepfunctions/states.testing'
import { afterEvent, notStarted } from './executionView'
import { historyEvent } from './historyEvent'

const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } })
const processor = { ...branch('Do', work()), ProcessorConfig: { Mode: 'INLINE' } }

/** Where each event after ExecutionRedriven happened, and how the states stand before the execution's end. */
function afterRedrive(states: { readonly [name: string]: object }, input: number[] = [], stopped = false) {
  let calls = 0
  const lambda = () => ({ after: 5, ...(++calls === 1 ? { output: { StatusCode: 200, FunctionError: 'Unhandled', Payload: '{"errorType":"Boom"}' } } : { output: { StatusCode: 200, Payload: '1' } }) })
  const world = given(machine(states), { lambda })
  const executionArn = world.start(input)
  if (stopped) {
    world.runFor(1)
    world.call('StopExecution', { executionArn })
  }
  world.quiet()
  world.call('RedriveExecution', { executionArn })
  world.quiet()
  const events = world.log.events.flatMap((event) => historyEvent(event) ?? [])
  const followers = new Map(events.map((event) => [event.previousEventId, event.type]))
  const redriven = events.findIndex(({ type }) => type === 'ExecutionRedriven')
  let view = notStarted
  const places: string[] = []
  events.forEach((event, at) => {
    view = afterEvent(view, event, (id) => followers.get(id))
    const { state = '', within } = view.places.get(event.id) ?? { within: [] }
    if (at > redriven) places.push(`${event.type} ${[...within, state].join('/')}`)
  })
  return { places, states: Object.fromEntries([...view.states].map(([name, { status }]) => [name, status])), status: view.status }
}

test('what a redriven Parallel takes up is told in the branch where it stood', () => {
  const Par = { Type: 'Parallel', Branches: [branch('A', { Type: 'Pass', End: true }), branch('B', work()), branch('C', work())], End: true }
  const { places, states } = afterRedrive({ Par })
  expect(places.filter((place) => place.startsWith('LambdaFunctionScheduled'))).toEqual(['LambdaFunctionScheduled Par/B', 'LambdaFunctionScheduled Par/C'])
  expect(places.filter((place) => place.startsWith('TaskStateExited'))).toEqual(['TaskStateExited Par/B', 'TaskStateExited Par/C'])
  expect(states).toEqual({ Par: 'succeeded', A: 'succeeded', B: 'succeeded', C: 'succeeded' })
})

test('and in a Parallel inside of one', () => {
  const Inner = { Type: 'Parallel', Branches: [branch('A', work())], End: true }
  const { places, states } = afterRedrive({ Outer: { Type: 'Parallel', Branches: [branch('Inner', Inner)], End: true } })
  expect(places).toContain('ParallelStateStarted Outer/Inner')
  expect(places).toContain('LambdaFunctionScheduled Outer/Inner/A')
  expect(states).toEqual({ Outer: 'succeeded', Inner: 'succeeded', A: 'succeeded' })
})

test('in an iteration of a Map', () => {
  const { places, states } = afterRedrive({ Each: { Type: 'Map', ItemProcessor: processor, End: true } }, [1])
  expect(places).toContain('LambdaFunctionScheduled Each/Do')
  expect(states).toEqual({ Each: 'succeeded', Do: 'succeeded' })
})

test('where the execution was stopped, whose last event names no state', () => {
  const { places, states } = afterRedrive({ First: work({ Next: 'Last' }), Last: { Type: 'Pass', End: true } }, [], true)
  expect(places).toContain('LambdaFunctionScheduled First')
  expect(states).toEqual({ First: 'succeeded', Last: 'succeeded' })
})
