import { expect, test } from 'vitest'
import { given, MACHINE, machine, ROLE, type StatesWorld } from '../states.testing'

const pass = (result: string) => machine({ A: { Type: 'Pass', Result: result, End: true } })
const ALIAS = `${MACHINE}:PROD`

/** A world whose machine has versions 1 ("one") and 2 ("two"). */
function twoVersions(seed = 1): StatesWorld {
  const world = given(pass('one'), {}, { seed })
  world.call('PublishStateMachineVersion', { stateMachineArn: MACHINE })
  world.call('UpdateStateMachine', { stateMachineArn: MACHINE, definition: JSON.stringify(pass('two')), publish: true })
  return world
}

const routes = (...weights: readonly [version: number, weight: number][]) =>
  weights.map(([version, weight]) => ({ stateMachineVersionArn: `${MACHINE}:${version}`, weight }))
const create = (world: StatesWorld, more: object = {}) =>
  world.call('CreateStateMachineAlias', { name: 'PROD', routingConfiguration: routes([1, 100]), ...more })

/** How many of a thousand starts by the alias ran each version. */
function shares(world: StatesWorld): { [output: string]: number } {
  const arns = Array.from({ length: 1000 }, () => world.call('StartExecution', { stateMachineArn: ALIAS }).executionArn as string)
  world.quiet()
  const counts: { [output: string]: number } = {}
  for (const arn of arns) {
    const output = String(world.account.executions.get(arn)?.output)
    counts[output] = (counts[output] ?? 0) + 1
  }
  return counts
}

test('VE5 an alias divides its starts by weight, the same way for the same seed', () => {
  const divided = (seed: number) => {
    const world = twoVersions(seed)
    create(world, { routingConfiguration: routes([1, 80], [2, 20]) })
    return shares(world)
  }
  const { one = 0, two = 0 } = divided(1)
  expect(one + two).toBe(1000)
  expect(two).toBeGreaterThan(150)
  expect(two).toBeLessThan(250)
  expect(divided(1)).toEqual({ one, two })
})

test('VE5 an alias that is updated leads elsewhere; what runs is left as it is', () => {
  const world = twoVersions()
  create(world)
  const before = world.call('StartExecution', { stateMachineArn: ALIAS, name: 'before' }).executionArn
  world.runFor(1_000)
  const { updateDate } = world.call('UpdateStateMachineAlias', { stateMachineAliasArn: ALIAS, routingConfiguration: routes([2, 100]) })
  expect(updateDate).toBe(1)
  const after = world.call('StartExecution', { stateMachineArn: ALIAS, name: 'after' }).executionArn
  world.quiet()
  expect([world.outcome(before).output, world.outcome(after).output]).toEqual(['one', 'two'])
  expect(world.call('DescribeStateMachineAlias', { stateMachineAliasArn: ALIAS })).toEqual({
    stateMachineAliasArn: ALIAS,
    name: 'PROD',
    routingConfiguration: routes([2, 100]),
    creationDate: 0,
    updateDate: 1,
  })
})

test('VE6 the same alias again gives the same answer, another of that name is a conflict', () => {
  const world = twoVersions()
  const first = create(world, { description: 'live' })
  world.runFor(1_000)
  expect(create(world, { description: 'live' })).toEqual(first)
  expect(() => create(world)).toThrow(expect.objectContaining({ name: 'ConflictException' }))
})

test('VE6 a version that an alias refers to cannot be deleted', () => {
  const world = twoVersions()
  create(world)
  const remove = (version: number) => world.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${MACHINE}:${version}` })
  expect(() => remove(1)).toThrow(
    expect.objectContaining({
      name: 'ConflictException',
      message: 'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [PROD]',
    }),
  )
  remove(2)
  world.call('DeleteStateMachineAlias', { stateMachineAliasArn: ALIAS })
  remove(1)
  expect(world.call('ListStateMachineVersions', { stateMachineArn: MACHINE }).stateMachineVersions).toEqual([])
})

test('VE6 aliases are listed newest first, all or those of a version', () => {
  const world = twoVersions()
  for (const [name, version] of [['a', 1], ['b', 2], ['c', 1]] as const) {
    create(world, { name, routingConfiguration: routes([version, 100]) })
    world.runFor(1_000)
  }
  const names = (stateMachineArn: string): string[] =>
    world
      .call('ListStateMachineAliases', { stateMachineArn })
      .stateMachineAliases.map(({ stateMachineAliasArn: arn }: { stateMachineAliasArn: string }) => arn.slice(MACHINE.length + 1))
  expect(names(MACHINE)).toEqual(['c', 'b', 'a'])
  expect(names(`${MACHINE}:1`)).toEqual(['c', 'a'])
})

test('VE6 a machine has at most 100 aliases', () => {
  const world = twoVersions()
  for (let i = 0; i < 100; i++) create(world, { name: `alias-${i}` })
  expect(() => create(world)).toThrow(expect.objectContaining({ name: 'ServiceQuotaExceededException' }))
})

test.each<[why: string, more: object, error: object]>([
  ['a name of digits, as versions have', { name: '12' }, { name: 'InvalidName' }],
  ['no routes', { routingConfiguration: [] }, { name: 'ValidationException' }],
  ['three routes', { routingConfiguration: routes([1, 50], [2, 25], [3, 25]) }, { name: 'ValidationException' }],
  ['a weight above 100', { routingConfiguration: routes([1, 101]) }, { name: 'ValidationException' }],
  ['weights that make less', { routingConfiguration: routes([1, 50], [2, 49]) }, { reason: 'INVALID_ROUTING_CONFIGURATION' }],
  ['a version twice', { routingConfiguration: routes([1, 50], [1, 50]) }, { reason: 'INVALID_ROUTING_CONFIGURATION' }],
  ['a version that is not there', { routingConfiguration: routes([7, 100]) }, { name: 'ResourceNotFound' }],
])('VE6 %s is refused', (_why, more, error) => {
  expect(() => create(twoVersions(), more)).toThrow(expect.objectContaining(error))
})

test('VE6 versions of two machines make no alias', () => {
  const world = twoVersions()
  const definition = JSON.stringify(pass('x'))
  const other = world.call('CreateStateMachine', { name: 'other', definition, roleArn: ROLE, publish: true }).stateMachineVersionArn
  const routingConfiguration = [...routes([1, 50]), { stateMachineVersionArn: other, weight: 50 }]
  expect(() => create(world, { routingConfiguration })).toThrow(expect.objectContaining({ reason: 'INVALID_ROUTING_CONFIGURATION' }))
})

test('VE6 an update must change something', () => {
  const world = twoVersions()
  create(world)
  expect(() => world.call('UpdateStateMachineAlias', { stateMachineAliasArn: ALIAS })).toThrow(
    expect.objectContaining({ reason: 'MISSING_REQUIRED_PARAMETER' }),
  )
})

test('VE6 an alias is deleted with its machine, and what is not there is told', () => {
  const world = twoVersions()
  create(world)
  world.call('DeleteStateMachine', { stateMachineArn: MACHINE })
  expect(() => world.call('DescribeStateMachineAlias', { stateMachineAliasArn: ALIAS })).toThrow(
    expect.objectContaining({ name: 'ResourceNotFound', resourceName: ALIAS }),
  )
})
