import { beforeEach, describe, expect, test } from 'vitest'
import { createGuestHost } from '../../../handlers/handlers'
import { cloudOf, createSimulation, type Cloud } from '../../../cloud/cloud'
import { services } from '../../../cloud/services'

const ROLE = 'arn:aws:iam::123456789012:role/gateway'
const FORM = { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" }

let cloud: Cloud
let restApiId: string
let rootId: string

beforeEach(async () => {
  cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  const api = await cloud.call('apigateway', 'CreateRestApi', { name: 'orders' })
  restApiId = api.id
  rootId = api.rootResourceId
})

async function integrated(uri: string, integration: object = {}, httpMethod = 'POST') {
  const method = { restApiId, resourceId: rootId, httpMethod }
  await cloud.call('apigateway', 'PutMethod', { ...method, authorizationType: 'NONE' })
  await cloud.call('apigateway', 'PutMethodResponse', { ...method, statusCode: '200' })
  await cloud.call('apigateway', 'PutMethodResponse', { ...method, statusCode: '400' })
  await cloud.call('apigateway', 'PutIntegration', { ...method, type: 'AWS', integrationHttpMethod: 'POST', uri: `arn:aws:apigateway:us-east-1:${uri}`, credentials: ROLE, ...integration })
  await cloud.call('apigateway', 'PutIntegrationResponse', { ...method, statusCode: '200' })
  await cloud.call('apigateway', 'PutIntegrationResponse', { ...method, statusCode: '400', selectionPattern: '4\\d{2}' })
  await cloud.call('apigateway', 'CreateDeployment', { restApiId, stageName: 'dev' })
}

async function sent(body = '', method = 'POST') {
  const answer = await cloud.request({ method, url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/dev/`, body })
  const text = new TextDecoder().decode(answer.body)
  return { status: answer.status, text, json: text.startsWith('{') ? JSON.parse(text) : undefined }
}

const template = (text: string) => ({ requestTemplates: { 'application/json': text } })
const failure = () => cloud.log.findLast(({ type }) => type === 'StageFailed')?.detail['reason']

describe('SI1 an integration calls a service by its action', () => {
  test('DynamoDB: a template makes the input, the answer is DynamoDB’s', async () => {
    await cloud.call('dynamodb', 'CreateTable', { TableName: 'orders', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], BillingMode: 'PAY_PER_REQUEST' })
    await cloud.runUntilQuiet()
    await integrated('dynamodb:action/PutItem', template('{"TableName": "orders", "Item": {"id": {"S": "$input.path(\'$.id\')"}}}'))
    expect(await sent('{"id": "7"}')).toMatchObject({ status: 200, text: '{}' })
    expect((await cloud.call('dynamodb', 'GetItem', { TableName: 'orders', Key: { id: { S: '7' } } })).Item).toEqual({ id: { S: '7' } })
  })

  test('an error of the service is selected by its status', async () => {
    await integrated('dynamodb:action/GetItem', template('{"TableName": "none", "Key": {"id": {"S": "1"}}}'))
    expect(await sent('{}')).toMatchObject({ status: 400, json: { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException' } })
  })

  test('Step Functions', async () => {
    const definition = JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } })
    const { stateMachineArn } = await cloud.call('states', 'CreateStateMachine', { name: 'm', roleArn: ROLE, definition })
    await integrated('states:action/StartExecution', template(`{"stateMachineArn": "${stateMachineArn}", "input": "$util.escapeJavaScript($input.json('$'))"}`))
    const { status, json } = await sent('{"a":1}')
    expect(status).toBe(200)
    await cloud.runUntilQuiet()
    expect(await cloud.call('states', 'DescribeExecution', { executionArn: json.executionArn })).toMatchObject({ status: 'SUCCEEDED', input: '{"a":1}' })
  })

  test('EventBridge and Kinesis', async () => {
    await integrated('events:action/PutEvents', template('{"Entries": [{"Source": "shop", "DetailType": "order", "Detail": "{}"}]}'))
    expect(await sent('{}')).toMatchObject({ status: 200, json: { FailedEntryCount: 0 } })
    await cloud.call('kinesis', 'CreateStream', { StreamName: 's', ShardCount: 1 })
    await cloud.runFor(60_000)
    await integrated('kinesis:action/PutRecord', template('{"StreamName": "s", "Data": "$util.base64Encode($input.body)", "PartitionKey": "k"}'), 'PUT')
    expect(await sent('{"a":1}', 'PUT')).toMatchObject({ status: 200, json: { ShardId: 'shardId-000000000000' } })
  })

  test('SNS, by a form: the answer is JSON where JSON is asked for', async () => {
    const { TopicArn } = await cloud.call('sns', 'CreateTopic', { Name: 't' })
    await integrated('sns:action/Publish', { requestParameters: { 'integration.request.querystring.TopicArn': `'${TopicArn}'`, 'integration.request.querystring.Message': 'method.request.body.text' } })
    expect(await sent('{"text": "hello"}')).toMatchObject({ status: 200, json: { PublishResponse: { PublishResult: { MessageId: expect.any(String) } } } })
  })
})

describe('SI2 an integration calls a service by a path', () => {
  test('SQS: the queue in the path, the call in a form', async () => {
    const { QueueUrl } = await cloud.call('sqs', 'CreateQueue', { QueueName: 'q' })
    const text = 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)&MessageAttribute.1.Name=kind&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=order'
    await integrated('sqs:path/123456789012/q', { requestParameters: FORM, ...template(text) })
    expect(await sent('{"id": 7}')).toMatchObject({ status: 200, json: { SendMessageResponse: { SendMessageResult: { MessageId: expect.any(String) } } } })
    const { Messages } = await cloud.call('sqs', 'ReceiveMessage', { QueueUrl, MessageAttributeNames: ['All'] })
    expect(Messages).toMatchObject([{ Body: '{"id": 7}', MessageAttributes: { kind: { StringValue: 'order' } } }])
  })

  test('SQS: a queue that there is not', async () => {
    await integrated('sqs:path/123456789012/none', { requestParameters: FORM, ...template('Action=SendMessage&MessageBody=x') })
    expect(await sent('{}')).toMatchObject({ status: 400, json: { Error: { Code: 'AWS.SimpleQueueService.NonExistentQueue', Type: 'Sender' } } })
  })

  test('S3: an object is put, and got', async () => {
    await cloud.call('s3', 'CreateBucket', { Bucket: 'shelf' })
    await integrated('s3:path/shelf/notes.txt', { integrationHttpMethod: 'PUT' }, 'PUT')
    expect((await sent('some words', 'PUT')).status).toBe(200)
    await integrated('s3:path/shelf/notes.txt', { integrationHttpMethod: 'GET' }, 'GET')
    expect(await sent('', 'GET')).toMatchObject({ status: 200, text: 'some words' })
  })
})

describe('SI3 a service is called in the integration’s role', () => {
  const trusting = (service: string) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' } })

  test('what the role may not do is the service’s refusal', async () => {
    await cloud.call('sqs', 'CreateQueue', { QueueName: 'q' })
    await cloud.call('iam', 'CreateRole', { RoleName: 'gateway', AssumeRolePolicyDocument: trusting('apigateway.amazonaws.com') })
    await integrated('sqs:path/123456789012/q', { requestParameters: FORM, ...template('Action=SendMessage&MessageBody=x') })
    expect(await sent('{}')).toMatchObject({ status: 400, json: { Error: { Code: expect.stringContaining('AccessDenied') } } })
  })

  test('a role that does not trust API Gateway is 500, and the log says why', async () => {
    await cloud.call('iam', 'CreateRole', { RoleName: 'gateway', AssumeRolePolicyDocument: trusting('lambda.amazonaws.com') })
    await integrated('sqs:path/123456789012/q', { requestParameters: FORM, ...template('Action=SendMessage&MessageBody=x') })
    expect((await sent('{}')).status).toBe(500)
    expect(failure()).toBe(`API Gateway does not have permission to assume the provided role ${ROLE}`)
  })
})

test.each([
  ['a service that there is not', 'polly:action/SynthesizeSpeech', {}, 'NotSimulated: an integration with the service polly'],
  ['an action of SQS’s form that is not read', 'sqs:action/ListQueues', { requestParameters: FORM, ...template('a=b') }, 'NotSimulated: sqs:ListQueues in the query protocol'],
  ['credentials of the caller', 'sqs:path/1/q', { credentials: 'arn:aws:iam::*:user/*' }, 'NotSimulated: an integration with the credentials of its caller'],
  ['no role', 'sqs:path/1/q', { credentials: undefined }, 'the integration names no role to call the service in'],
])('SI4 %s is told by name in the log, and is 500', async (_what, uri, integration, reason) => {
  await integrated(uri, integration)
  expect((await sent('{}')).status).toBe(500)
  expect(failure()).toBe(reason)
})
