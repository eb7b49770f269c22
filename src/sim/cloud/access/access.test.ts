import { describe, expect, test } from 'vitest'
import { createGuestHost } from '../../handlers/handlers'
import type { Json, JsonObject } from '../../kernel/json'
import { createSimulation, type CloudOptions } from '../cloud'
import { answerHttp } from '../http/http'
import { services } from '../services'

const ACCOUNT = '123456789012'
const parts = { services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }
const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`
const session = (name: string): string => `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/test`
const policy = (...statements: readonly JsonObject[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements })
const allow = (Action: Json, Resource: Json = '*', Condition?: JsonObject): JsonObject => ({ Effect: 'Allow', Action, Resource, ...(Condition ? { Condition } : {}) })
const trust = (...Service: readonly string[]): string => policy({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' })

function given(options: CloudOptions = {}) {
  const sim = createSimulation(parts, options)
  const call = (service: string, action: string, input: JsonObject, principal?: string) => sim.call(service, action, input, principal) as Promise<JsonObject>
  const refusal = async (service: string, action: string, input: JsonObject, principal?: string): Promise<string> => {
    try {
      return `answered ${JSON.stringify(await call(service, action, input, principal))}`
    } catch (error) {
      const { name, message } = error as Error
      return `${name}: ${message}`
    }
  }
  const makeRole = async (RoleName: string, PolicyDocument: string | undefined, AssumeRolePolicyDocument = trust('lambda.amazonaws.com', 'states.amazonaws.com', 'events.amazonaws.com')) => {
    await call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument })
    if (PolicyDocument !== undefined) await call('iam', 'PutRolePolicy', { RoleName, PolicyName: 'inline', PolicyDocument })
  }
  const queue = async (QueueName: string, Policy?: string) => {
    await call('sqs', 'CreateQueue', { QueueName, ...(Policy === undefined ? {} : { Attributes: { Policy } }) })
    return `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/${QueueName}`
  }
  return { sim, call, refusal, makeRole, queue }
}

const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:orders`
const SEND_DENIED = (who: string): string =>
  `AccessDenied: User: ${who} is not authorized to perform: sqs:sendmessage on resource: ${QUEUE} because no identity-based policy allows the sqs:sendmessage action`

