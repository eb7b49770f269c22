import { AwsError } from '../../../aws/awsError'
import { functionArn, stateMachineArn } from '../../../aws/arn'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { createSimulation, type CloudOptions, type CloudParts } from '../../cloud'
import { readMockConfiguration } from '../../mocks/mockConfiguration'
import { INVALID_CONFIGURATION } from '../../mocks/stateMocks'
import type { Simulation } from '../../simulation'
import { toItem } from '../../views/plainItem'
import type { LabFunction, LabMocks, LabProblem, LabTable, LabWorld } from './lab'

export const PLACE = { region: 'us-east-1', accountId: '123456789012' }
const ROLE = `arn:aws:iam::${PLACE.accountId}:role/lab`

/** Why a world could not be made: thrown inside the lab, told to the page as a value. */
export class LabRefusal {
  readonly problem: LabProblem

  constructor(problem: LabProblem) {
    this.problem = problem
  }
}

export function optionsOf(world: LabWorld): CloudOptions {
  return { seed: world.seed, ...PLACE }
}

/**
 * A new world with the learner's tables, functions and state machine in it, and nothing running.
 * @throws {LabRefusal} naming the part that AWS, or JSON, does not take
 */
export async function buildWorld(parts: CloudParts, world: LabWorld): Promise<Simulation> {
  const simulation = createSimulation(parts, optionsOf(world))
  for (const table of world.tables) await createTable(simulation, table)
  for (const fn of world.functions) await createFunction(simulation, fn)
  if (world.mocks) mockStates(simulation, world.mocks)
  const { name, definition, type = 'STANDARD' } = world
  const machine = { name, type, definition, roleArn: ROLE }
  await refusedAs({ part: 'definition' }, simulation.call('states', 'CreateStateMachine', machine))
  await simulation.runUntilQuiet()
  return simulation
}

/** Starts the execution; nothing of it has run yet. */
export async function startExecution(simulation: Simulation, world: LabWorld): Promise<string> {
  const arn = stateMachineArn(PLACE, world.name)
  const start = { stateMachineArn: world.mocks ? `${arn}#${world.mocks.testCase}` : arn, input: world.input }
  const started = await refusedAs({ part: 'input' }, simulation.call('states', 'StartExecution', start))
  return String((started as JsonObject)['executionArn'])
}

function mockStates(simulation: Simulation, mocks: LabMocks): void {
  const read = readMockConfiguration(mocks.configuration)
  if ('problems' in read) throw new LabRefusal({ part: 'mocks', message: read.problems.map(({ message }) => message).join('\n') })
  simulation.mockStates(read.configuration)
}

async function createTable(simulation: Simulation, { name, partitionKey, items }: LabTable): Promise<void> {
  const here = { part: 'table', name } as const
  const contents = parsedItems(items, name)
  const table = {
    TableName: name,
    AttributeDefinitions: [{ AttributeName: partitionKey, AttributeType: 'S' }],
    KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  }
  await refusedAs(here, simulation.call('dynamodb', 'CreateTable', table))
  await simulation.runUntilQuiet()
  for (const item of contents) {
    await refusedAs(here, simulation.call('dynamodb', 'PutItem', { TableName: name, Item: toItem(item) }))
  }
}

function parsedItems(text: string, name: string): readonly JsonObject[] {
  const items = parsedJson(text, { part: 'table', name })
  if (Array.isArray(items) && items.every(isJsonObject)) return items
  throw new LabRefusal({ part: 'table', name, message: 'The items have to be a JSON array of objects, one for each item.' })
}

function parsedJson(text: string, here: Omit<LabProblem, 'message'>): Json {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    throw new LabRefusal({ ...here, message: `This is not JSON: ${(error as Error).message}` })
  }
}

async function createFunction(simulation: Simulation, { name, code }: LabFunction): Promise<void> {
  const fn = {
    FunctionName: name,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: ROLE,
    Code: { Files: { 'index.mjs': code } },
  }
  await refusedAs({ part: 'function', name }, simulation.call('lambda', 'CreateFunction', fn))
}

/** Gives a function its edited code, as a deployment would, before anything more happens at this moment. */
export async function updateFunction(simulation: Simulation, { name, code }: LabFunction): Promise<void> {
  const update = { FunctionName: functionArn(PLACE, name), Files: { 'index.mjs': code }, AtOnce: true }
  await refusedAs({ part: 'function', name }, simulation.callAhead('lambda', 'UpdateFunctionCode', update))
}

/** AWS's refusal of a call, as a problem of the part that the call was about. */
async function refusedAs(here: Omit<LabProblem, 'message'>, call: Promise<Json>): Promise<Json> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    if (error.name === INVALID_CONFIGURATION) throw new LabRefusal({ part: 'mocks', message: error.message })
    throw new LabRefusal({ ...here, message: error.message, error: error.name })
  }
}
