import {
  CreateActivityCommand,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteActivityCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeActivityCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  ExecutionDoesNotExist,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  InvalidDefinition,
  ListActivitiesCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  ListStateMachineAliasesCommand,
  ListStateMachinesCommand,
  ListStateMachineVersionsCommand,
  ListTagsForResourceCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  PublishStateMachineVersionCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  TagResourceCommand,
  TestStateCommand,
  UntagResourceCommand,
  UpdateMapRunCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const roleArn = 'arn:aws:iam::123456789012:role/workflow'
const pass = JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', Result: { ok: true }, End: true } } })
let cloud: Cloud
let states: SFNClient

beforeEach(() => {
  cloud = sdkWorld()
  states = new SFNClient(clientConfig(cloud))
})

async function machine(name: string, definition: string | object = pass, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): Promise<string> {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition)
  return (await states.send(new CreateStateMachineCommand({ name, definition: text, roleArn, type }))).stateMachineArn ?? ''
}

async function started(stateMachineArn: string, input = '{}'): Promise<string> {
  const { executionArn = '' } = await states.send(new StartExecutionCommand({ stateMachineArn, input }))
  await cloud.runUntilQuiet()
  return executionArn
}

test('an execution is started, described, and its history read page by page', async () => {
  const stateMachineArn = await machine('orders')
  const executionArn = await started(stateMachineArn, '{"id":1}')
  const described = await states.send(new DescribeExecutionCommand({ executionArn }))
  expect(described).toMatchObject({ status: 'SUCCEEDED', input: '{"id":1}', output: '{"ok":true}', startDate: new Date('2025-01-01T00:00:00Z') })
  const whole = await states.send(new GetExecutionHistoryCommand({ executionArn }))
  expect(whole.events?.map(({ type }) => type)).toEqual(['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'])
  const pages: (number | undefined)[] = []
  for await (const page of paginateGetExecutionHistory({ client: states, pageSize: 3 }, { executionArn, reverseOrder: true })) pages.push(page.events?.[0]?.id)
  expect(pages).toEqual([4, 1])
  for (let n = 0; n < 4; n++) await states.send(new StartExecutionCommand({ stateMachineArn }))
  const counts: (number | undefined)[] = []
  for await (const page of paginateListExecutions({ client: states, pageSize: 2 }, { stateMachineArn })) counts.push(page.executions?.length)
  expect(counts).toEqual([2, 2, 1])
  expect((await states.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'FAILED' }))).executions).toEqual([])
  const of = await states.send(new DescribeStateMachineForExecutionCommand({ executionArn }))
  expect(of).toMatchObject({ name: 'orders', definition: pass })
})

test('state machines are made, told, changed, listed and deleted', async () => {
  const stateMachineArn = await machine('orders')
  await states.send(new UpdateStateMachineCommand({ stateMachineArn, loggingConfiguration: { level: 'OFF' }, definition: pass.replace('true', 'false') }))
  const told = await states.send(new DescribeStateMachineCommand({ stateMachineArn }))
  expect(told).toMatchObject({ status: 'ACTIVE', type: 'STANDARD', definition: expect.stringContaining('false') })
  expect((await states.send(new ListStateMachinesCommand({}))).stateMachines).toMatchObject([{ stateMachineArn, creationDate: new Date(cloud.now) }])
  await states.send(new TagResourceCommand({ resourceArn: stateMachineArn, tags: [{ key: 'team', value: 'a' }, { key: 'x', value: '1' }] }))
  await states.send(new UntagResourceCommand({ resourceArn: stateMachineArn, tagKeys: ['x'] }))
  expect((await states.send(new ListTagsForResourceCommand({ resourceArn: stateMachineArn }))).tags).toEqual([{ key: 'team', value: 'a' }])
  await states.send(new DeleteStateMachineCommand({ stateMachineArn }))
  await cloud.runUntilQuiet()
  await expect(states.send(new DescribeStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' })
})

test('versions and aliases', async () => {
  const stateMachineArn = await machine('orders')
  const { stateMachineVersionArn } = await states.send(new PublishStateMachineVersionCommand({ stateMachineArn }))
  const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }]
  const { stateMachineAliasArn } = await states.send(new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration }))
  await states.send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn, description: 'what runs' }))
  const alias = await states.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }))
  expect(alias).toMatchObject({ name: 'live', description: 'what runs', routingConfiguration })
  expect((await states.send(new ListStateMachineAliasesCommand({ stateMachineArn }))).stateMachineAliases).toHaveLength(1)
  expect((await states.send(new ListStateMachineVersionsCommand({ stateMachineArn }))).stateMachineVersions).toHaveLength(1)
  await states.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }))
  await states.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn }))
  expect((await states.send(new ListStateMachineVersionsCommand({ stateMachineArn }))).stateMachineVersions).toEqual([])
})

