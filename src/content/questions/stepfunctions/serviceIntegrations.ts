import type { Question } from '../question'

const EXHIBIT = `{
  "StartAt": "Take from stock",
  "States": {
    "Take from stock": {
      "Type": "Task",
      "Resource": "arn:aws:states:::dynamodb:updateItem",
      "Parameters": {
        "TableName": "stock",
        "Key": { "product": { "S.$": "$.product" } },
        "UpdateExpression": "SET stock = stock - :taken",
        "ExpressionAttributeValues": {
          ":taken": { "N.$": "$.quantity" }
        }
      },
      "ResultPath": null,
      "End": true
    }
  }
}`

export const questions = [
  {
    id: 'stepfunctions-dynamodb-number-is-text',
    service: 'stepfunctions',
    kind: 'fault',
    prompt: 'Started with `{ "product": "kettle", "quantity": 2 }`, this state machine fails before DynamoDB changes anything. The table `stock` exists, with the partition key `product`. Which line has to be changed?',
    exhibits: [{ title: 'Definition', language: 'asl', text: EXHIBIT }],
    choices: [
      { id: 'resource', line: 6, why: 'The optimized integration is right. With `arn:aws:states:::aws-sdk:dynamodb:updateItem` the same number would be refused.' },
      { id: 'key', line: 9, why: 'The product is a text, and `S` takes a text. The path leads to it.' },
      { id: 'expression', line: 10, why: 'Subtracting in a SET clause is allowed, and `stock` is no reserved word.' },
      { id: 'number', line: 12, why: 'DynamoDB takes numbers as text: `N` has to be a string, and the path selects the JSON number 2. `"N.$": "States.Format(\'{}\', $.quantity)"` makes a text of it.' },
      { id: 'result', line: 15, why: '`null` drops the answer of DynamoDB and passes the input on. That does no harm.' },
    ],
    key: ['number'],
    facts: [],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html',
    furtherSources: ['https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html'],
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 3,
    badge: 'documented',
    corrects: ['G123'],
    proof: {
      steps: [
        { call: 'dynamodb:CreateTable', input: { TableName: 'stock', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'product', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'product', AttributeType: 'S' }] } },
        { untilQuiet: true },
        { call: 'dynamodb:PutItem', input: { TableName: 'stock', Item: { product: { S: 'kettle' }, stock: { N: '5' } } } },
        {
          machine: 'orders',
          definition: {
            StartAt: 'Take from stock',
            States: {
              'Take from stock': {
                Type: 'Task',
                Resource: { $ref: 'with.resource' },
                Parameters: {
                  TableName: 'stock',
                  Key: { product: { $ref: 'with.key' } },
                  UpdateExpression: { $ref: 'with.expression' },
                  ExpressionAttributeValues: { ':taken': { $ref: 'with.number' } },
                },
                ResultPath: { $ref: 'with.result' },
                End: true,
              },
            },
          },
        },
        { execute: 'orders', input: { product: 'kettle', quantity: 2 }, as: 'run' },
        { call: 'dynamodb:GetItem', input: { TableName: 'stock', Key: { product: { S: 'kettle' } } }, as: 'kettles' },
      ],
      changes: {
        resource: { with: line({ resource: 'arn:aws:states:::aws-sdk:dynamodb:updateItem' }) },
        key: { with: line({ key: { 'S.$': "States.Format('{}', $.product)" } }) },
        expression: { with: line({ expression: 'ADD stock :taken' }) },
        number: { with: line({ number: { 'N.$': "States.Format('{}', $.quantity)" } }) },
        result: { with: line({ result: '$.update' }) },
      },
      goal: [
        { of: 'run.status', equals: 'SUCCEEDED' },
        { of: 'kettles.Item.stock.N', equals: '3', says: 'two of the five are taken' },
      ],
    },
  },
] satisfies readonly Question[]

/** The definition as it is shown, but for one line. */
function line(changed: object) {
  return {
    resource: 'arn:aws:states:::dynamodb:updateItem',
    key: { 'S.$': '$.product' },
    expression: 'SET stock = stock - :taken',
    number: { 'N.$': '$.quantity' },
    result: null,
    ...changed,
  }
}