describe('whom the world defines is held to it', () => {
  test('AC1 a role that nobody made may do everything', async () => {
    const { call, queue } = given()
    const QueueUrl = await queue('orders')
    expect(await call('sqs', 'SendMessage', { QueueUrl, MessageBody: 'a' }, session('unmade'))).toHaveProperty('MessageId')
  })

  test('AC2 a role that was made may do what its policies allow', async () => {
    const { call, refusal, makeRole, queue } = given()
    const QueueUrl = await queue('orders')
    await makeRole('worker', policy(allow('sqs:ReceiveMessage', QUEUE)))
    expect(await refusal('sqs', 'SendMessage', { QueueUrl, MessageBody: 'a' }, session('worker'))).toBe(SEND_DENIED(session('worker')))
    await call('iam', 'AttachRolePolicy', { RoleName: 'worker', PolicyArn: 'arn:aws:iam::aws:policy/AmazonSQSFullAccess' })
    expect(await call('sqs', 'SendMessage', { QueueUrl, MessageBody: 'a' }, session('worker'))).toHaveProperty('MessageId')
  })

  test('AC5 a secret’s policy shuts out whom it denies, by whatever name the secret is asked for', async () => {
    const { call, refusal } = given()
    const { ARN } = await call('secretsmanager', 'CreateSecret', { Name: 'app/db', SecretString: 'x' })
    await call('secretsmanager', 'PutResourcePolicy', { SecretId: 'app/db', ResourcePolicy: policy({ Effect: 'Deny', Principal: { AWS: role('reader') }, Action: 'secretsmanager:GetSecretValue', Resource: '*' }) })
    for (const SecretId of ['app/db', ARN as string, (ARN as string).slice(0, -7)]) {
      expect(await refusal('secretsmanager', 'GetSecretValue', { SecretId }, session('reader'))).toMatch(/^AccessDeniedException: .*explicit deny in a resource-based policy/)
      expect(await call('secretsmanager', 'GetSecretValue', { SecretId }, session('writer'))).toHaveProperty('SecretString')
    }
  })

  test('AC15 what is allowed of a secret by its whole ARN is allowed whatever it is asked for by', async () => {
    const { call, refusal, makeRole } = given()
    const { ARN } = await call('secretsmanager', 'CreateSecret', { Name: 'app/db', SecretString: 'x' })
    await call('secretsmanager', 'CreateSecret', { Name: 'app/other', SecretString: 'y' })
    await makeRole('reader', policy(allow('secretsmanager:GetSecretValue', ARN as string)))
    for (const SecretId of ['app/db', ARN as string, (ARN as string).slice(0, -7)]) {
      expect(await call('secretsmanager', 'GetSecretValue', { SecretId }, session('reader'))).toHaveProperty('SecretString')
    }
    expect(await refusal('secretsmanager', 'GetSecretValue', { SecretId: 'app/other' }, session('reader'))).toMatch(/^AccessDeniedException: .* on resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:app\/other-\w{6} because no identity-based policy allows/)
  })

  const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`
  const makeTable = { TableName: 'orders', AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' }

  test('DB121 AC5 a table’s policy shuts out whom it denies and lets in whom it allows', async () => {
    const { sim, call, refusal, makeRole } = given()
    await call('dynamodb', 'CreateTable', makeTable)
    await sim.runFor(10_000)
    await makeRole('reader', undefined)
    const get = { TableName: 'orders', Key: { id: { S: 'a' } } }
    expect(await refusal('dynamodb', 'GetItem', get, session('reader'))).toMatch(/because no identity-based policy allows the dynamodb:GetItem action/)
    const { RevisionId } = await call('dynamodb', 'PutResourcePolicy', { ResourceArn: TABLE, Policy: policy({ Effect: 'Allow', Principal: { AWS: role('reader') }, Action: 'dynamodb:GetItem', Resource: TABLE }, { Effect: 'Deny', Principal: '*', Action: 'dynamodb:DeleteItem', Resource: TABLE }) })
    expect(await call('dynamodb', 'GetItem', get, session('reader'))).toEqual({})
    expect(await refusal('dynamodb', 'DeleteItem', get)).toMatch(/^AccessDeniedException: .*explicit deny in a resource-based policy/)
    expect(await call('dynamodb', 'GetResourcePolicy', { ResourceArn: TABLE })).toMatchObject({ RevisionId })
    expect(await refusal('dynamodb', 'DeleteResourcePolicy', { ResourceArn: TABLE, ExpectedRevisionId: '1' })).toMatch(/^PolicyNotFoundException/)
    await call('dynamodb', 'DeleteResourcePolicy', { ResourceArn: TABLE })
    expect(await refusal('dynamodb', 'GetResourcePolicy', { ResourceArn: TABLE })).toBe(`PolicyNotFoundException: Resource-based policy not found for the provided ResourceArn: ${TABLE}`)
    expect(await call('dynamodb', 'DeleteItem', get)).toEqual({})
  })

  test('AC5 a bus’s policy lets in whom it names', async () => {
    const { call, refusal, makeRole } = given()
    await call('events', 'CreateEventBus', { Name: 'shop' })
    await makeRole('teller', undefined)
    const put = { Entries: [{ EventBusName: 'shop', Source: 'a', DetailType: 'b', Detail: '{}' }] }
    const bus = `arn:aws:events:us-east-1:${ACCOUNT}:event-bus/shop`
    expect(await refusal('events', 'PutEvents', put, session('teller'))).toMatch(/^AccessDeniedException/)
    await call('events', 'PutPermission', { EventBusName: 'shop', Policy: policy({ Sid: 'teller', Effect: 'Allow', Principal: { AWS: role('teller') }, Action: 'events:PutEvents', Resource: bus }) })
    expect(await call('events', 'PutEvents', put, session('teller'))).toMatchObject({ FailedEntryCount: 0 })
    await call('events', 'RemovePermission', { EventBusName: 'shop', StatementId: 'teller' })
    expect(await refusal('events', 'PutEvents', put, session('teller'))).toMatch(/^AccessDeniedException/)
  })

  test('AC6 where policies are enforced, a chain works when each of its links is allowed, and stops where one is not', async () => {
    for (const [missing, items] of [['nothing', 1], ['the queue’s policy', 0], ['the right to read the queue', 0], ['the right to write', 0]] as const) {
      const { sim, call, makeRole, queue } = given({ policies: 'enforced' })
      await call('dynamodb', 'CreateTable', makeTable)
      await queue('orders', missing === 'the queue’s policy' ? undefined : policy({ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: QUEUE, Condition: { ArnEquals: { 'aws:SourceArn': `arn:aws:events:us-east-1:${ACCOUNT}:rule/all` } } }))
      const reads = allow(missing === 'the right to read the queue' ? ['sqs:GetQueueAttributes'] : ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], QUEUE)
      const writes = allow('dynamodb:PutItem', TABLE)
      await makeRole('worker', policy(reads, ...(missing === 'the right to write' ? [] : [writes])))
      await sim.runFor(10_000)
      const store = { call: { service: 'dynamodb', action: 'PutItem', input: { TableName: 'orders', Item: { id: { S: 'a' } } } } }
      await call('lambda', 'CreateFunction', { FunctionName: 'work', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: role('worker'), Code: { Script: [store, { return: 1 }] } })
      await sim.runFor(1000)
      await call('lambda', 'CreateEventSourceMapping', { FunctionName: 'work', EventSourceArn: QUEUE })
      await sim.runFor(60_000)
      await call('events', 'PutRule', { Name: 'all', EventPattern: '{"source":["shop"]}' })
      await call('events', 'PutTargets', { Rule: 'all', Targets: [{ Id: '1', Arn: QUEUE }] })

      await call('events', 'PutEvents', { Entries: [{ Source: 'shop', DetailType: 'a', Detail: '{}' }] })
      await sim.runFor(10_000)

      expect([missing, (await call('dynamodb', 'Scan', { TableName: 'orders' }))['Count']]).toEqual([missing, items])
    }
  })

  test('AC2 a batch needs the right for single messages', async () => {
    const { call, makeRole, queue } = given()
    const QueueUrl = await queue('orders')
    await makeRole('worker', policy(allow('sqs:SendMessage', QUEUE)))
    expect(await call('sqs', 'SendMessageBatch', { QueueUrl, Entries: [{ Id: 'a', MessageBody: 'a' }] }, session('worker'))).toHaveProperty('Successful')
  })

  test('AC3 a boundary bounds', async () => {
    const { call, refusal, makeRole, queue } = given()
    const QueueUrl = await queue('orders')
    await makeRole('worker', policy(allow('*')))
    const { Policy: made } = await call('iam', 'CreatePolicy', { PolicyName: 'bound', PolicyDocument: policy(allow('s3:*')) })
    await call('iam', 'PutRolePermissionsBoundary', { RoleName: 'worker', PermissionsBoundary: String((made as JsonObject)['Arn']) })
    expect(await refusal('sqs', 'SendMessage', { QueueUrl, MessageBody: 'a' }, session('worker'))).toContain('because no permissions boundary allows the sqs:sendmessage action')
  })

  test('AC4 the keys of a table that a policy leaves to somebody', async () => {
    const { sim, call, refusal, makeRole } = given()
    await call('dynamodb', 'CreateTable', {
      TableName: 'notes', BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'who', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'who', KeyType: 'HASH' }],
    })
    await sim.runUntilQuiet()
    await makeRole('ana', policy(allow('dynamodb:*', '*', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['ana'] } })))
    const put = (who: string) => refusal('dynamodb', 'PutItem', { TableName: 'notes', Item: { who: { S: who } } }, session('ana'))
    expect(await put('ana')).toBe('answered {}')
    expect(await put('ben')).toContain('AccessDeniedException: User: ')
    const read = (who: string) => refusal('dynamodb', 'Query', { TableName: 'notes', KeyConditionExpression: '#w = :w', ExpressionAttributeNames: { '#w': 'who' }, ExpressionAttributeValues: { ':w': { S: who } } }, session('ana'))
    expect(await read('ana')).toContain('answered')
    expect(await read('ben')).toContain('AccessDeniedException')
    expect(await refusal('dynamodb', 'TransactWriteItems', { TransactItems: [{ Put: { TableName: 'notes', Item: { who: { S: 'ben' } } } }] }, session('ana'))).toContain('dynamodb:PutItem')
  })
})

describe('resources', () => {
  test('AC5 a queue that names a bucket takes its notifications and no others', async () => {
    const { call, refusal, queue } = given()
    const letIn = { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: QUEUE, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' }, StringEquals: { 'aws:SourceAccount': ACCOUNT } } }
    await queue('orders', policy(letIn))
    for (const Bucket of ['uploads', 'others']) await call('s3', 'CreateBucket', { Bucket })
    const notify = (Bucket: string) => refusal('s3', 'PutBucketNotificationConfiguration', { Bucket, NotificationConfiguration: { QueueConfigurations: [{ QueueArn: QUEUE, Events: ['s3:ObjectCreated:*'] }] } })
    expect(await notify('uploads')).toBe('answered {}')
    expect(await notify('others')).toBe('InvalidArgument: Unable to validate the following destination configurations')
  })

  test('AC5 a bucket whose policy denies shuts out the administrator, too, but from its policy', async () => {
    const { call, refusal } = given()
    await call('s3', 'CreateBucket', { Bucket: 'uploads' })
    const shut = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::uploads', 'arn:aws:s3:::uploads/*'], Condition: { Bool: { 'aws:SecureTransport': 'true' } } }
    await call('s3', 'PutBucketPolicy', { Bucket: 'uploads', Policy: policy(shut) })
    expect(await refusal('s3', 'PutObject', { Bucket: 'uploads', Key: 'a', Body: 'a' })).toBe(
      `AccessDenied: User: arn:aws:iam::${ACCOUNT}:user/administrator is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::uploads/a" with an explicit deny in a resource-based policy`,
    )
    await call('s3', 'DeleteBucketPolicy', { Bucket: 'uploads' })
    expect(await refusal('s3', 'PutObject', { Bucket: 'uploads', Key: 'a', Body: 'a' })).toContain('answered')
  })

  test('AC6 a queue without a policy takes what services send it, unless policies are enforced', async () => {
    for (const [policies, arrived] of [['defined', 1], ['enforced', 0]] as const) {
      const { sim, call, queue } = given({ policies })
      await queue('orders')
      const { TopicArn } = await call('sns', 'CreateTopic', { Name: 'news' })
      await call('sns', 'Subscribe', { TopicArn: TopicArn!, Protocol: 'sqs', Endpoint: QUEUE })
      await call('sns', 'Publish', { TopicArn: TopicArn!, Message: 'a' })
      await sim.runFor(1000)
      expect(sim.log.filter(({ type }) => type === 'NotificationDelivered')).toHaveLength(arrived)
    }
  })
})

