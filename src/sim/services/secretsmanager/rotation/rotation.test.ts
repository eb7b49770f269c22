import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import type { Simulation } from '../../../cloud/simulation'
import type { JsonObject } from '../../../kernel/json'
import { secretsmanager } from '../secretsmanager'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:rotate'
const FIRST = 'token-first-0000000000000000000000'
const SECOND = 'token-second-000000000000000000000'
let sim: Simulation
/** Of the function's invocations: the step, and when. */
let steps: string[]
/** Which step fails, how often. */
let failing: { step: string; times: number }
const call = async (action: string, input: JsonObject = {}): Promise<any> => sim.call('secretsmanager', action, input)
const rotate = (more: JsonObject = {}) => call('RotateSecret', { SecretId: 's', RotationLambdaARN: FUNCTION, ClientRequestToken: SECOND, ...more })
const described = () => call('DescribeSecret', { SecretId: 's' })
const told = () => sim.log.filter(({ service, type }) => service === 'secretsmanager' && type.startsWith('Rotation')).map(({ type }) => type)

/** What a rotation function does, with the service's own answers left out. */
function rotateByHand({ Step, SecretId, ClientRequestToken }: { Step: string; SecretId: string; ClientRequestToken: string }): void {
  if (Step === 'createSecret') void call('PutSecretValue', { SecretId, ClientRequestToken, SecretString: `for ${ClientRequestToken}`, VersionStages: ['AWSPENDING'] })
  if (Step !== 'finishSecret') return
  const current = Object.entries(stagesNow).find(([, stages]) => stages.includes('AWSCURRENT'))?.[0] ?? FIRST
  void call('UpdateSecretVersionStage', { SecretId, VersionStage: 'AWSCURRENT', RemoveFromVersionId: current, MoveToVersionId: ClientRequestToken })
  stagesNow = { [ClientRequestToken]: ['AWSCURRENT'] }
}
let stagesNow: Record<string, string[]>

beforeEach(async () => {
  sim = createSimulation({ services: [secretsmanager], guests: { run: async () => undefined, reset() {} } })
  steps = []
  failing = { step: '', times: 0 }
  stagesNow = {}
  sim.mock('lambda', 'Invoke', (input) => {
    const event = JSON.parse(String((input as JsonObject)['Payload']))
    steps.push(`${event.Step} ${(sim.now - 1_735_689_600_000) / 1000}`)
    if (event.Step === failing.step && failing.times-- > 0) return { output: { StatusCode: 200, FunctionError: 'Unhandled', Payload: '{"errorType":"Error"}' } }
    rotateByHand(event)
    return { output: { StatusCode: 200, Payload: 'null' } }
  })
  await call('CreateSecret', { Name: 's', SecretString: 'old', ClientRequestToken: FIRST })
})

