import { expect, test } from 'vitest'
import { createGuestHost } from '../handlers/handlers'
import { cloudOf, createSimulation, type Cloud } from './cloud'
import { services } from './services'

const JOBS = [
  ['ecs:runTask', 'ecs', 'RunTask'],
  ['batch:submitJob', 'batch', 'SubmitJob'],
  ['glue:startJobRun', 'glue', 'StartJobRun'],
  ['sagemaker:createTrainingJob', 'sagemaker', 'CreateTrainingJob'],
  ['elasticmapreduce:addStep', 'elasticmapreduce', 'AddStep'],
  ['codebuild:startBuild', 'codebuild', 'StartBuild'],
  ['athena:startQueryExecution', 'athena', 'StartQueryExecution'],
] as const

function given(): Cloud {
  return cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
}

async function ran(cloud: Cloud, resource: string, testCase = ''): Promise<any> {
  const state = { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Parameters: { Any: 1 }, End: true }
  const definition = JSON.stringify({ StartAt: 'Job', States: { Job: state } })
  const { stateMachineArn } = await cloud.call('states', 'CreateStateMachine', { name: 'm', roleArn: 'arn:aws:iam::123456789012:role/r', definition })
  const { executionArn } = await cloud.call('states', 'StartExecution', { stateMachineArn: `${stateMachineArn}${testCase}`, input: '{}' })
  await cloud.runUntilQuiet()
  return cloud.call('states', 'DescribeExecution', { executionArn })
}

test.each(JOBS)('TA13 %s.sync without a mock names what is not simulated', async (resource, service, action) => {
  expect(await ran(given(), `${resource}.sync`)).toMatchObject({ status: 'FAILED', error: 'NotSimulated', cause: expect.stringContaining(`${service}:${action}`) })
})

test.each(JOBS)('TA13 %s.sync ends with what the action’s mock says', async (resource, service, action) => {
  const cloud = given()
  cloud.mock(service, action, () => ({ output: { JobId: 'j-1' } }))
  expect(JSON.parse((await ran(cloud, `${resource}.sync`)).output)).toMatchObject({ JobId: 'j-1' })
})

test.each(JOBS)('TA13 %s.sync ends with what the state’s mock says, in both forms', async (resource) => {
  const cloud = given()
  const MockedResponses = { Good: { '0': { Return: { JobId: 'j-1' } } }, Bad: { '0': { Throw: { Error: 'States.TaskFailed', Cause: 'exit 1' } } } }
  cloud.mockStates(JSON.stringify({ StateMachines: { m: { TestCases: { Good: { Job: 'Good' }, Bad: { Job: 'Bad' } } } }, MockedResponses }))
  expect(JSON.parse((await ran(cloud, `${resource}.sync`, '#Good')).output)).toEqual({ JobId: 'j-1' })
  expect(await ran(cloud, `${resource}.sync`, '#Bad')).toMatchObject({ error: 'States.TaskFailed', cause: 'exit 1' })
  const definition = JSON.stringify({ Type: 'Task', Resource: `arn:aws:states:::${resource}.sync`, End: true })
  const tested = await cloud.call('states', 'TestState', { definition, input: '{}', mock: { result: '{"JobId":"j-2"}', fieldValidationMode: 'NONE' } })
  expect(tested).toMatchObject({ status: 'SUCCEEDED', output: '{"JobId":"j-2"}' })
})
