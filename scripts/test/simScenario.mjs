/**
 * A short life of one world, played on the built library: by Node and by a page in a browser alike.
 *
 * @param {{ createCloud(options?: object): Promise<any> }} library
 * @returns {Promise<string>}  what came of it and the whole log, as text: equal wherever it runs
 */
export async function playScenario({ createCloud }) {
  const cloud = await createCloud({ seed: 7 })
  await cloud.call('dynamodb', 'CreateTable', {
    TableName: 'visits',
    AttributeDefinitions: [{ AttributeName: 'page', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'page', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  await cloud.runUntilQuiet()
  await cloud.call('lambda', 'CreateFunction', {
    FunctionName: 'greet',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::123456789012:role/greet',
    Code: { Files: { 'index.mjs': greet } },
  })
  await cloud.runUntilQuiet()
  const { stateMachineArn } = await cloud.call('states', 'CreateStateMachine', {
    name: 'welcome',
    roleArn: 'arn:aws:iam::123456789012:role/welcome',
    definition: JSON.stringify(definition),
  })
  const { executionArn } = await cloud.call('states', 'StartExecution', {
    stateMachineArn,
    input: JSON.stringify({ name: 'Ada' }),
  })
  await cloud.runUntilQuiet()
  const execution = await cloud.call('states', 'DescribeExecution', { executionArn })
  const { Item } = await cloud.call('dynamodb', 'GetItem', { TableName: 'visits', Key: { page: { S: 'welcome' } } })
  return JSON.stringify({ status: execution.status, output: execution.output, Item, log: cloud.log }, null, 1)
}

const greet = `
  import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
  const client = new DynamoDBClient({})
  export const handler = async ({ name }) => ({ greeting: 'Hello, ' + name, tables: (await client.send(new ListTablesCommand({}))).TableNames })`

const definition = {
  StartAt: 'Greet',
  States: {
    Greet: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:greet',
      ResultPath: '$.said',
      Next: 'Pause',
    },
    Pause: { Type: 'Wait', Seconds: 90, Next: 'Count' },
    Count: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:updateItem',
      Parameters: {
        TableName: 'visits',
        Key: { page: { S: 'welcome' } },
        UpdateExpression: 'ADD visits :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      },
      ResultPath: null,
      End: true,
    },
  },
}
