import { expect, test } from 'vitest'
import { statesService } from '../../services/stepfunctions/stepfunctions'
import { cloudOf, createSimulation, type Cloud, type CloudOptions } from '../cloud'

async function given(type: 'STANDARD' | 'EXPRESS', options: CloudOptions): Promise<{ cloud: Cloud; start: (action?: string, more?: object) => Promise<any>; ends: () => readonly string[] }> {
  const cloud = cloudOf(createSimulation({ services: [statesService], guests: { run: async () => undefined, reset() {} } }, options))
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } })
  const { stateMachineArn } = await cloud.call('states', 'CreateStateMachine', { name: 'm', type, roleArn: 'arn:aws:iam::123456789012:role/r', definition })
  const start = async (action = 'StartExecution', more: object = {}) => {
    const started = await cloud.call('states', action, { stateMachineArn, ...more })
    await cloud.runUntilQuiet()
    return started
  }
  return { cloud, start, ends: () => cloud.log.filter(({ type: told }) => told === 'ExecutionSucceeded').map(({ resource }) => resource) }
}

test('FD9 an Express execution that was started at least once runs twice, under two ids', async () => {
  const { cloud, start, ends } = await given('EXPRESS', { secondTimes: 1 })
  const { executionArn } = await start('StartExecution', { name: 'one' })
  expect(new Set(ends()).size).toBe(2)
  expect(ends()).toContain(executionArn)
  expect(ends().every((arn) => arn.includes(':express:m:one:'))).toBe(true)
  expect(cloud.log.filter(({ type }) => type === 'DoneASecondTime')).toHaveLength(1)
})

test.each<[why: string, type: 'STANDARD' | 'EXPRESS', action: string]>([
  ['a Standard execution runs once', 'STANDARD', 'StartExecution'],
  ['a synchronous one at most once', 'EXPRESS', 'StartSyncExecution'],
])('FD9 %s', async (_why, type, action) => {
  const { start, ends } = await given(type, { secondTimes: 1 })
  await start(action)
  expect(ends()).toHaveLength(1)
})

test('FD9 a share of them is drawn from the seed, and may be changed while the world runs', async () => {
  const count = async (seed: number) => {
    const { start, ends } = await given('EXPRESS', { seed, secondTimes: 0.5 })
    for (let times = 0; times < 20; times++) await start()
    return ends().length
  }
  const once = await count(1)
  expect(once).toBeGreaterThan(22)
  expect(once).toBeLessThan(38)
  expect(await count(1)).toBe(once)
  const { cloud, start, ends } = await given('EXPRESS', {})
  await cloud.call('coldstart', 'SetConditions', { SecondTimes: 1 })
  await start()
  expect(ends()).toHaveLength(2)
  await expect(cloud.call('coldstart', 'SetConditions', { SecondTimes: 2 })).rejects.toMatchObject({ message: 'SecondTimes must be from 0 to 1.' })
})