describe('functions', () => {
  const create = { FunctionName: 'f', Runtime: 'nodejs22.x', Handler: 'i.h', Code: { Script: [{ return: 1 }] } }

  test('AC5 a function that names one topic is invoked by no other', async () => {
    const { sim, call } = given()
    await call('lambda', 'CreateFunction', { ...create, Role: role('unmade') })
    await sim.runUntilQuiet()
    const topic = (name: string): string => `arn:aws:sns:us-east-1:${ACCOUNT}:${name}`
    await call('lambda', 'AddPermission', { FunctionName: 'f', StatementId: 's', Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com', SourceArn: topic('news') })
    for (const Name of ['news', 'others']) {
      await call('sns', 'CreateTopic', { Name })
      await call('sns', 'Subscribe', { TopicArn: topic(Name), Protocol: 'lambda', Endpoint: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f` })
      await call('sns', 'Publish', { TopicArn: topic(Name), Message: 'a' })
    }
    await sim.runFor(1000)
    expect(sim.log.filter(({ type }) => type === 'NotificationDelivered').map(({ resource }) => resource)).toEqual(['news'])
  })

  test('AC14 a poller acts in its function\'s role', async () => {
    const { sim, call, makeRole, queue } = given()
    const QueueUrl = await queue('orders')
    await makeRole('fn', policy(allow(['sqs:ReceiveMessage', 'sqs:GetQueueAttributes'], QUEUE)))
    await call('lambda', 'CreateFunction', { ...create, Role: role('fn') })
    await sim.runUntilQuiet()
    await call('lambda', 'CreateEventSourceMapping', { FunctionName: 'f', EventSourceArn: QUEUE })
    await sim.runFor(5000)
    await call('sqs', 'SendMessage', { QueueUrl, MessageBody: 'a' })
    await sim.runFor(5000)
    const denied = sim.log.filter(({ type, detail }) => type === 'ApiCallEnded' && JSON.stringify(detail).includes('is not authorized to perform: sqs:deletemessage'))
    expect(denied.length).toBeGreaterThan(0)
    expect(JSON.stringify(denied[0]!.detail)).toContain('assumed-role/fn/')
  })
})

describe('roles that services act in', () => {
  const machine = { StartAt: 'Send', States: { Send: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/orders`, MessageBody: 'a' }, End: true } } }

  test('AC7 a workflow whose role may not send fails with the error of the integration', async () => {
    const { sim, call, makeRole, queue } = given()
    await queue('orders')
    await makeRole('flow', policy(allow('sns:*')))
    const { stateMachineArn } = await call('states', 'CreateStateMachine', { name: 'm', roleArn: role('flow'), definition: JSON.stringify(machine) })
    const { executionArn } = await call('states', 'StartExecution', { stateMachineArn: stateMachineArn! })
    await sim.runUntilQuiet()
    const { status, error, cause } = await call('states', 'DescribeExecution', { executionArn: executionArn! })
    expect([status, error]).toEqual(['FAILED', 'SQS.AmazonSQSException'])
    expect(cause).toMatch(/^User: arn:aws:sts::123456789012:assumed-role\/flow\/[A-Za-z]{32} is not authorized to perform: sqs:sendmessage .* \(Service: AmazonSQS; Status Code: 403; Error Code: AccessDenied; Request ID: /)
  })

  test('AC8 a role that does not trust the service is refused where it is handed on', async () => {
    const { refusal, makeRole } = given()
    await makeRole('flow', undefined, trust('lambda.amazonaws.com'))
    expect(await refusal('states', 'CreateStateMachine', { name: 'm', roleArn: role('flow'), definition: JSON.stringify(machine) })).toBe(
      'AccessDeniedException: Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    )
    await makeRole('fn', undefined, trust('states.amazonaws.com'))
    expect(await refusal('lambda', 'CreateFunction', { FunctionName: 'f', Role: role('fn'), Runtime: 'nodejs22.x', Handler: 'i.h', Code: { Script: [] } })).toBe(
      'InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.',
    )
  })

  test('AC8 where policies are enforced a role has to be there', async () => {
    const { refusal } = given({ policies: 'enforced' })
    expect(await refusal('lambda', 'CreateFunction', { FunctionName: 'f', Role: role('none'), Runtime: 'nodejs22.x', Handler: 'i.h', Code: { Script: [] } })).toContain('cannot be assumed by Lambda')
  })

  test('AC9 whoever hands a role on needs iam:PassRole', async () => {
    const { call, refusal, makeRole } = given()
    await makeRole('fn', undefined)
    await call('iam', 'CreateUser', { UserName: 'dev' })
    await call('iam', 'PutUserPolicy', { UserName: 'dev', PolicyName: 'p', PolicyDocument: policy(allow('lambda:*')) })
    const create = () => refusal('lambda', 'CreateFunction', { FunctionName: 'f', Role: role('fn'), Runtime: 'nodejs22.x', Handler: 'i.h', Code: { Script: [] } }, `arn:aws:iam::${ACCOUNT}:user/dev`)
    expect(await create()).toBe(`AccessDeniedException: User: arn:aws:iam::${ACCOUNT}:user/dev is not authorized to perform: iam:PassRole on resource: ${role('fn')} because no identity-based policy allows the iam:PassRole action`)
    await call('iam', 'PutUserPolicy', { UserName: 'dev', PolicyName: 'q', PolicyDocument: policy(allow('iam:PassRole', role('*'), { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } })) })
    expect(await create()).toContain('answered')
  })

  test('AC10 where policies are only logged, the denial is told and the call goes on', async () => {
    const { sim, call, makeRole, queue } = given({ policies: 'logged' })
    const QueueUrl = await queue('orders')
    await makeRole('worker', undefined)
    await call('sqs', 'SendMessage', { QueueUrl, MessageBody: 'a' }, session('worker'))
    expect(sim.log.filter(({ type }) => type === 'AccessDenialIgnored').map(({ detail }) => (detail as JsonObject)['message'])).toEqual([SEND_DENIED(session('worker')).replace('AccessDenied: ', '')])
  })
})

describe('credentials', () => {
  const byKey = (accessKeyId: string, action: string, body = '{}') => ({
    method: 'POST',
    url: 'https://sqs.us-east-1.amazonaws.com/',
    headers: { 'x-amz-target': `AmazonSQS.${action}`, 'content-type': 'application/x-amz-json-1.0', authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20250101/us-east-1/sqs/aws4_request` },
    body,
  })

  test('AC11 a request is its access key owner\'s; an unknown key is the administrator\'s', async () => {
    const { sim, call } = given()
    await call('iam', 'CreateUser', { UserName: 'dev' })
    const { AccessKey: key } = await call('iam', 'CreateAccessKey', { UserName: 'dev' })
    const send = async (id: string) => (await answerHttp(sim, 'us-east-1', byKey(id, 'ListQueues'))).status
    expect(await send(String((key as JsonObject)['AccessKeyId']))).toBe(403)
    expect(await send('test')).toBe(200)
  })

  test('AC12 temporary credentials act in the role until they expire', async () => {
    const { sim, call, makeRole } = given()
    const everybody = policy({ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' })
    await makeRole('reader', policy(allow('sqs:*')), everybody)
    const assumed = await call('sts', 'AssumeRole', { RoleArn: role('reader'), RoleSessionName: 'me', DurationSeconds: 900, Policy: policy(allow('sqs:ListQueues')) })
    expect(assumed['AssumedRoleUser']).toMatchObject({ Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/reader/me` })
    const id = String((assumed['Credentials'] as JsonObject)['AccessKeyId'])
    const answer = async (action: string) => {
      const { status, body } = await answerHttp(sim, 'us-east-1', byKey(id, action, '{"QueueName":"a"}'))
      return `${status} ${new TextDecoder().decode(body)}`
    }
    expect(await answer('ListQueues')).toContain('200')
    expect(await answer('CreateQueue')).toContain('no session policy allows the sqs:createqueue action')
    await sim.runFor(900_000)
    expect(await answer('ListQueues')).toContain('The security token included in the request is expired')
  })

  test('AC13 a role is taken on by whom it trusts', async () => {
    const { refusal, makeRole } = given()
    await makeRole('fn', undefined, trust('lambda.amazonaws.com'))
    expect(await refusal('sts', 'AssumeRole', { RoleArn: role('fn'), RoleSessionName: 'me' })).toBe(
      `AccessDenied: User: arn:aws:iam::${ACCOUNT}:user/administrator is not authorized to perform: sts:AssumeRole on resource: ${role('fn')} because no role trust policy allows the sts:AssumeRole action`,
    )
  })
})
