import { expect, test } from 'vitest'
import type { JsonObject } from '../../kernel/json'
import { needsOf } from './authorization'

const place = { region: 'us-east-1', accountId: '123456789012' }
const HERE = 'us-east-1:123456789012'

test.each<[service: string, action: string, input: JsonObject, needs: readonly string[]]>([
  ['sqs', 'SendMessage', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders' }, [`sqs:SendMessage arn:aws:sqs:${HERE}:orders`]],
  ['sqs', 'SendMessageBatch', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders' }, [`sqs:SendMessage arn:aws:sqs:${HERE}:orders`]],
  ['sqs', 'CreateQueue', { QueueName: 'orders' }, [`sqs:CreateQueue arn:aws:sqs:${HERE}:orders`]],
  ['sqs', 'ListQueues', {}, ['sqs:ListQueues *']],
  ['sns', 'PublishBatch', { TopicArn: `arn:aws:sns:${HERE}:news` }, [`sns:Publish arn:aws:sns:${HERE}:news`]],
  ['sns', 'Unsubscribe', { SubscriptionArn: `arn:aws:sns:${HERE}:news:1-2` }, [`sns:Unsubscribe arn:aws:sns:${HERE}:news`]],
  ['s3', 'GetObject', { Bucket: 'b', Key: 'a/c.txt' }, ['s3:GetObject arn:aws:s3:::b/a/c.txt']],
  ['s3', 'GetObject', { Bucket: 'b', Key: 'a', VersionId: '1' }, ['s3:GetObjectVersion arn:aws:s3:::b/a']],
  ['s3', 'HeadObject', { Bucket: 'b', Key: 'a' }, ['s3:GetObject arn:aws:s3:::b/a']],
  ['s3', 'ListObjectsV2', { Bucket: 'b', Prefix: 'a/' }, ['s3:ListBucket arn:aws:s3:::b']],
  ['s3', 'ListBuckets', {}, ['s3:ListAllMyBuckets *']],
  ['s3', 'UploadPart', { Bucket: 'b', Key: 'a' }, ['s3:PutObject arn:aws:s3:::b/a']],
  ['s3', 'CopyObject', { Bucket: 'b', Key: 'a', CopySource: '/c/d%20e' }, ['s3:GetObject arn:aws:s3:::c/d e', 's3:PutObject arn:aws:s3:::b/a']],
  ['s3', 'DeleteObjects', { Bucket: 'b', Delete: { Objects: [{ Key: 'x' }, { Key: 'y' }] } }, ['s3:DeleteObject arn:aws:s3:::b/x', 's3:DeleteObject arn:aws:s3:::b/y']],
  ['dynamodb', 'PutItem', { TableName: 't' }, [`dynamodb:PutItem arn:aws:dynamodb:${HERE}:table/t`]],
  ['dynamodb', 'Query', { TableName: 't', IndexName: 'i' }, [`dynamodb:Query arn:aws:dynamodb:${HERE}:table/t/index/i`]],
  ['dynamodb', 'BatchGetItem', { RequestItems: { t: {}, u: {} } }, [`dynamodb:BatchGetItem arn:aws:dynamodb:${HERE}:table/t`, `dynamodb:BatchGetItem arn:aws:dynamodb:${HERE}:table/u`]],
  ['dynamodb', 'TransactWriteItems', { TransactItems: [{ Put: { TableName: 't' } }, { ConditionCheck: { TableName: 'u' } }] }, [`dynamodb:PutItem arn:aws:dynamodb:${HERE}:table/t`, `dynamodb:ConditionCheckItem arn:aws:dynamodb:${HERE}:table/u`]],
  ['dynamodb', 'ListTables', {}, ['dynamodb:ListTables *']],
  ['lambda', 'Invoke', { FunctionName: 'f' }, [`lambda:InvokeFunction arn:aws:lambda:${HERE}:function:f`]],
  ['lambda', 'Invoke', { FunctionName: 'f', Qualifier: 'live' }, [`lambda:InvokeFunction arn:aws:lambda:${HERE}:function:f:live`]],
  ['lambda', 'Invoke', { FunctionName: '123456789012:function:f' }, [`lambda:InvokeFunction arn:aws:lambda:${HERE}:function:f`]],
  ['lambda', 'CreateEventSourceMapping', { FunctionName: 'f' }, ['lambda:CreateEventSourceMapping *']],
  ['states', 'StartExecution', { stateMachineArn: `arn:aws:states:${HERE}:stateMachine:m` }, [`states:StartExecution arn:aws:states:${HERE}:stateMachine:m`]],
  ['states', 'SendTaskSuccess', { taskToken: 't' }, ['states:SendTaskSuccess *']],
  ['states', 'TestState', { revealSecrets: true }, ['states:TestState *', 'states:RevealSecrets *']],
  ['events', 'DescribeConnection', { Name: 'api' }, [`events:DescribeConnection arn:aws:events:${HERE}:connection/api`]],
  ['events', 'PutEvents', { Entries: [{}, { EventBusName: 'orders' }] }, [`events:PutEvents arn:aws:events:${HERE}:event-bus/default`, `events:PutEvents arn:aws:events:${HERE}:event-bus/orders`]],
  ['events', 'PutRule', { Name: 'r', EventBusName: 'orders' }, [`events:PutRule arn:aws:events:${HERE}:rule/orders/r`]],
  ['kinesis', 'PutRecords', { StreamName: 's' }, [`kinesis:PutRecords arn:aws:kinesis:${HERE}:stream/s`]],
  ['logs', 'PutLogEvents', { logGroupName: '/g', logStreamName: 's' }, [`logs:PutLogEvents arn:aws:logs:${HERE}:log-group:/g:log-stream:s`]],
  ['ssm', 'GetParameter', { Name: '/app/key' }, [`ssm:GetParameter arn:aws:ssm:${HERE}:parameter/app/key`]],
  ['ssm', 'GetParameters', { Names: ['a', '/b/c:2'] }, [`ssm:GetParameters arn:aws:ssm:${HERE}:parameter/a`, `ssm:GetParameters arn:aws:ssm:${HERE}:parameter/b/c`]],
  ['secretsmanager', 'GetSecretValue', { SecretId: 'db' }, [`secretsmanager:GetSecretValue arn:aws:secretsmanager:${HERE}:secret:db`]],
  ['iam', 'CreateRole', { RoleName: 'r' }, ['iam:CreateRole arn:aws:iam::123456789012:role/r']],
  ['sts', 'GetCallerIdentity', {}, []],
  ['glacier', 'ListVaults', {}, ['glacier:ListVaults *']],
])('%s:%s %j', (service, action, input, needs) => {
  expect(needsOf({ service, action, input }, place).map((need) => `${need.action} ${need.resource}`)).toEqual(needs)
})
