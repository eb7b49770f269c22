import { beforeAll, describe, expect, test } from 'vitest'
import { handlerWorld, type HandlerWorld } from '../../../../scripts/sdk/handlerWorld'
import { SDK_PACKAGES } from './sdkPackages'

/** A client of each package, what it is asked, and what of the answer is looked at. */
const CLIENTS: readonly [name: string, client: string, command: string, input: object, expected: object][] = [
  ['dynamodb', 'DynamoDBClient', 'PutItemCommand', { TableName: 'things', Item: { id: { S: 'a' } }, ReturnValues: 'ALL_OLD' }, { $metadata: { httpStatusCode: 200, attempts: 1 } }],
  ['sqs', 'SQSClient', 'SendMessageCommand', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs', MessageBody: 'hej' }, { MD5OfMessageBody: '541c57960bb997942655d14e3b9607f9' }],
  ['sns', 'SNSClient', 'PublishCommand', { TopicArn: 'arn:aws:sns:us-east-1:123456789012:news', Message: 'hej' }, { MessageId: expect.any(String) }],
  ['s3', 'S3Client', 'PutObjectCommand', { Bucket: 'things-of-mine', Key: 'a b/é', Body: 'hej', Metadata: { of: 'me' } }, { ETag: '"541c57960bb997942655d14e3b9607f9"' }],
  ['sfn', 'SFNClient', 'StartExecutionCommand', { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:idle', input: '{}', name: 'one' }, { executionArn: 'arn:aws:states:us-east-1:123456789012:execution:idle:one' }],
  ['lambda', 'LambdaClient', 'GetFunctionConfigurationCommand', { FunctionName: 'fn' }, { Runtime: 'nodejs22.x', MemorySize: 1769 }],
  ['eventbridge', 'EventBridgeClient', 'PutEventsCommand', { Entries: [{ Source: 'me', DetailType: 'said', Detail: '{}' }] }, { FailedEntryCount: 0 }],
  ['kinesis', 'KinesisClient', 'PutRecordCommand', { StreamName: 'steps', PartitionKey: 'a', Data: [1, 255] }, { ShardId: 'shardId-000000000000' }],
  ['cloudwatch-logs', 'CloudWatchLogsClient', 'CreateLogGroupCommand', { logGroupName: '/mine' }, { $metadata: { httpStatusCode: 200 } }],
  ['cloudwatch', 'CloudWatchClient', 'PutMetricDataCommand', { Namespace: 'mine', MetricData: [{ MetricName: 'n', Value: 1 }] }, { $metadata: { httpStatusCode: 200 } }],
  ['dynamodb-streams', 'DynamoDBStreamsClient', 'ListStreamsCommand', {}, { Streams: [] }],
  // What stands in for services by the name of their own.
  ['ssm', 'SSMClient', 'GetParameterCommand', { Name: '/mine' }, { Parameter: { Name: '/mine', Value: 'kept' } }],
  ['apigatewaymanagementapi', 'ApiGatewayManagementApiClient', 'GetConnectionCommand', { ConnectionId: 'JKJaXmPLvHcESHA=' }, { Identity: { SourceIp: '203.0.113.10' } }],
  ['secrets-manager', 'SecretsManagerClient', 'GetSecretValueCommand', { SecretId: 'mine' }, { SecretString: 'kept' }],
  ['iam', 'IAMClient', 'GetRoleCommand', { RoleName: 'other' }, { Role: { RoleName: 'other', Arn: 'arn:aws:iam::123456789012:role/other' } }],
  ['sts', 'STSClient', 'GetCallerIdentityCommand', {}, { Account: '123456789012' }],
]

/** The handler has all clients at module scope, and sends what the event says. */
const source = `
${CLIENTS.map(([name], i) => `import * as module${i} from '@aws-sdk/client-${name}'`).join('\n')}
const modules = [${CLIENTS.map((_, i) => `module${i}`).join(', ')}]
const clients = [${CLIENTS.map(([, client], i) => `new module${i}.${client}({})`).join(', ')}]
export const handler = async ({ at, command, input }) => {
  if (Array.isArray(input.Data)) input.Data = Uint8Array.from(input.Data)
  return clients[at].send(new modules[at][command](input))
}`

let world: HandlerWorld

beforeAll(async () => {
  world = handlerWorld()
  const { cloud } = world
  const idle = { StartAt: 'Idle', States: { Idle: { Type: 'Succeed' } } }
  await cloud.call('dynamodb', 'CreateTable', {
    TableName: 'things',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  await cloud.call('sqs', 'CreateQueue', { QueueName: 'jobs' })
  await cloud.call('sns', 'CreateTopic', { Name: 'news' })
  await cloud.call('s3', 'CreateBucket', { Bucket: 'things-of-mine' })
  await cloud.call('states', 'CreateStateMachine', { name: 'idle', roleArn: 'arn:aws:iam::123456789012:role/idle', definition: JSON.stringify(idle) })
  await cloud.call('kinesis', 'CreateStream', { StreamName: 'steps', ShardCount: 1 })
  await cloud.runFor(60_000)
  cloud.mock('ssm', 'GetParameter', ({ Name }) => ({ output: { Parameter: { Name: Name ?? null, Value: 'kept' } } }))
  cloud.mock('apigatewaymanagementapi', 'GetConnection', () => ({ output: { ConnectedAt: 1, Identity: { SourceIp: '203.0.113.10', UserAgent: 'me' } } }))
  cloud.mock('secretsmanager', 'GetSecretValue', () => ({ output: { SecretString: 'kept' } }))
  const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' } }
  await cloud.call('iam', 'CreateRole', { RoleName: 'other', AssumeRolePolicyDocument: JSON.stringify(trust) })
  await world.deploy(source)
})

describe('H14 the client for', () => {
  test('each package that has one is in this table', () => {
    const clients = Object.keys(SDK_PACKAGES).filter((name) => name.includes('/client-'))
    expect(CLIENTS.map(([name]) => `@aws-sdk/client-${name}`).sort()).toEqual([...clients].sort())
  })

  test.each(CLIENTS.map((row, at) => [row[0], at] as const))('%s asks and reads the answer', async (_name, at) => {
    const [, , command, input, expected] = CLIENTS[at] as (typeof CLIENTS)[number]
    expect(await world.invoke({ at, command, input })).toMatchObject({ error: undefined, payload: expected })
  })
})
