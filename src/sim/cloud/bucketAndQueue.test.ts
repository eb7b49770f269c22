import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../kernel/json'
import { createSimulation } from './cloud'
import { loadRun, logHash, saveRun } from './savedRun'
import { services } from './services'

const parts = { services, guests: { run: async () => undefined, reset() {} } }
const roleArn = 'arn:aws:iam::123456789012:role/work'

function given() {
  const simulation = createSimulation(parts, { seed: 3 })
  const call = async (service: string, action: string, input: JsonObject): Promise<any> => simulation.call(service, action, input)
  const execute = async (definition: object, input: Json = {}) => {
    const machine = await call('states', 'CreateStateMachine', { name: 'work', definition: JSON.stringify(definition), roleArn })
    const { executionArn } = await call('states', 'StartExecution', { stateMachineArn: machine.stateMachineArn, input: JSON.stringify(input) })
    await simulation.runUntilQuiet()
    const { status, output, cause } = await call('states', 'DescribeExecution', { executionArn })
    expect(cause).toBeUndefined()
    expect(status).toBe('SUCCEEDED')
    return JSON.parse(output)
  }
  return { simulation, call, execute }
}

test('a workflow sends to a queue, and a reader gets its message', async () => {
  const { simulation, call, execute } = given()
  const { QueueUrl } = await call('sqs', 'CreateQueue', { QueueName: 'orders' })
  const send = {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage',
    Parameters: { QueueUrl, 'MessageBody.$': '$', MessageAttributes: { kind: { DataType: 'String', StringValue: 'order' } } },
    End: true,
  }
  const output = await execute({ StartAt: 'Send', States: { Send: send } }, { order: 7 })
  const { Messages } = await call('sqs', 'ReceiveMessage', { QueueUrl, MessageAttributeNames: ['All'] })
  expect(Messages).toMatchObject([{ MessageId: output.MessageId, Body: '{"order":7}', MessageAttributes: { kind: { StringValue: 'order' } } }])
  const loaded = loadRun(parts, JSON.parse(JSON.stringify(saveRun(simulation, { seed: 3 }))))
  expect(loaded && logHash(loaded)).toBe(logHash(simulation))
})

test('a workflow that sends to a queue that is not there fails with SQS’s error', async () => {
  const { call, execute } = given()
  await call('sqs', 'CreateQueue', { QueueName: 'orders' })
  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/none'
  const Catch = [{ ErrorEquals: ['SQS.QueueDoesNotExistException'], Next: 'Caught' }]
  const Send = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl, MessageBody: 'x' }, Catch, End: true }
  const output = await execute({ StartAt: 'Send', States: { Send, Caught: { Type: 'Pass', End: true } } })
  expect(output.Error).toBe('SQS.QueueDoesNotExistException')
})

test('a Distributed Map reads a CSV from a bucket, and its results lie in the bucket afterwards', async () => {
  const { call, execute } = given()
  await call('s3', 'CreateBucket', { Bucket: 'photos' })
  await call('s3', 'PutObject', { Bucket: 'photos', Key: 'in/orders.csv', Body: 'id,name\n1,Ada\n2,Zoë\n' })
  const Each = { Type: 'Pass', Parameters: { 'greeting.$': "States.Format('Hello {}', $.name)" }, End: true }
  const work = {
    Type: 'Map',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'Each', States: { Each } },
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      Parameters: { Bucket: 'photos', Key: 'in/orders.csv' },
    },
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'photos', Prefix: 'out' } },
    End: true,
  }
  const { ResultWriterDetails } = await execute({ StartAt: 'Work', States: { Work: work } })

  const manifest = JSON.parse((await call('s3', 'GetObject', ResultWriterDetails)).Body)
  const [file] = manifest.ResultFiles.SUCCEEDED
  const results = await call('s3', 'GetObject', { Bucket: manifest.DestinationBucket, Key: file.Key })
  expect(results.ContentLength).toBe(file.Size)
  expect(JSON.parse(results.Body).map(({ Output }: { Output: string }) => JSON.parse(Output).greeting)).toEqual(['Hello Ada', 'Hello Zoë'])
  const { Contents } = await call('s3', 'ListObjectsV2', { Bucket: 'photos', Prefix: 'out/' })
  expect(Contents.map(({ Key }: { Key: string }) => Key.split('/').at(-1)).sort()).toEqual(['SUCCEEDED_0.json', 'manifest.json'])
})

test('a Distributed Map goes over the objects of a bucket', async () => {
  const { call, execute } = given()
  await call('s3', 'CreateBucket', { Bucket: 'photos' })
  for (const Key of ['b', 'a', 'other/c']) await call('s3', 'PutObject', { Bucket: 'photos', Key, Body: Key })
  const Each = { Type: 'Pass', End: true }
  const work = {
    Type: 'Map',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'Each', States: { Each } },
    ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'photos' } },
    End: true,
  }
  const items = await execute({ StartAt: 'Work', States: { Work: work } })
  expect(items.map(({ Key, Size }: { Key: string; Size: number }) => `${Key} ${Size}`)).toEqual(['a 1', 'b 1', 'other/c 7'])
})
