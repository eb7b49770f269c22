import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { ARN, world } from '../../../cloud/lambdaWorld.testing'

const ECHO = [{ return: 1 }]

async function given() {
  const all = world()
  await all.create('fn', ECHO)
  const update = async (Description: string, extra: JsonObject = {}) => {
    await all.call('UpdateFunctionConfiguration', { FunctionName: 'fn', Description, ...extra })
    await all.sim.runFor(1000)
  }
  const publish = (input: JsonObject = {}) => all.call('PublishVersion', { FunctionName: 'fn', ...input })
  return { ...all, update, publish }
}

describe('LV1 a version is a function for good', () => {
  test('its number is never given twice, and equal ones are one', async () => {
    const { call, update, publish } = await given()
    expect(await publish()).toMatchObject({ Version: '1', FunctionArn: `${ARN}:fn:1`, State: 'Active' })
    await update('only a description')
    expect(await publish()).toMatchObject({ Version: '1' })
    await update('', { Timeout: 9 })
    expect(await publish({ Description: 'nine' })).toMatchObject({ Version: '2', Timeout: 9, Description: 'nine' })
    await call('DeleteFunction', { FunctionName: 'fn', Qualifier: '2' })
    await update('', { Timeout: 10 })
    expect(await publish()).toMatchObject({ Version: '3' })
    const { Versions: versions } = await call('ListVersionsByFunction', { FunctionName: 'fn' })
    expect((versions as JsonObject[]).map(({ Version, Timeout }) => [Version, Timeout])).toEqual([['$LATEST', 10], ['1', 3], ['3', 10]])
  })
})

describe('LV2 what can be published', () => {
  test('not while an update is under way, nor other code or another revision than was meant', async () => {
    const { call, sim, publish } = await given()
    await expect(publish({ CodeSha256: 'other' })).rejects.toMatchObject({ name: 'InvalidParameterValueException', message: expect.stringMatching(/^CodeSHA256 \(other\) is different from current CodeSHA256 in \$LATEST/) })
    await expect(publish({ RevisionId: 'other' })).rejects.toMatchObject({ name: 'PreconditionFailedException', statusCode: 412 })
    await call('UpdateFunctionConfiguration', { FunctionName: 'fn', Timeout: 9 })
    await expect(publish()).rejects.toMatchObject({ name: 'ResourceConflictException', statusCode: 409 })
    await sim.runFor(1000)
    expect(await publish()).toMatchObject({ Version: '1', Timeout: 9 })
  })

  test('a function published as it is made has a version that becomes active with it', async () => {
    const { call, sim } = world()
    const made = await call('CreateFunction', { FunctionName: 'fn', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/fn', Code: { Script: ECHO }, Publish: true })
    expect(made).toMatchObject({ Version: '1', FunctionArn: `${ARN}:fn`, State: 'Pending' })
    await sim.runFor(1000)
    expect(await call('GetFunctionConfiguration', { FunctionName: 'fn', Qualifier: '1' })).toMatchObject({ State: 'Active', FunctionArn: `${ARN}:fn:1` })
  })
})

test('LV3 a version keeps its own environments when the function is updated', async () => {
  const { call, told, update, publish } = await given()
  await publish()
  const invoke = (Qualifier: string) => call('Invoke', { FunctionName: 'fn', Qualifier, LogType: 'Tail' })
  expect(await invoke('1')).toMatchObject({ ExecutedVersion: '1' })
  expect(await invoke('$LATEST')).toMatchObject({ ExecutedVersion: '$LATEST' })
  await update('', { Timeout: 9 })
  const again = await invoke('1')
  await invoke('$LATEST')
  expect(told('EnvironmentStarted').map(({ detail }) => detail['version'] ?? '$LATEST')).toEqual(['1', '$LATEST', '$LATEST'])
  expect(atob(String(again['LogResult']))).toContain(' Version: 1\n')
})

describe('LV4 LV5 aliases', () => {
  test('name one version, or two of which one is drawn each time', async () => {
    const { call, update, publish } = await given()
    await publish()
    await update('', { Timeout: 9 })
    await publish()
    await call('CreateAlias', { FunctionName: 'fn', Name: 'live', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { 2: 0.25 } } })
    const served: unknown[] = []
    for (let i = 0; i < 200; i++) served.push((await call('Invoke', { FunctionName: 'fn:live' }))['ExecutedVersion'])
    const share = served.filter((version) => version === '2').length / 200
    expect(new Set(served)).toEqual(new Set(['1', '2']))
    expect(Math.abs(share - 0.25)).toBeLessThan(0.1)
    await call('UpdateAlias', { FunctionName: 'fn', Name: 'live', FunctionVersion: '2', RoutingConfig: { AdditionalVersionWeights: {} } })
    expect(await call('Invoke', { FunctionName: 'fn:live' })).toMatchObject({ ExecutedVersion: '2' })
  })

  test.each<[why: string, input: JsonObject, name: string, message: string]>([
    ['$LATEST beside another', { FunctionVersion: '$LATEST', RoutingConfig: { AdditionalVersionWeights: { 1: 0.5 } } }, 'InvalidParameterValueException', '$LATEST is not supported for an alias pointing to more than 1 version'],
    ['a version twice', { FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { 1: 0.5 } } }, 'InvalidParameterValueException', 'Invalid function version 1. Function version 1 is already included in routing configuration.'],
    ['a version that is not there', { FunctionVersion: '7' }, 'ResourceNotFoundException', `Function not found: ${ARN}:fn:7`],
    ['a name that is taken', { Name: 'live', FunctionVersion: '1' }, 'ResourceConflictException', `Alias already exists: ${ARN}:fn:live`],
  ])('%s is refused', async (_why, input, name, message) => {
    const { call, publish } = await given()
    await publish()
    await call('CreateAlias', { FunctionName: 'fn', Name: 'live', FunctionVersion: '1' })
    await expect(call('CreateAlias', { FunctionName: 'fn', Name: 'new', ...input })).rejects.toMatchObject({ name, message })
  })

  test('keep their version from being deleted; what is not there is deleted without complaint', async () => {
    const { call, publish } = await given()
    await publish()
    await call('CreateAlias', { FunctionName: 'fn', Name: 'live', FunctionVersion: '1' })
    await expect(call('DeleteFunction', { FunctionName: 'fn', Qualifier: '1' })).rejects.toMatchObject({ name: 'ResourceConflictException' })
    await call('DeleteAlias', { FunctionName: 'fn', Name: 'none' })
    await call('DeleteAlias', { FunctionName: 'fn', Name: 'live' })
    await call('DeleteFunction', { FunctionName: 'fn', Qualifier: '1' })
    await expect(call('GetFunction', { FunctionName: 'fn:1' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})