test('an Express execution answers at the host for calls that wait', async () => {
  const stateMachineArn = await machine('quick', pass, 'EXPRESS')
  const ended = await states.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{"n":1}' }))
  expect(ended).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":true}', stopDate: expect.any(Date) })
})

test('a worker takes an activity’s tasks, keeps one alive, and ends both', async () => {
  const { activityArn = '' } = await states.send(new CreateActivityCommand({ name: 'pack' }))
  const stateMachineArn = await machine('packing', { StartAt: 'A', States: { A: { Type: 'Task', Resource: activityArn, End: true } } })
  const { executionArn: first } = await states.send(new StartExecutionCommand({ stateMachineArn, input: '{"box":1}' }))
  const task = await states.send(new GetActivityTaskCommand({ activityArn, workerName: 'w' }))
  expect(task.input).toBe('{"box":1}')
  await states.send(new SendTaskHeartbeatCommand({ taskToken: task.taskToken }))
  await states.send(new SendTaskSuccessCommand({ taskToken: task.taskToken, output: '"packed"' }))
  const { executionArn: second } = await states.send(new StartExecutionCommand({ stateMachineArn }))
  const other = await states.send(new GetActivityTaskCommand({ activityArn }))
  await states.send(new SendTaskFailureCommand({ taskToken: other.taskToken, error: 'Torn', cause: 'the box' }))
  await cloud.runUntilQuiet()
  expect(await states.send(new DescribeExecutionCommand({ executionArn: first }))).toMatchObject({ output: '"packed"' })
  expect(await states.send(new DescribeExecutionCommand({ executionArn: second }))).toMatchObject({ status: 'FAILED', error: 'Torn' })
  expect(await states.send(new DescribeActivityCommand({ activityArn }))).toMatchObject({ name: 'pack' })
  expect((await states.send(new ListActivitiesCommand({}))).activities).toHaveLength(1)
  await states.send(new DeleteActivityCommand({ activityArn }))
})

test('an execution is stopped, and one that failed is redriven', async () => {
  const waiting = await machine('waiting', { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } })
  const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn: waiting }))
  await states.send(new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'said so' }))
  expect(await states.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ status: 'ABORTED', error: 'Enough' })
  const failed = await started(await machine('failing', { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'No' } } }))
  await states.send(new RedriveExecutionCommand({ executionArn: failed }))
  await cloud.runUntilQuiet()
  expect(await states.send(new DescribeExecutionCommand({ executionArn: failed }))).toMatchObject({ status: 'FAILED', redriveCount: 1 })
})

test('a Map Run is told, changed and listed', async () => {
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 5, End: true } },
  }
  const stateMachineArn = await machine('many', { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor, MaxConcurrency: 1, End: true } } })
  const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn, input: '[1,2]' }))
  await cloud.runFor(1000)
  const { mapRuns = [] } = await states.send(new ListMapRunsCommand({ executionArn }))
  const mapRunArn = mapRuns[0]?.mapRunArn
  await states.send(new UpdateMapRunCommand({ mapRunArn, toleratedFailureCount: 1 }))
  expect(await states.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({ status: 'RUNNING', toleratedFailureCount: 1, itemCounts: { total: 2 } })
})

test('a state is tested and a definition validated without a state machine', async () => {
  const definition = JSON.stringify({ Type: 'Pass', Parameters: { 'x.$': '$.y' }, End: true })
  expect(await states.send(new TestStateCommand({ definition, roleArn, input: '{"y":2}' }))).toMatchObject({ status: 'SUCCEEDED', output: '{"x":2}' })
  const valid = await states.send(new ValidateStateMachineDefinitionCommand({ definition: '{"StartAt":"A","States":{}}' }))
  expect(valid).toMatchObject({ result: 'FAIL', diagnostics: expect.arrayContaining([expect.objectContaining({ severity: 'ERROR' })]) })
})

test('errors are caught by class', async () => {
  await expect(machine('bad', '{"StartAt":"A"}')).rejects.toBeInstanceOf(InvalidDefinition)
  const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:orders:none'
  const failed = await states.send(new DescribeExecutionCommand({ executionArn })).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(ExecutionDoesNotExist)
  expect(failed).toMatchObject({ message: `Execution Does Not Exist: '${executionArn}'`, $metadata: { httpStatusCode: 400 } })
})
