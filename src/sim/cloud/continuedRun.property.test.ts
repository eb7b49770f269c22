import { expect, test } from 'vitest'
import { AwsError } from '../aws/awsError'
import { statesService } from '../services/stepfunctions/stepfunctions'
import { Dice, randomInput, randomMachine } from '../services/stepfunctions/randomMachine.testing'
import { createSimulation, type CloudParts } from './cloud'
import { loadRun, logHash, saveRun, type SavedRun } from './savedRun'
import type { MockAnswer } from './mocks/driverMocks'
import type { Simulation } from './simulation'

const FIRST_SEED = Number(process.env['SEED'] ?? 1)
const MACHINES = 1000
console.info(`continuedRun: seeds from ${FIRST_SEED}`)

const noGuests = { run: () => Promise.reject(new Error('no function runs here')), reset() {} }
const parts: CloudParts = { services: [statesService], guests: noGuests }
const roleArn = 'arn:aws:iam::123456789012:role/workflow'

/** What all that is called answers: by what is asked, and when, so that it is the same after a reload. */
function surroundings(simulation: Simulation): MockAnswer {
  return (input, { action, origin }) => {
    const dice = new Dice(hash(`${simulation.now} ${action} ${JSON.stringify(input)} ${JSON.stringify(origin)}`))
    if (dice.oneIn(3)) return { error: { name: 'Oops', message: 'no', statusCode: 400 } }
    return { output: { StatusCode: 200, Payload: dice.one(['1', '{"n":2,"items":[1]}', 'null']), Item: {} } }
  }
}

function hash(text: string): number {
  let value = 1
  for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0
  return value
}

/** Calls of Step Functions to itself are its own. */
function mockAll(simulation: Simulation): void {
  for (const service of ['lambda', 'dynamodb', 'sqs', 'secretsmanager', 's3']) simulation.mock(service, '*', surroundings(simulation))
}

async function started(seed: number): Promise<Simulation> {
  const dice = new Dice(seed)
  const definition = JSON.stringify(randomMachine(dice))
  const input = JSON.stringify(randomInput(dice))
  const simulation = createSimulation(parts, { seed })
  mockAll(simulation)
  const child = JSON.stringify({ StartAt: 'C', States: { C: { Type: 'Wait', Seconds: 1, End: true } } })
  await simulation.call('states', 'CreateActivity', { name: 'desk' })
  await simulation.call('states', 'CreateStateMachine', { name: 'child', definition: child, roleArn })
  const { stateMachineArn } = (await simulation.call('states', 'CreateStateMachine', { name: 'machine', definition, roleArn })) as {
    stateMachineArn: string
  }
  await simulation.call('states', 'StartExecution', { stateMachineArn, name: 'one', input })
  return simulation
}

/** Goes on for so many signals, or until nothing is to come. */
async function goOn(simulation: Simulation, signals: number): Promise<void> {
  await simulation.runUntilQuiet(signals).catch((error: unknown) => {
    if (!(error instanceof AwsError) || error.name !== 'RunLimitExceeded') throw error
  })
}

test('a run that was saved, loaded and continued at any point is the run that went through', async () => {
  let cut = 0
  for (let seed = FIRST_SEED; seed < FIRST_SEED + MACHINES; seed++) {
    const through = await started(seed)
    const { steps } = through.timeline.present
    await through.runUntilQuiet()
    const signals = through.timeline.present.steps - steps

    const first = await started(seed)
    await goOn(first, 1 + (hash(`cut ${seed}`) >>> 0) % Math.max(1, signals))
    const saved = JSON.parse(JSON.stringify(saveRun(first, { seed }))) as SavedRun
    const second = loadRun(parts, saved)
    if (!second) throw new Error(`seed ${seed}: the saved run could not be loaded`)
    if (second.log.length < through.log.length) cut++
    mockAll(second)
    await second.runUntilQuiet()
    if (logHash(second) !== logHash(through)) expect(second.log, `seed ${seed}`).toEqual(through.log)
  }
  // Many machines end in the signal in which they start.
  expect(cut).toBeGreaterThan(MACHINES / 5)
}, 120_000)

test('a run that was set back to any event and goes on from there is the run that went through', async () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + MACHINES; seed++) {
    const simulation = await started(seed)
    const told = simulation.log.length
    await simulation.runUntilQuiet()
    const through = [...simulation.log]
    const hashed = logHash(simulation)
    simulation.forkAt(told + (hash(`fork ${seed}`) >>> 0) % (through.length - told))
    await simulation.runUntilQuiet()
    if (logHash(simulation) !== hashed) expect(simulation.log, `seed ${seed}`).toEqual(through)
  }
}, 120_000)
