import { AwsError } from '../../../aws/awsError'
import { functionArn } from '../../../aws/arn'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { createSimulation, type CloudOptions, type CloudParts } from '../../cloud'
import type { Simulation } from '../../simulation'
import type { LambdaProblem, LambdaWorld } from './lambdaLab'

export const PLACE = { region: 'us-east-1', accountId: '123456789012' }
const ROLE = `arn:aws:iam::${PLACE.accountId}:role/lab`
/** The alias of the version that provisioned concurrency or SnapStart is of. */
const ALIAS = 'live'
/** Told when a function that was made or changed is active. */
const ACTIVE: ReadonlySet<string> = new Set(['FunctionActive', 'FunctionUpdated'])
/** Provisioned environments that are not ready after this many seconds never will be. */
const MOST_ALLOCATION_SECONDS = 400

/** Why a world could not be made: thrown inside the lab, told to the page as a value. */
export class LambdaRefusal {
  readonly problem: LambdaProblem

  constructor(problem: LambdaProblem) {
    this.problem = problem
  }
}

export function optionsOf(world: LambdaWorld): CloudOptions {
  return { seed: world.seed, ...PLACE, latency: 'typical' }
}

/** What invocations name: the alias, where what stands behind it is of a version. */
export function qualifierOf({ configuration }: LambdaWorld): JsonObject {
  return isPublished(configuration) ? { Qualifier: ALIAS } : {}
}

/** Whether one world can become another by what a function's owner does: what lies around the function stays. */
export function goesOnAs(one: LambdaWorld, other: LambdaWorld): boolean {
  return one.seed === other.seed && one.functionName === other.functionName && same(one.machines ?? [], other.machines ?? [])
}

/** A new world with the tables, the workflows and the function in it, active. @throws {LambdaRefusal} */
export async function newWorld(parts: CloudParts, world: LambdaWorld): Promise<Simulation> {
  const simulation = createSimulation(parts, optionsOf(world))
  for (const table of world.tables) await createTable(simulation, table)
  for (const machine of world.machines ?? []) await refusedAs('code', simulation.call('states', 'CreateStateMachine', { ...machine, roleArn: ROLE }))
  const { functionName, files, configuration } = world
  await allowSnapStart(simulation, configuration)
  const settings = { ...settingsOf(configuration), Architectures: [configuration.architecture] }
  const fn = { FunctionName: functionName, Handler: 'index.handler', Role: ROLE, Code: { Files: filesOf(files) }, ...settings }
  await refusedAs('code', simulation.call('lambda', 'CreateFunction', fn))
  await untilActive(simulation)
  await deployConcurrency(simulation, undefined, world)
  return simulation
}

/** Brings a function from one state to another, as its owner would: by updates that take their time. @throws {LambdaRefusal} */
export async function deploy(simulation: Simulation, from: LambdaWorld, to: LambdaWorld): Promise<void> {
  const FunctionName = to.functionName
  const { configuration: before } = from
  const { configuration: after } = to
  const recoded = !same(from.files, to.files) || before.architecture !== after.architecture
  if (recoded) {
    const update = { FunctionName, Files: filesOf(to.files), Architectures: [after.architecture] }
    await refusedAs('code', simulation.call('lambda', 'UpdateFunctionCode', update))
    await untilActive(simulation)
  }
  await allowSnapStart(simulation, after)
  const resettled = !same(settingsOf(before), settingsOf(after))
  if (resettled) {
    await refusedAs('configuration', simulation.call('lambda', 'UpdateFunctionConfiguration', { FunctionName, ...settingsOf(after) }))
    await untilActive(simulation)
  }
  if (recoded || resettled || !same(concurrencyOf(before), concurrencyOf(after))) await deployConcurrency(simulation, from, to)
}

/** Gives the function its edited code before anything more happens at this instant. */
export async function deployAhead(simulation: Simulation, { functionName, files }: LambdaWorld, { latency = 'none' }: CloudOptions): Promise<void> {
  const update = { FunctionName: functionArn(PLACE, functionName), Files: filesOf(files), AtOnce: true }
  // What is on its way already would overtake a call that takes its time.
  await simulation.callAhead('coldstart', 'SetConditions', { Latency: 'none' })
  await refusedAs('code', simulation.callAhead('lambda', 'UpdateFunctionCode', update))
  await simulation.callAhead('coldstart', 'SetConditions', { Latency: latency })
}

export function codeDiffers(one: LambdaWorld, other: LambdaWorld): boolean {
  return !same(one.files, other.files)
}

