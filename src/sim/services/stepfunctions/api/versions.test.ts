import { expect, test } from 'vitest'
import { given, MACHINE, machine, type StatesWorld } from '../states.testing'

const pass = (result: string) => machine({ A: { Type: 'Pass', Result: result, End: true } })
const update = (world: StatesWorld, result: string, more: object = {}) =>
  world.call('UpdateStateMachine', { stateMachineArn: MACHINE, definition: JSON.stringify(pass(result)), ...more })
const publish = (world: StatesWorld, more: object = {}): string =>
  world.call('PublishStateMachineVersion', { stateMachineArn: MACHINE, ...more }).stateMachineVersionArn
const versions = (world: StatesWorld): string[] =>
  world
    .call('ListStateMachineVersions', { stateMachineArn: MACHINE })
    .stateMachineVersions.map(({ stateMachineVersionArn: arn }: { stateMachineVersionArn: string }) => arn.slice(MACHINE.length))
/** What an execution of that ARN gives. */
const outputOf = (world: StatesWorld, stateMachineArn: string, name: string) => {
  const { executionArn } = world.call('StartExecution', { stateMachineArn, name })
  world.quiet()
  return world.outcome(executionArn).output
}

test('VE1 a version keeps its revision, and a start without one takes the latest', () => {
  const world = given(pass('first'))
  const one = publish(world)
  update(world, 'second')
  expect(one).toBe(`${MACHINE}:1`)
  expect(outputOf(world, one, 'by-version')).toBe('first')
  expect(outputOf(world, MACHINE, 'unqualified')).toBe('second')
})

test('VE1 a revision that has a version gets no second one', () => {
  const world = given(pass('first'))
  expect([publish(world), publish(world, { description: 'again' })]).toEqual([`${MACHINE}:1`, `${MACHINE}:1`])
  update(world, 'first')
  expect(publish(world)).toBe(`${MACHINE}:1`)
  update(world, 'second')
  expect(publish(world)).toBe(`${MACHINE}:2`)
})

test('VE2 numbers go on after a version was deleted; lists have the newest first', () => {
  const world = given(pass('a'))
  publish(world)
  for (const result of ['b', 'c']) update(world, result, { publish: true })
  world.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${MACHINE}:3` })
  update(world, 'd')
  publish(world)
  expect(versions(world)).toEqual([':4', ':2', ':1'])
  expect(() => world.call('StartExecution', { stateMachineArn: `${MACHINE}:3` })).toThrow(`State Machine Does Not Exist: '${MACHINE}:3'`)
})

test('VE3 a version is published only of the revision that is meant', () => {
  const world = given(pass('a'))
  expect(publish(world, { revisionId: 'INITIAL' })).toBe(`${MACHINE}:1`)
  const { revisionId } = update(world, 'b')
  expect(() => publish(world, { revisionId: 'INITIAL' })).toThrow(expect.objectContaining({ name: 'ConflictException' }))
  expect(publish(world, { revisionId })).toBe(`${MACHINE}:2`)
})

test('VE2 creating and updating can publish at once, and describe the version', () => {
  const world = given(pass('a'))
  const create = { name: 'other', definition: JSON.stringify(pass('a')), roleArn: 'arn:aws:iam::123456789012:role/r' }
  const asked = { ...create, publish: true, versionDescription: 'the first' }
  const first = world.call('CreateStateMachine', asked)
  expect(first.stateMachineVersionArn).toBe(`${MACHINE.replace(/machine$/, 'other')}:1`)
  expect(world.call('CreateStateMachine', asked)).toEqual(first)
  expect(() => world.call('CreateStateMachine', create)).toThrow('State Machine Already Exists')
  const { stateMachineVersionArn, revisionId } = update(world, 'b', { publish: true, versionDescription: 'better' })
  expect(world.call('DescribeStateMachine', { stateMachineArn: stateMachineVersionArn })).toMatchObject({
    stateMachineArn: `${MACHINE}:1`,
    name: 'machine',
    description: 'better',
    revisionId,
    definition: JSON.stringify(pass('b')),
  })
})

test('VE2 a machine has at most 1,000 versions', () => {
  const world = given(pass('0'))
  publish(world)
  for (let i = 1; i < 1000; i++) update(world, String(i), { publish: true })
  expect(() => update(world, 'more', { publish: true })).toThrow(expect.objectContaining({ name: 'ServiceQuotaExceededException' }))
})

test('VE4 an execution tells the version and the alias that it was started by', () => {
  const world = given(pass('a'))
  const stateMachineVersionArn = publish(world)
  const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }]
  const { stateMachineAliasArn } = world.call('CreateStateMachineAlias', { name: 'PROD', routingConfiguration })
  const start = (stateMachineArn: string) => world.call('StartExecution', { stateMachineArn }).executionArn as string
  const [plain, byVersion, byAlias] = [MACHINE, stateMachineVersionArn, stateMachineAliasArn].map(start) as [string, string, string]
  world.quiet()

  const described = (executionArn: string) => {
    const { stateMachineArn, stateMachineVersionArn: version, stateMachineAliasArn: alias } = world.call('DescribeExecution', { executionArn })
    return [stateMachineArn, version, alias]
  }
  expect(described(plain)).toEqual([MACHINE, undefined, undefined])
  expect(described(byVersion)).toEqual([MACHINE, stateMachineVersionArn, undefined])
  expect(described(byAlias)).toEqual([MACHINE, stateMachineVersionArn, stateMachineAliasArn])
  expect(world.call('GetExecutionHistory', { executionArn: byAlias }).events[0].executionStartedEventDetails).toMatchObject({
    stateMachineVersionArn,
    stateMachineAliasArn,
  })
  const listed = (stateMachineArn: string) =>
    world.call('ListExecutions', { stateMachineArn }).executions.map(({ executionArn }: { executionArn: string }) => executionArn)
  expect(listed(MACHINE)).toEqual([byAlias, byVersion, plain])
  expect(listed(stateMachineVersionArn)).toEqual([byAlias, byVersion])
  expect(listed(stateMachineAliasArn)).toEqual([byAlias])
})

test('VE1 an Express version can be run and waited for', () => {
  const world = given(pass('first'), {}, { type: 'EXPRESS' })
  const stateMachineArn = publish(world)
  update(world, 'second')
  expect(world.call('StartSyncExecution', { stateMachineArn }).output).toBe('"first"')
})

test.each<[why: string, action: string, input: object, name: string]>([
  ['a version of a version', 'PublishStateMachineVersion', { stateMachineArn: `${MACHINE}:1` }, 'ValidationException'],
  ['a machine that is not there', 'ListStateMachineVersions', { stateMachineArn: `${MACHINE}x` }, 'StateMachineDoesNotExist'],
  ['a start of a Distributed Map', 'StartExecution', { stateMachineArn: `${MACHINE}/label` }, 'ValidationException'],
  ['an update of a version', 'UpdateStateMachine', { stateMachineArn: `${MACHINE}:1`, roleArn: 'r' }, 'ValidationException'],
  ['deleting a machine as a version', 'DeleteStateMachineVersion', { stateMachineVersionArn: MACHINE }, 'ValidationException'],
  ['too many parts', 'StartExecution', { stateMachineArn: `${MACHINE}:1:2` }, 'InvalidArn'],
])('VE6 %s is refused', (_why, action, input, name) => {
  expect(() => given(pass('a')).call(action, input)).toThrow(expect.objectContaining({ name }))
})
