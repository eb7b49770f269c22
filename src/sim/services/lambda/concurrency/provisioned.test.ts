import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../kernel/json'
import { world } from '../../../cloud/lambdaWorld.testing'

async function given(script: readonly Json[] = [{ init: 200 }, { compute: 100 }, { return: 1 }], settings: JsonObject = {}) {
  const all = world()
  await all.create('fn', script, settings)
  await all.call('PublishVersion', { FunctionName: 'fn' })
  const put = (count: number, Qualifier = '1') => all.call('PutProvisionedConcurrencyConfig', { FunctionName: 'fn', Qualifier, ProvisionedConcurrentExecutions: count })
  const status = () => all.call('GetProvisionedConcurrencyConfig', { FunctionName: 'fn', Qualifier: '1' })
  const invoke = (Qualifier: string) => all.call('Invoke', { FunctionName: 'fn', Qualifier })
  return { ...all, put, status, invoke }
}

describe('LC6 LE10 provisioned concurrency', () => {
  test('is prepared, runs INIT ahead of need, and serves without a cold start', async () => {
    const { sim, put, status, invoke, told } = await given()
    expect(await put(2)).toMatchObject({ Status: 'IN_PROGRESS', AvailableProvisionedConcurrentExecutions: 0 })
    await sim.runFor(59_000)
    expect(told('EnvironmentStarted')).toEqual([])
    await sim.runUntilQuiet()
    expect(await status()).toMatchObject({ Status: 'READY', AllocatedProvisionedConcurrentExecutions: 2 })
    const before = sim.now
    await invoke('1')
    expect(sim.now - before).toBeCloseTo(100, 0)
    // What is provisioned stays, however long it idles.
    await sim.runFor(3_600_000)
    const later = sim.now
    await Promise.all([invoke('1'), invoke('1'), invoke('1')])
    expect(sim.now - later).toBeGreaterThan(300)
    expect(told('EnvironmentStarted')).toHaveLength(3)
    expect(told('InvokeStarted').map(({ detail }) => detail['provisioned'])).toEqual([
      { qualifier: '1', busy: 1, of: 2 }, { qualifier: '1', busy: 1, of: 2 }, { qualifier: '1', busy: 2, of: 2 }, { qualifier: '1', spillover: true },
    ])
  })

  test('is not used before all of it is ready', async () => {
    const { sim, put, invoke, told } = await given([{ init: 5000 }, { return: 1 }])
    await put(1)
    await sim.runFor(62_000)
    await invoke('1')
    expect(told('EnvironmentStarted').map(({ detail }) => detail['provisioned'] ?? false)).toEqual([true, false])
  })

  test('INIT that fails is told', async () => {
    const { sim, put, status } = await given([{ nonsense: 1 }])
    await put(1)
    await sim.runUntilQuiet()
    expect(await status()).toMatchObject({ Status: 'FAILED', StatusReason: 'FUNCTION_ERROR_INIT_FAILURE' })
  })

  test('is taken out of what is reserved, and $LATEST is left with the rest', async () => {
    const { sim, call, put, invoke } = await given()
    await call('PutFunctionConcurrency', { FunctionName: 'fn', ReservedConcurrentExecutions: 2 })
    await expect(put(3)).rejects.toMatchObject({ message: 'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function' })
    await put(2)
    await sim.runUntilQuiet()
    await expect(call('PutFunctionConcurrency', { FunctionName: 'fn', ReservedConcurrentExecutions: 1 })).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
    await expect(invoke('$LATEST')).rejects.toMatchObject({ name: 'TooManyRequestsException', Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' })
    expect(await invoke('1')).toMatchObject({ ExecutedVersion: '1' })
  })

  test('is taken out of the account’s, of which 100 stay', async () => {
    const { call, put } = await given()
    await expect(put(1001)).rejects.toMatchObject({ message: "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000]." })
    await expect(put(901)).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
    await put(900)
    expect(await call('GetAccountSettings')).toMatchObject({ AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 100 } })
  })
})

test('LC7 two versions behind an alias are refused by name, and $LATEST has none', async () => {
  const { sim, call, put } = await given()
  await call('UpdateFunctionConfiguration', { FunctionName: 'fn', Timeout: 9 })
  await sim.runFor(1000)
  await call('PublishVersion', { FunctionName: 'fn' })
  await call('CreateAlias', { FunctionName: 'fn', Name: 'live', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } })
  await expect(put(1, 'live')).rejects.toMatchObject({ name: 'NotSimulated' })
  await expect(put(1, '$LATEST')).rejects.toMatchObject({ message: 'Provisioned Concurrency Configs cannot be applied to unpublished function versions.' })
})
