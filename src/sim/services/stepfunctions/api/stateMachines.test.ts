import { expect, test } from 'vitest'
import { given, MACHINE, machine, ROLE } from '../states.testing'

const pass = machine({ A: { Type: 'Pass', End: true } })
const wait = machine({ W: { Type: 'Wait', Seconds: 60, End: true } })
const create = (more: object = {}) => ({ name: 'other', definition: JSON.stringify(pass), roleArn: ROLE, ...more })

test('SM1 the same again gives the same answer, others of that name are refused', () => {
  const world = given(pass)
  const first = world.call('CreateStateMachine', create())
  world.runFor(60_000)
  expect(world.call('CreateStateMachine', create())).toEqual(first)
  expect(() => world.call('CreateStateMachine', create({ type: 'EXPRESS' }))).toThrow('State Machine Already Exists')
  expect(() => world.call('CreateStateMachine', create({ definition: JSON.stringify(wait) }))).toThrow('State Machine Already Exists')
})

test.each([' ', 'a b', 'a<b', 'a*b', 'a#b', 'a$b', 'a/b', 'a:b', 'a\u0007b', 'a\ttab'])('SM2 %j is no name', (name) => {
  expect(() => given(pass).call('CreateStateMachine', create({ name }))).toThrow(`Invalid Name: '${name}'`)
})

test.each<[why: string, action: string, input: object, error: string, message: string]>([
  [
    'all that is wrong, at once',
    'CreateStateMachine',
    { name: '', definition: JSON.stringify(pass), type: 'FAST' },
    'ValidationException',
    "3 validation errors detected: Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1; Value null at 'roleArn' failed to satisfy constraint: Member must not be null; Value 'FAST' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]",
  ],
  ['no ARN', 'DescribeStateMachine', { stateMachineArn: 'machine' }, 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: machine'"],
  ['another kind', 'DescribeExecution', { executionArn: MACHINE }, 'InvalidArn', "Invalid Arn: 'Resource type not valid in this context: stateMachine'"],
  ['nothing there', 'DescribeStateMachine', { stateMachineArn: `${MACHINE}x` }, 'StateMachineDoesNotExist', `State Machine Does Not Exist: '${MACHINE}x'`],
  ['no text', 'StartExecution', { stateMachineArn: 7 }, 'SerializationException', 'NUMBER_VALUE can not be converted to a String'],
  ['no role', 'CreateStateMachine', create({ roleArn: 'arn:aws:iam::1:user/x' }), 'InvalidArn', "Invalid Role Arn: 'arn:aws:iam::1:user/x'"],
  [
    'too large a page',
    'ListStateMachines',
    { maxResults: 1001 },
    'ValidationException',
    "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
  ],
])('SM3 %s', (_why, action, input, name, message) => {
  expect(() => given(pass).call(action, input)).toThrow(expect.objectContaining({ name, message }))
})

test('SM4 an execution keeps the definition it started with', () => {
  const world = given(wait)
  const one = world.start()
  const { revisionId } = world.call('UpdateStateMachine', { stateMachineArn: MACHINE, definition: JSON.stringify(pass) })
  world.quiet()
  expect(world.brief(one).at(-2)).toBe('60000 3<2 WaitStateExited W'.padStart(5))
  expect(JSON.parse(world.call('DescribeStateMachineForExecution', { executionArn: one }).definition)).toEqual(wait)
  expect(world.call('DescribeStateMachine', { stateMachineArn: MACHINE })).toMatchObject({ definition: JSON.stringify(pass), revisionId })
  expect(world.brief(world.run({}, 'two'))[2]).toContain('PassStateExited')
})

test('SM4 an update that changes nothing is refused', () => {
  expect(() => given(pass).call('UpdateStateMachine', { stateMachineArn: MACHINE })).toThrow('must be specified')
})

test('SM5 a machine that is to log waits to hear whether its log group is there', () => {
  const groups = { logs: () => ({ output: { logGroups: [{ logGroupName: '/aws/there' }] } }) }
  const logging = (name: string) => {
    const logGroupArn = `arn:aws:logs:us-east-1:123456789012:log-group:${name}:*`
    return create({ loggingConfiguration: { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] } })
  }
  const world = given(pass, groups)
  expect(() => world.call('CreateStateMachine', logging('/aws/other'))).toThrow('Log Destination not found.')
  expect(world.call('CreateStateMachine', logging('/aws/there')).stateMachineArn).toContain('other')
})

test('SM6 lists come in pages', () => {
  const world = given(pass)
  for (const name of ['c', 'a', 'b']) world.call('CreateStateMachine', create({ name }))
  const first = world.call('ListStateMachines', { maxResults: 3 })
  expect(first.stateMachines.map(({ name }: { name: string }) => name)).toEqual(['a', 'b', 'c'])
  const rest = world.call('ListStateMachines', { maxResults: 3, nextToken: first.nextToken })
  expect(rest.stateMachines).toHaveLength(1)
  expect(rest.nextToken).toBeUndefined()
})