describe('one rotation', () => {
  test('SM60 SM61 four steps make the new version current', async () => {
    const { ARN, VersionId } = await rotate()
    expect(VersionId).toBe(SECOND)
    expect(steps.length).toBeLessThan(4)
    await sim.runUntilQuiet()
    expect(steps).toEqual(['createSecret 0', 'setSecret 0', 'testSecret 0', 'finishSecret 0'])
    expect(await described()).toMatchObject({ RotationEnabled: true, RotationLambdaARN: FUNCTION, LastRotatedDate: 1_735_689_600, VersionIdsToStages: { [FIRST]: ['AWSPREVIOUS'], [SECOND]: ['AWSPENDING', 'AWSCURRENT'] } })
    expect(await call('GetSecretValue', { SecretId: 's' })).toMatchObject({ SecretString: `for ${SECOND}` })
    const invoked: any = sim.log.find(({ type, detail }) => type === 'ApiCallStarted' && (detail as JsonObject)['action'] === 'Invoke')
    expect(invoked.detail).toMatchObject({ principal: 'secretsmanager.amazonaws.com', input: { FunctionName: FUNCTION, InvocationType: 'RequestResponse' } })
    expect(JSON.parse(String(invoked.detail.input.Payload))).toEqual({ Step: 'createSecret', SecretId: ARN, ClientRequestToken: SECOND, RotationToken: expect.stringMatching(/^[\w-]{36}$/) })
    expect(told()).toEqual(['RotationStarted', ...Array.from({ length: 4 }, () => 'RotationStepSucceeded'), 'RotationSucceeded'])
  })

  test('SM60 until the function has put it, the new version has no value', async () => {
    sim.mock('lambda', 'Invoke', () => undefined)
    await rotate()
    expect((await described()).VersionIdsToStages).toMatchObject({ [SECOND]: ['AWSPENDING'] })
    await expect(call('GetSecretValue', { SecretId: 's', VersionId: SECOND, VersionStage: 'AWSPENDING' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(rotate()).rejects.toMatchObject({ name: 'InvalidRequestException', message: "A previous rotation isn't complete. That rotation will be reattempted." })
  })

  test('SM62 a failing step begins the rotation anew', async () => {
    failing = { step: 'setSecret', times: 2 }
    await rotate()
    await sim.runUntilQuiet()
    expect(steps).toEqual(['createSecret 0', 'setSecret 0', 'createSecret 60', 'setSecret 60', 'createSecret 120', 'setSecret 120', 'testSecret 120', 'finishSecret 120'])
    expect(told().at(-1)).toBe('RotationSucceeded')
  })

  test('SM62 SM63 what fails to the end stays pending, and the next window takes it up', async () => {
    failing = { step: 'testSecret', times: 3 }
    await rotate({ RotationRules: { AutomaticallyAfterDays: 1 } })
    await sim.runUntilQuiet()
    expect(told().filter((type) => type.endsWith('Failed'))).toEqual(['RotationStepFailed', 'RotationStepFailed', 'RotationFailed'])
    expect((await described()).VersionIdsToStages).toEqual({ [FIRST]: ['AWSCURRENT'], [SECOND]: ['AWSPENDING'] })
    await expect(rotate()).rejects.toMatchObject({ name: 'InvalidRequestException' })
    await sim.runFor(DAY)
    expect((await described()).VersionIdsToStages).toMatchObject({ [SECOND]: ['AWSPENDING', 'AWSCURRENT'] })
  })

  test('SM61 a function that does not move the label has failed', async () => {
    sim.mock('lambda', 'Invoke', () => ({ output: { StatusCode: 200, Payload: 'null' } }))
    await rotate()
    await sim.runUntilQuiet()
    expect(told().at(-1)).toBe('RotationFailed')
    expect(sim.log.at(-1)?.detail).toMatchObject({ step: 'finishSecret', reason: expect.stringContaining('AWSCURRENT') })
  })

  test('SM65 put off, only a test is made, which leaves nothing', async () => {
    await rotate({ RotateImmediately: false, RotationRules: { AutomaticallyAfterDays: 1 } })
    await sim.runUntilQuiet()
    expect(steps).toEqual(['testSecret 0'])
    expect(await described()).toMatchObject({ VersionIdsToStages: { [FIRST]: ['AWSCURRENT'] }, NextRotationDate: 1_735_689_600 + 86_400 })
  })

  test('SM66 cancelled, the schedule and what is on its way end', async () => {
    failing = { step: 'createSecret', times: 1 }
    await rotate({ RotationRules: { AutomaticallyAfterDays: 1 } })
    await sim.runFor(1)
    expect((await call('CancelRotateSecret', { SecretId: 's' })).VersionId).toBe(SECOND)
    await sim.runFor(3 * DAY)
    expect(steps).toEqual(['createSecret 0'])
    expect(await described()).toMatchObject({ RotationEnabled: false })
  })

  test.each<[why: string, input: JsonObject, name: string, message: RegExp]>([
    ['no function', { RotationLambdaARN: null }, 'InvalidRequestException', /^No Lambda rotation function ARN is associated/],
    ['two schedules', { RotationRules: { AutomaticallyAfterDays: 1, ScheduleExpression: 'rate(1 day)' } }, 'InvalidParameterException', /both/],
    ['too often', { RotationRules: { ScheduleExpression: 'rate(3 hours)' } }, 'InvalidParameterException', /4 hours/],
    ['minutes', { RotationRules: { ScheduleExpression: 'rate(300 minutes)' } }, 'InvalidParameterException', /schedule expression/],
    ['not on the hour', { RotationRules: { ScheduleExpression: 'cron(5 8 * * ? *)' } }, 'InvalidParameterException', /minutes/],
    ['a window', { RotationRules: { AutomaticallyAfterDays: 1, Duration: '25h' } }, 'InvalidParameterException', /window/],
    ['an external secret', { ExternalSecretRotationRoleArn: 'arn:aws:iam::123456789012:role/r' }, 'NotSimulated', /ExternalSecretRotationRoleArn/],
  ])('SM60 SM64 refused: %s', async (_why, input, name, message) => {
    await expect(rotate(input)).rejects.toMatchObject({ name, message: expect.stringMatching(message) })
  })
})

describe('schedules', () => {
  test.each<[rules: JsonObject, at: number[]]>([
    [{ AutomaticallyAfterDays: 2 }, [48, 96]],
    [{ ScheduleExpression: 'rate(1 day)' }, [24, 48, 72, 96]],
    [{ ScheduleExpression: 'rate(40 hours)', Duration: '3h' }, [43, 83]],
    [{ ScheduleExpression: 'cron(0 8 2,4 * ? *)' }, [32, 80]],
  ])('SM64 by %j', async (RotationRules, at) => {
    await sim.runFor(3.5 * HOUR)
    await rotate({ RotationRules })
    await sim.runUntilQuiet()
    steps = []
    await sim.runFor(4.2 * DAY - 3.5 * HOUR)
    expect(steps.filter((step) => step.startsWith('finishSecret')).map((step) => Number(step.split(' ')[1]) / 3600)).toEqual(at)
  })

  test('SM64 a value put by hand counts as a rotation', async () => {
    await rotate({ RotationRules: { AutomaticallyAfterDays: 2 } })
    await sim.runFor(1.5 * DAY)
    await call('PutSecretValue', { SecretId: 's', SecretString: 'by hand' })
    expect(await described()).toMatchObject({ NextRotationDate: 1_735_689_600 + 3 * 86_400 })
  })

  test('SM40 SM64 a deleted secret is not rotated, a restored one is', async () => {
    await rotate({ RotationRules: { AutomaticallyAfterDays: 1 } })
    await sim.runUntilQuiet()
    await call('DeleteSecret', { SecretId: 's' })
    await sim.runFor(2 * DAY)
    expect(steps).toHaveLength(4)
    await call('RestoreSecret', { SecretId: 's' })
    await sim.runFor(DAY)
    expect(steps).toHaveLength(8)
  })
})
