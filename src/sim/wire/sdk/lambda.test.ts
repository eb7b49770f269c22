import {
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  paginateListFunctions,
  PutFunctionConcurrencyCommand,
  ResourceNotFoundException,
  TooManyRequestsException,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientConfig, inVirtualTime, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

let cloud: Cloud
let lambda: LambdaClient
let realTime: () => void

beforeEach(() => {
  cloud = sdkWorld()
  lambda = new LambdaClient(clientConfig(cloud))
  realTime = inVirtualTime(cloud)
})
afterEach(() => realTime())

/** Scripts are an extension of ours, which the SDK's own `CreateFunction` does not know. */
async function createFunction(FunctionName: string, Script: readonly object[]): Promise<void> {
  await cloud.call('lambda', 'CreateFunction', {
    FunctionName, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/f', Code: { Script },
  })
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName })
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

test('a function answers, with the tail of its log where that is asked for', async () => {
  await createFunction('pay', [{ log: 'paying' }, { return: { paid: 'ü' } }])
  const answered = await lambda.send(new InvokeCommand({ FunctionName: 'pay', Payload: new TextEncoder().encode('{"id":1}') }))
  expect([answered.StatusCode, text(answered.Payload), answered.FunctionError, answered.ExecutedVersion]).toEqual([200, '{"paid":"ü"}', undefined, '$LATEST'])
  const event = await lambda.send(new InvokeCommand({ FunctionName: 'pay', InvocationType: 'Event', Payload: new TextEncoder().encode('{}') }))
  expect([event.StatusCode, event.Payload?.length ?? 0]).toEqual([202, 0])
})

test('what a function throws is an answer, not an error of the call', async () => {
  await createFunction('fails', [{ fail: { errorType: 'NoMoney', errorMessage: 'none' } }])
  const answered = await lambda.send(new InvokeCommand({ FunctionName: 'fails', Payload: new TextEncoder().encode('{}') }))
  expect(answered.FunctionError).toBe('Unhandled')
  expect(JSON.parse(text(answered.Payload))).toMatchObject({ errorType: 'NoMoney', errorMessage: 'none' })
})

test('functions are told, changed, listed and deleted', async () => {
  for (const name of ['a', 'b', 'c']) await createFunction(name, [{ return: null }])
  expect((await lambda.send(new GetFunctionCommand({ FunctionName: 'a' }))).Configuration).toMatchObject({ FunctionName: 'a', State: 'Active' })
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'a', Timeout: 30, Environment: { Variables: { KEY: 'v' } } }))
  await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 60 }, { FunctionName: 'a' })
  const told = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'a' }))
  expect(told).toMatchObject({ Timeout: 30, Environment: { Variables: { KEY: 'v' } }, LastUpdateStatus: 'Successful' })
  const pages: (number | undefined)[] = []
  for await (const page of paginateListFunctions({ client: lambda, pageSize: 2 }, {})) pages.push(page.Functions?.length)
  expect(pages).toEqual([2, 1])
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'a' }))
  const failed = await lambda.send(new GetFunctionCommand({ FunctionName: 'a' })).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(ResourceNotFoundException)
  expect(failed).toMatchObject({ $metadata: { httpStatusCode: 404 }, Type: 'User' })
})

test('a function without concurrency is throttled, and the SDK tries again in virtual time', async () => {
  await createFunction('none', [{ return: null }])
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'none', ReservedConcurrentExecutions: 0 }))
  expect(await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: 'none' }))).toMatchObject({ ReservedConcurrentExecutions: 0 })
  const before = cloud.now
  const failed = await lambda.send(new InvokeCommand({ FunctionName: 'none' })).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(TooManyRequestsException)
  expect(failed).toMatchObject({ Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', $metadata: { httpStatusCode: 429, attempts: 3 } })
  expect(cloud.now).toBeGreaterThan(before)
  await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: 'none' }))
  expect((await lambda.send(new InvokeCommand({ FunctionName: 'none' }))).StatusCode).toBe(200)
})
