import type { Question } from '../question'

const ACCOUNT = '123456789012'
const role = (name: string) => [
  { call: 'iam:CreateRole', input: { RoleName: name, AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}' } },
]
const allow = (action: string, resource: string) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] })
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/users`
const read = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
const table = new DynamoDBClient()
export const handler = async () => {
  const { Item } = await table.send(new GetItemCommand({ TableName: 'users', Key: { id: { S: '1' } } }))
  return Item.name.S
}`

export const questions = [
  {
    id: 'lambda-role-for-one-table',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function reads single items of the DynamoDB table `users` by GetItem and fails with `AccessDeniedException`. Its execution role has no policy yet.\n\nWhich statement is enough and grants the least?',
    choices: [
      { id: 'wildcard', text: '`dynamodb:*` on the ARN of the table `users`', why: 'It works, but the function could also write to the table and delete it.' },
      { id: 'resource', text: '`dynamodb:GetItem` on the resource `*`', why: 'It works, but with every table of the account.' },
      { id: 'invoke', text: '`lambda:InvokeFunction` on the ARN of the function', why: 'That says who may invoke the function. It fails at what it does itself.' },
      { id: 'least', text: '`dynamodb:GetItem` on the ARN of the table', why: 'The one action on the one resource that is needed.' },
    ],
    key: ['least'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
    checked: '2026-11-23', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 1, badge: 'documented',
    proof: {
      steps: [
        ...['users', 'salaries'].map((TableName) => ({ call: 'dynamodb:CreateTable', input: { TableName, BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] } })),
        { runFor: 60_000 },
        { call: 'dynamodb:PutItem', input: { TableName: 'users', Item: { id: { S: '1' }, name: { S: 'Ada' } } } },
        ...role('reader'),
        { call: 'iam:PutRolePolicy', input: { RoleName: 'reader', PolicyName: 'read', PolicyDocument: { $json: { $ref: 'with.policy' } } } },
        { function: 'user', code: read, settings: { Role: `arn:aws:iam::${ACCOUNT}:role/reader` } },
        { call: 'lambda:Invoke', input: { FunctionName: 'user' }, as: 'answer' },
        ...[
          ['dynamodb:DeleteTable', TABLE, 'deleting'],
          ['dynamodb:GetItem', TABLE.replace('users', 'salaries'), 'others'],
        ].map(([action, resource, as]) => ({ call: 'iam:SimulatePrincipalPolicy', input: { PolicySourceArn: `arn:aws:iam::${ACCOUNT}:role/reader`, ActionNames: [action!], ResourceArns: [resource!] }, as: as! })),
      ],
      changes: {
        wildcard: { with: { policy: allow('dynamodb:*', TABLE) } },
        resource: { with: { policy: allow('dynamodb:GetItem', '*') } },
        invoke: { with: { policy: allow('lambda:InvokeFunction', `arn:aws:lambda:us-east-1:${ACCOUNT}:function:user`) } },
        least: { with: { policy: allow('dynamodb:GetItem', TABLE) } },
      },
      goal: [
        { of: 'answer.Payload', equals: '"Ada"', says: 'the function reads the item' },
        { of: 'deleting.EvaluationResults.0.EvalDecision', equals: 'implicitDeny', says: 'it may not delete the table' },
        { of: 'others.EvaluationResults.0.EvalDecision', equals: 'implicitDeny', says: 'nor read another one' },
      ],
    },
  },
  {
    id: 'lambda-permission-or-role',
    service: 'lambda',
    kind: 'match',
    prompt: 'Where does each of these permissions of one function belong?',
    choices: [
      { id: 'bucket', text: 'An S3 bucket invokes the function for new objects.', why: 'S3 needs to be let in by the function: AddPermission for `s3.amazonaws.com`, with the ARN of the bucket as the source.' },
      { id: 'put', text: 'The function writes to a DynamoDB table.', why: 'What the function does it does in its execution role.' },
      { id: 'queue', text: 'Lambda polls an SQS queue for the function.', why: 'An event source mapping reads in the execution role of the function. Nothing is let in from outside.' },
      { id: 'account', text: 'A role in another account invokes the function.', why: 'Across accounts the function has to name the other account. The role needs a permission of its own as well.' },
      { id: 'logs', text: 'The function writes its log to CloudWatch Logs.', why: 'That, too, the function does itself, in its execution role.' },
    ],
    answers: [
      { id: 'execution', text: 'In the execution role' },
      { id: 'resource', text: 'In the resource-based policy' },
    ],
    key: { bucket: 'resource', put: 'execution', queue: 'execution', account: 'resource', logs: 'execution' },
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-permissions.html',
    checked: '2026-11-23', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented', corrects: ['G019'],
  },
  {
    id: 'lambda-function-url-for-everybody',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function URL with the AuthType `NONE` is created through the API, not in the console, and the function has no resource-based policy.\n\nWhat does a browser get that opens the URL?',
    choices: [
      { id: 'answer', text: '200 and what the function returns: `NONE` means that everybody may invoke it', why: '`NONE` means that no signature is asked for. That everybody is allowed has to be said in the policy of the function.' },
      { id: 'unauthorized', text: '401, since the request is not signed with AWS Signature Version 4', why: 'Signatures are asked for with `AWS_IAM`, and a lack of permission is told as 403.' },
      { id: 'forbidden', text: '403, until the policy lets everybody invoke the function and its URL', why: 'It takes `lambda:InvokeFunctionUrl` and, since October 2025, `lambda:InvokeFunction` for the principal `*`. The console adds them by itself.' },
      { id: 'bad-gateway', text: '502, until the function returns a `statusCode` and a `body` as text', why: '502 is for failed functions. What has no `statusCode` becomes the body of a 200.' },
    ],
    key: ['forbidden'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
    checked: '2026-11-23', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { function: 'hello', script: [{ return: 'hello' }] },
        { call: 'lambda:CreateFunctionUrlConfig', input: { FunctionName: 'hello', AuthType: 'NONE' }, as: 'url' },
        { request: { method: 'GET', url: { $ref: 'url.FunctionUrl' } }, as: 'before' },
        { call: 'lambda:AddPermission', input: { FunctionName: 'hello', StatementId: 'url', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' } },
        { call: 'lambda:AddPermission', input: { FunctionName: 'hello', StatementId: 'invoke', Action: 'lambda:InvokeFunction', Principal: '*', InvokedViaFunctionUrl: true } },
        { request: { method: 'GET', url: { $ref: 'url.FunctionUrl' } }, as: 'after' },
      ],
      claims: {
        answer: [{ of: 'before.status', equals: 200 }],
        unauthorized: [{ of: 'before.status', equals: 401 }],
        forbidden: [{ of: 'before.status', equals: 403, says: 'the browser is refused' }, { of: 'after.status', equals: 200, says: 'with both permissions it is answered' }],
        'bad-gateway': [{ of: 'before.status', equals: 502 }],
      },
    },
  },
] satisfies readonly Question[]
