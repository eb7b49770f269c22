import type { LabWorld } from '../../../src/sim/cloud/labs/stepfunctions/lab'

/** One handler with clients of five services, of each protocol one: it makes what it needs, waits for some, and fails once on purpose. */
const code = `
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateStreamCommand, KinesisClient, waitUntilStreamExists } from '@aws-sdk/client-kinesis'
import { CreateBucketCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateTopicCommand, paginateListTopics, SNSClient } from '@aws-sdk/client-sns'
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const [kinesis, s3, sns, sqs] = [new KinesisClient({}), new S3Client({}), new SNSClient({}), new SQSClient({})]

export const handler = async ({ id }) => {
  const put = new PutCommand({ TableName: 'orders', Item: { id, lines: [{ sku: 'a', count: 2 }], paid: false }, ConditionExpression: 'attribute_not_exists(id)' })
  console.log((await documents.send(put)).$metadata)
  try {
    await documents.send(put)
  } catch (error) {
    console.log(error instanceof ConditionalCheckFailedException, error)
  }
  const found = await documents.send(new QueryCommand({ TableName: 'orders', KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': id } }))

  await s3.send(new CreateBucketCommand({ Bucket: 'receipts-of-orders' }))
  await s3.send(new PutObjectCommand({ Bucket: 'receipts-of-orders', Key: 'a/b é.txt', Body: 'received: ' + id }))
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'receipts-of-orders', Key: 'a/b é.txt' }))
  const receipt = await Body.transformToString()
  const missing = await s3.send(new GetObjectCommand({ Bucket: 'receipts-of-orders', Key: 'none' })).catch((error) => error instanceof NoSuchKey && error.name)

  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }))
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ id }) }))
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }))

  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'orders' }))
  const topics = []
  for await (const page of paginateListTopics({ client: sns }, {})) topics.push(...page.Topics)
  await kinesis.send(new CreateStreamCommand({ StreamName: 'orders', ShardCount: 1 }))
  const stream = await waitUntilStreamExists({ client: kinesis, maxWaitTime: 2, minDelay: 1, maxDelay: 1 }, { StreamName: 'orders' }).catch(({ name }) => name)
  return { items: found.Items, receipt, missing, message: Messages[0], TopicArn, topics, stream }
}`

/** A world whose function speaks to services through the SDK. */
export const sdkWorld: LabWorld = {
  name: 'handler-with-the-sdk',
  definition: JSON.stringify({
    StartAt: 'Order',
    States: { Order: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:order', TimeoutSeconds: 300, End: true } },
  }),
  input: '{"id":"o-1"}',
  functions: [{ name: 'order', code }],
  tables: [{ name: 'orders', partitionKey: 'id', items: '[]' }],
  seed: 1,
}
