import { createSimulation } from '../../../src/sim/cloud/cloud'
import type { Simulation } from '../../../src/sim/cloud/simulation'
import type { JsonObject } from '../../../src/sim/kernel/json'
import { statesService } from '../../../src/sim/services/stepfunctions/stepfunctions'
import { answerAs, heapMegabytes, peakMegabytes } from '../contestant'
import type { Machine } from './machines'
import { isRight, type Measured, type Memory, type Round } from './measured'

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:measured'
const LOG_GROUP = 'arn:aws:logs:us-east-1:123456789012:log-group:/workflows:*'
/** A Standard execution ends at 25,000 events. */
const MOST_STANDARD_EVENTS = 25_000

let machine: Machine
let simulation: Simulation
let lastEvent = -1

answerAs({
  async prepare(given: Machine) {
    machine = given
    simulation = await worldWith(machine)
    lastEvent = simulation.log.length - 1
  },
  async round(round: Round): Promise<Measured> {
    const seconds = await rerun(round)
    return { seconds, right: outputs().length === round.repeat && isRight(machine, outputs()) }
  },
  async memory(round: Round): Promise<Memory> {
    const peak = peakMegabytes()
    simulation.forkAt(lastEvent)
    const before = heapMegabytes()
    await rerun(round)
    return { megabytes: heapMegabytes() - before, peakMegabytes: peak }
  },
})

/**
 * Seconds that executions take, which write their whole histories. The world is set back before the
 * clock starts, so that each round begins with the same.
 */
async function rerun({ together, repeat }: Round): Promise<number> {
  simulation.forkAt(lastEvent)
  failures.clear()
  const start = performance.now()
  if (together) {
    for (let i = 0; i < repeat; i++) void simulation.call('states', 'StartExecution', started())
    await simulation.runUntilQuiet()
  } else {
    for (let i = 0; i < repeat; i++) await execute()
  }
  return (performance.now() - start) / 1000
}

async function worldWith({ definition, stateEntries, mock }: Machine): Promise<Simulation> {
  const guests = { run: () => Promise.reject(new Error('no function runs here')), reset() {} }
  const world = createSimulation({ services: [statesService], guests })
  world.mock('logs', 'DescribeLogGroups', () => ({ output: { logGroups: [{ logGroupName: '/workflows' }] } }))
  if (mock) world.mock('lambda', 'Invoke', (input, call) => ({ output: {}, mocked: answer(mock, input, String(call.origin?.['executionArn'])) }))
  // Two events for each state, and as many again for what a Map tells of its iterations.
  const express = 4 * stateEntries > MOST_STANDARD_EVENTS
  await world.call('states', 'CreateStateMachine', {
    name: 'measured',
    definition: JSON.stringify(definition),
    roleArn: 'arn:aws:iam::123456789012:role/workflow',
    ...(express ? { type: 'EXPRESS', loggingConfiguration } : { type: 'STANDARD' }),
  })
  // A fork does the last signal again: that is to be this call, and not the making of the machine.
  await world.call('states', 'DescribeStateMachine', { stateMachineArn: MACHINE })
  await world.runUntilQuiet()
  return world
}

const loggingConfiguration: JsonObject = {
  level: 'ALL',
  includeExecutionData: true,
  destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: LOG_GROUP } }],
}

function started(): JsonObject {
  return { stateMachineArn: MACHINE, input: JSON.stringify(machine.input) }
}

async function execute(): Promise<void> {
  await simulation.call('states', 'StartExecution', started())
  await simulation.runUntilQuiet()
}

/** How often the Task of each execution has failed. */
const failures = new Map<string, number>()

function answer(mock: NonNullable<Machine['mock']>, input: JsonObject, executionArn: string) {
  const failed = failures.get(executionArn) ?? 0
  if (failed < mock.failFirst) {
    failures.set(executionArn, failed + 1)
    return { failure: { error: mock.error, cause: mock.cause } }
  }
  const { n } = JSON.parse(String(input['Payload'])) as { n: number }
  return { result: { ok: true, n } }
}

/** What each execution since `lastEvent` gave, as the log tells. */
function outputs(): unknown[] {
  return simulation.log
    .slice(lastEvent + 1)
    .filter(({ type }) => type === 'ExecutionSucceeded')
    .map(({ detail }) => (detail['executionSucceededEventDetails'] as JsonObject)['output'])
}
