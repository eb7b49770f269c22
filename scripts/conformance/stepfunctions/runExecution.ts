import { isJsonObject, type JsonObject } from '../../../src/sim/kernel/json'
import { historyEvent, isHistory } from '../../../src/sim/services/stepfunctions/api/history'
import type { RawEvent } from '../compare/historyEvent'
import { createActivities, workFor } from './activityWorker'
import { ROLE_ARN, SIGNAL_LIMIT, STATE_MACHINE_NAME, type CaseWorld } from './caseWorld'
import { definitionText, type Produced, type SfnCase } from './sfnCase'

/** Longer than any default timeout that could still end an execution: those are not waited for. */
const LONG_AFTER_MS = 400 * 24 * 3600 * 1000

/**
 * Runs an execution to its end and reads what the API tells of it.
 * @throws {AwsError} where the state machine is refused, or the run reaches its limit
 */
export async function runExecution(world: CaseWorld, sfnCase: SfnCase): Promise<Produced> {
  const activities = await createActivities(world, sfnCase)
  const { stateMachineArn } = await world.states('CreateStateMachine', {
    name: STATE_MACHINE_NAME,
    definition: definitionText(sfnCase),
    roleArn: ROLE_ARN,
    type: sfnCase.type,
  })
  const start = { stateMachineArn: String(stateMachineArn), input: JSON.stringify(sfnCase.input ?? {}) }
  return sfnCase.type === 'EXPRESS' ? runExpress(world, start) : runStandard(world, start, activities)
}

async function runStandard(world: CaseWorld, start: JsonObject, activities: readonly string[]): Promise<Produced> {
  const { executionArn } = await world.states('StartExecution', start)
  const describe = () => world.states('DescribeExecution', { executionArn: String(executionArn) })
  const running = async () => (await describe())['status'] === 'RUNNING'
  const workers = activities.map((arn) => workFor(world, arn, running))
  await Promise.all([world.sim.runUntilQuiet(SIGNAL_LIMIT), ...workers])
  if (await running()) await world.sim.runFor(LONG_AFTER_MS, SIGNAL_LIMIT)
  return { ...outcomeOf(await describe()), events: await historyOf(world, String(executionArn)) }
}

/** An express execution has no history in the API; what it told is in the log. */
async function runExpress(world: CaseWorld, start: JsonObject): Promise<Produced> {
  const [ended] = await Promise.all([world.states('StartSyncExecution', start), world.sim.runUntilQuiet(SIGNAL_LIMIT)])
  const events = world.sim.log
    .filter((event) => event.resource === ended['executionArn'] && isHistory(event))
    .map((event) => historyEvent(event) as unknown as RawEvent)
  return { ...outcomeOf(ended), events }
}

/** Those of the four members that the response has, the output parsed. */
function outcomeOf(described: JsonObject): Produced {
  const { status, output, error, cause } = described
  return {
    status: String(status),
    ...(typeof output === 'string' && { output: JSON.parse(output) as unknown }),
    ...(typeof error === 'string' && { error }),
    ...(typeof cause === 'string' && { cause }),
  }
}

async function historyOf(world: CaseWorld, executionArn: string): Promise<RawEvent[]> {
  const events: RawEvent[] = []
  let page: JsonObject = {}
  do {
    page = await world.states('GetExecutionHistory', {
      executionArn,
      maxResults: 1000,
      ...(typeof page['nextToken'] === 'string' && { nextToken: page['nextToken'] }),
    })
    const told = page['events']
    if (Array.isArray(told)) events.push(...told.filter(isJsonObject).map((event) => event as unknown as RawEvent))
  } while (typeof page['nextToken'] === 'string')
  return events
}