async function deployConcurrency(simulation: Simulation, from: LambdaWorld | undefined, { functionName: FunctionName, configuration }: LambdaWorld): Promise<void> {
  const call = (action: string, input: JsonObject) => refusedAs('configuration', simulation.call('lambda', action, { FunctionName, ...input }))
  const before = from?.configuration
  if (before && provisioned(before) > 0) await call('DeleteProvisionedConcurrencyConfig', { Qualifier: ALIAS })
  const { reservedConcurrency } = configuration
  if (reservedConcurrency !== before?.reservedConcurrency) {
    if (reservedConcurrency === undefined) await call('DeleteFunctionConcurrency', {})
    else await call('PutFunctionConcurrency', { ReservedConcurrentExecutions: reservedConcurrency })
  }
  if (!isPublished(configuration)) return
  const { Version = '' } = (await call('PublishVersion', {})) as JsonObject
  if (configuration.snapStart) await untilSnapshot(simulation, String(Version))
  const existing = await simulation.call('lambda', 'ListAliases', { FunctionName })
  const known = isJsonObject(existing) && Array.isArray(existing['Aliases']) && existing['Aliases'].length > 0
  await call(known ? 'UpdateAlias' : 'CreateAlias', { Name: ALIAS, FunctionVersion: Version })
  if (provisioned(configuration) === 0) return
  await call('PutProvisionedConcurrencyConfig', { Qualifier: ALIAS, ProvisionedConcurrentExecutions: provisioned(configuration) })
  await untilAllocated(simulation, FunctionName)
}

async function untilAllocated(simulation: Simulation, FunctionName: string): Promise<void> {
  for (let seconds = 0; seconds < MOST_ALLOCATION_SECONDS; seconds += 10) {
    await simulation.runFor(10_000)
    const asked = (await simulation.call('lambda', 'GetProvisionedConcurrencyConfig', { FunctionName, Qualifier: ALIAS })) as JsonObject
    if (asked['Status'] === 'READY') return
    if (asked['Status'] === 'FAILED') throw new LambdaRefusal({ part: 'configuration', message: `Provisioned concurrency failed: ${String(asked['StatusReason'])}` })
  }
}

/** AWS has SnapStart for other runtimes; here only Node.js runs handlers. */
async function allowSnapStart(simulation: Simulation, { snapStart }: LambdaWorld['configuration']): Promise<void> {
  if (snapStart) await refusedAs('configuration', simulation.call('lambda', 'PutAssumptions', { SnapStartForNode: true }))
}

/** Of a version that is the same as the last there is a snapshot already. */
async function untilSnapshot(simulation: Simulation, version: string): Promise<void> {
  const told = (type: string) => simulation.log.some((event) => event.type === type && event.detail['version'] === version)
  for (let seconds = 0; seconds < MOST_ALLOCATION_SECONDS && !told('SnapshotReady'); seconds += 10) {
    await simulation.runFor(10_000)
    if (told('SnapshotFailed')) throw new LambdaRefusal({ part: 'code', message: 'INIT failed, so no snapshot could be taken: the version is Failed.' })
  }
}

async function untilActive(simulation: Simulation): Promise<void> {
  const from = simulation.log.length
  for (let waits = 0; waits < 100 && !simulation.log.slice(from).some(({ type }) => ACTIVE.has(type)); waits++) await simulation.runFor(100)
}

async function createTable(simulation: Simulation, { name, partitionKey }: LambdaWorld['tables'][number]): Promise<void> {
  const table = {
    TableName: name,
    AttributeDefinitions: [{ AttributeName: partitionKey, AttributeType: 'S' }],
    KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  }
  await refusedAs('table', simulation.call('dynamodb', 'CreateTable', table))
  await simulation.runUntilQuiet()
}

function settingsOf({ memoryMb, timeoutSeconds, runtime, variables, snapStart }: LambdaWorld['configuration']): JsonObject {
  return { SnapStart: { ApplyOn: snapStart ? 'PublishedVersions' : 'None' }, MemorySize: memoryMb, Timeout: timeoutSeconds, Runtime: runtime, Environment: { Variables: variablesOf(variables) } }
}

function variablesOf(text: string): JsonObject {
  if (text.trim() === '') return {}
  let variables: unknown
  try {
    variables = JSON.parse(text)
  } catch (error) {
    throw new LambdaRefusal({ part: 'configuration', message: `Environment variables: this is not JSON. ${(error as Error).message}` })
  }
  if (isJsonObject(variables) && Object.values(variables).every((value) => typeof value === 'string')) return variables
  throw new LambdaRefusal({ part: 'configuration', message: 'Environment variables are one JSON object whose values are all texts.' })
}

function concurrencyOf({ reservedConcurrency, provisionedConcurrency }: LambdaWorld['configuration']): Json {
  return [reservedConcurrency ?? null, provisionedConcurrency ?? 0]
}

/** Whether a version is published that the alias names. */
function isPublished(configuration: LambdaWorld['configuration']): boolean {
  return provisioned(configuration) > 0 || configuration.snapStart === true
}

function provisioned({ provisionedConcurrency = 0 }: LambdaWorld['configuration']): number {
  return provisionedConcurrency
}

function filesOf(files: LambdaWorld['files']): JsonObject {
  return Object.fromEntries(files.map(({ path, code }) => [path, code]))
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** AWS's refusal of a call, as a problem of the part that the call was about. */
export async function refusedAs(part: LambdaProblem['part'], call: Promise<Json>): Promise<Json> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    throw new LambdaRefusal({ part, message: error.message, error: error.name })
  }
}