test('SM6 a nextToken holds for a day', () => {
  const world = given(pass)
  for (const name of ['c', 'a', 'b']) world.call('CreateStateMachine', create({ name }))
  const { nextToken } = world.call('ListStateMachines', { maxResults: 2 })
  const again = () => world.call('ListStateMachines', { maxResults: 2, nextToken })
  world.runFor(24 * 3600 * 1000)
  expect(again().stateMachines).toHaveLength(2)
  world.runFor(1)
  expect(again).toThrow(expect.objectContaining({ name: 'InvalidToken' }))
  expect(() => world.call('ListStateMachines', { nextToken: '2' })).toThrow(expect.objectContaining({ name: 'InvalidToken' }))
})

test.each([
  [-1, 'greater than or equal to 0'],
  [1001, 'less than or equal to 1000'],
])('SM6 a page of %i is none', (maxResults, bound) => {
  expect(() => given(pass).call('ListStateMachines', { maxResults })).toThrow(`Member must have value ${bound}`)
})

test('SM9 a machine whose executions run is deleting: nothing new starts, and the next transition ends them', () => {
  const twice = machine({ W: { Type: 'Wait', Seconds: 60, Next: 'P' }, P: { Type: 'Pass', End: true } })
  const world = given(twice)
  const one = world.start()
  world.runFor(1_000)
  world.call('DeleteStateMachine', { stateMachineArn: MACHINE })
  expect(world.call('DescribeStateMachine', { stateMachineArn: MACHINE }).status).toBe('DELETING')
  const deleting = expect.objectContaining({ name: 'StateMachineDeleting' })
  expect(() => world.start({}, 'two')).toThrow(deleting)
  expect(() => world.call('UpdateStateMachine', { stateMachineArn: MACHINE, roleArn: ROLE })).toThrow(deleting)
  expect(() => world.call('CreateStateMachine', create({ name: 'machine' }))).toThrow(deleting)
  world.quiet()
  expect(world.brief(one).slice(1)).toEqual([
    '    0 2<0 WaitStateEntered W',
    '60000 3<2 WaitStateExited W',
    '60000 4<0 ExecutionAborted',
  ])
  expect(() => world.call('DescribeStateMachine', { stateMachineArn: MACHINE })).toThrow('State Machine Does Not Exist')
})

test('SM6 a deleted machine is gone, and deleting it again is no error', () => {
  const world = given(pass)
  world.call('DeleteStateMachine', { stateMachineArn: MACHINE })
  world.call('DeleteStateMachine', { stateMachineArn: MACHINE })
  expect(() => world.start()).toThrow('State Machine Does Not Exist')
})

test.each(['ListStateMachineSecrets', 'toString'])('SM7 %s is refused by name', (action) => {
  expect(() => given(pass).call(action, {})).toThrow(expect.objectContaining({ name: 'NotSimulated', statusCode: 501 }))
})

test('SM8 state machines and activities carry tags', () => {
  const world = given(pass)
  const { activityArn } = world.call('CreateActivity', { name: 'press', tags: [{ key: 'a', value: '1' }] })
  for (const resourceArn of [MACHINE, activityArn]) {
    world.call('TagResource', { resourceArn, tags: [{ key: 'a', value: '2' }, { key: 'b', value: '3' }] })
    world.call('UntagResource', { resourceArn, tagKeys: ['b', 'c'] })
    expect(world.call('ListTagsForResource', { resourceArn }).tags).toEqual([{ key: 'a', value: '2' }])
  }
  const many = Array.from({ length: 51 }, (_, i) => ({ key: `k${i}`, value: '' }))
  expect(() => world.call('TagResource', { resourceArn: MACHINE, tags: many })).toThrow('Too many tags')
  expect(() => world.call('ListTagsForResource', { resourceArn: `${MACHINE}x` })).toThrow('Resource not found')
})

test.each<[key: string, value: string, complaint: string]>([
  ['x'.repeat(129), 'v', "at 'tags.2.member.key' failed to satisfy constraint: Member must have length less than or equal to 128"],
  ['', 'v', "Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1"],
  ['k', 'x'.repeat(257), "at 'tags.2.member.value' failed to satisfy constraint: Member must have length less than or equal to 256"],
  ['aws:k', 'v', "Value 'aws:k' at 'tags.2.member.key' failed to satisfy constraint: Member must not begin with 'aws:'"],
])('SM8 a tag that is none: %.8s=%.8s', (key, value, complaint) => {
  const tags = [{ key: 'a', value: '' }, { key, value }]
  expect(() => given(pass).call('TagResource', { resourceArn: MACHINE, tags })).toThrow(`1 validation error detected: ${complaint.startsWith('Value') ? complaint : ''}`)
  expect(() => given(pass).call('CreateActivity', { name: 'press', tags })).toThrow(complaint)
})
