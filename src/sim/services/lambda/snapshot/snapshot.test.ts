import { describe, expect, test } from 'vitest'
import { world } from '../../../cloud/lambdaWorld.testing'
import type { Json, JsonObject } from '../../../kernel/json'

const SCRIPT: readonly Json[] = [{ init: 4000 }, { compute: 20 }, { return: 'done' }]
const ON = { SnapStart: { ApplyOn: 'PublishedVersions' } }

async function given(script = SCRIPT, settings: JsonObject = {}) {
  const all = world()
  await all.create('orders', script, { Runtime: 'python3.13', ...ON, ...settings })
  const stateOf = async (FunctionName: string) => {
    const { State: state, SnapStart: snapStart } = await all.call('GetFunctionConfiguration', { FunctionName })
    return [state, (snapStart as JsonObject)['OptimizationStatus']]
  }
  const publish = async () => {
    await all.call('PublishVersion', { FunctionName: 'orders' })
    await all.sim.runUntilQuiet()
  }
  const lines = (start: string) => all.told('LogLine').map(({ detail }) => String(detail['text'])).filter((line) => line.startsWith(start))
  return { ...all, stateOf, publish, lines }
}

describe('LN1 a published version', () => {
  test('is Pending while INIT runs and a snapshot is taken, then Active; $LATEST has none', async () => {
    const { call, stateOf, sim, told, lines } = await given()
    await call('PublishVersion', { FunctionName: 'orders' })
    expect(await stateOf('orders:1')).toEqual(['Pending', 'Off'])
    await expect(call('Invoke', { FunctionName: 'orders', Qualifier: '1' })).rejects.toMatchObject({ name: 'SnapStartNotReadyException', statusCode: 409 })
    await sim.runUntilQuiet()
    expect(await stateOf('orders:1')).toEqual(['Active', 'On'])
    expect(await stateOf('orders')).toEqual(['Active', 'Off'])
    expect(told('EnvironmentShutDown').map(({ detail }) => detail['reason'])).toEqual(['snapshot'])
    expect(lines('INIT_REPORT')).toHaveLength(1)
  })

  test('with the function it was created with, and not again when the function changes', async () => {
    const all = world()
    await all.create('orders', SCRIPT, { Runtime: 'java21', ...ON, Publish: true })
    await all.sim.runFor(20_000)
    await all.call('UpdateFunctionConfiguration', { FunctionName: 'orders', MemorySize: 512 })
    await all.sim.runUntilQuiet()
    expect(all.told('SnapshotTaken')).toHaveLength(1)
    expect(await all.call('Invoke', { FunctionName: 'orders', Qualifier: '1' })).toMatchObject({ Payload: '"done"', ExecutedVersion: '1' })
  })

  test('whose INIT fails is Failed', async () => {
    const { publish, stateOf, call } = await given([{ nonsense: 1 }])
    await publish()
    expect(await stateOf('orders:1')).toEqual(['Failed', 'Off'])
    await expect(call('Invoke', { FunctionName: 'orders', Qualifier: '1' })).rejects.toMatchObject({ name: 'SnapStartException' })
  })
})

describe('LN2 an environment of it', () => {
  test('is restored instead of initialized, which is told and billed apart', async () => {
    const { publish, call, lines, told } = await given()
    await publish()
    await call('Invoke', { FunctionName: 'orders', Qualifier: '1' })
    await call('Invoke', { FunctionName: 'orders', Qualifier: '1' })
    const restored = told('InitEnded').filter(({ detail }) => detail['restored'] === true)
    expect(restored).toHaveLength(1)
    expect(restored[0]?.detail['duration']).toBeLessThan(1800)
    expect(lines('RESTORE_START')).toHaveLength(1)
    expect(lines('RESTORE_REPORT')[0]).toMatch(/^RESTORE_REPORT Restore Duration: \d+\.\d\d ms\n$/)
    const [cold, warm] = lines('REPORT')
    expect(cold).toMatch(/\tRestore Duration: \d+\.\d\d ms\tBilled Restore Duration: \d+ ms\t\n$/)
    expect(cold).not.toContain('Init Duration')
    expect(warm).not.toContain('Restore')
  })

  test('of $LATEST runs INIT', async () => {
    const { call, lines } = await given()
    await call('Invoke', { FunctionName: 'orders' })
    expect(lines('REPORT')[0]).toContain('Init Duration')
  })
})

test.each<[why: string, settings: JsonObject, message: string]>([
  ['Node.js', { Runtime: 'nodejs22.x' }, 'nodejs22.x is not supported'],
  ['an older Python', { Runtime: 'python3.11' }, 'python3.11 is not supported'],
  ['much storage', { EphemeralStorage: { Size: 1024 } }, 'ephemeral storage'],
])('LN3 %s is refused', async (_why, settings, message) => {
  await expect(given(SCRIPT, settings)).rejects.toThrow(message)
})

test('LN3 and so is provisioned concurrency of such a version', async () => {
  const { publish, call } = await given()
  await publish()
  await expect(call('PutProvisionedConcurrencyConfig', { FunctionName: 'orders', Qualifier: '1', ProvisionedConcurrentExecutions: 1 })).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
})

test('LN3 Node.js is taken where the world allows it', async () => {
  const all = world()
  await all.call('PutAssumptions', { SnapStartForNode: true })
  await all.create('orders', SCRIPT, ON)
  expect(await all.call('GetFunctionConfiguration', { FunctionName: 'orders' })).toMatchObject(ON)
})
