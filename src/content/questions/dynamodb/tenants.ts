import type { JsonObject } from '../json'
import type { Question } from '../question'

const ACCOUNT = '123456789012'
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/notes`
const ROLES = `arn:aws:iam::${ACCOUNT}:role/`
const allow = (condition?: JsonObject, Resource = TABLE) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource, ...(condition ? { Condition: condition } : {}) }] })
const trust = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] })

/** Reads a note of any tenant, in the role that it has. */
const read = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
const notes = new DynamoDBClient()
export const handler = async ({ tenant }) => {
  const { Item } = await notes.send(new GetItemCommand({ TableName: 'notes', Key: { tenant: { S: tenant }, id: { S: '1' } } }))
  return Item.text.S
}`
const invoke = (tenant: string, as: string) => ({ call: 'lambda:Invoke', input: { FunctionName: 'note', Payload: JSON.stringify({ tenant }) }, as })

export const questions = [
  {
    id: 'dynamodb-rows-of-one-tenant',
    service: 'dynamodb',
    kind: 'choice',
    prompt:
      'All tenants of an application share the table `notes`, whose partition key is `tenant` and whose sort key is `id`. Each tenant’s code runs in a role of its own, which has the tenant’s name as the tag `tenant`. Even if the code has a mistake, it must not read notes of other tenants. One policy is to do for all roles.\n\nWhat has it to allow?',
    choices: [
      { id: 'filter', text: '`dynamodb:Query` and `dynamodb:GetItem` on the table, with a `FilterExpression` on `tenant` in the code', why: 'A filter is part of the request. The code that has the mistake is the code that should leave it in.' },
      { id: 'index', text: 'Both actions on an ARN that ends in `table/notes/${aws:PrincipalTag/tenant}`', why: 'A table’s ARN has no parts for keys: this resource does not exist, and nothing is allowed.' },
      { id: 'attributes', text: 'Both on the table, if `dynamodb:Attributes` is the tag of the caller', why: 'This key holds names of attributes, such as `text`. The tenant’s name is a value.' },
      { id: 'leading', text: 'Both on the table, if `dynamodb:LeadingKeys` is the tag of the caller', why: 'It holds the partition keys that a request is about. With the policy variable `${aws:PrincipalTag/tenant}` one policy does for all.' },
    ],
    key: ['leading'],
    facts: [],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
    checked: '2026-11-26',
    tasks: { c02: '2.3', c03: '2.2' },
    difficulty: 3,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'dynamodb:CreateTable', input: { TableName: 'notes', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'tenant', KeyType: 'HASH' }, { AttributeName: 'id', KeyType: 'RANGE' }], AttributeDefinitions: [{ AttributeName: 'tenant', AttributeType: 'S' }, { AttributeName: 'id', AttributeType: 'S' }] } },
        { runFor: 60_000 },
        ...['red', 'blue'].map((tenant) => ({ call: 'dynamodb:PutItem', input: { TableName: 'notes', Item: { tenant: { S: tenant }, id: { S: '1' }, text: { S: `note of ${tenant}` } } } })),
        { call: 'iam:CreateRole', input: { RoleName: 'red', AssumeRolePolicyDocument: trust, Tags: [{ Key: 'tenant', Value: 'red' }] } },
        { call: 'iam:PutRolePolicy', input: { RoleName: 'red', PolicyName: 'notes', PolicyDocument: { $json: { $ref: 'with.policy' } } } },
        { function: 'note', code: read, settings: { Role: `${ROLES}red` } },
        invoke('red', 'own'),
        invoke('blue', 'others'),
      ],
      changes: {
        filter: { with: { policy: allow() } },
        index: { with: { policy: allow(undefined, `${TABLE}/\${aws:PrincipalTag/tenant}`) } },
        attributes: { with: { policy: allow({ StringEquals: { 'dynamodb:Attributes': ['${aws:PrincipalTag/tenant}'] } }) } },
        leading: { with: { policy: allow({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:PrincipalTag/tenant}'] } }) } },
      },
      goal: [
        { of: 'own.Payload', equals: '"note of red"', says: 'a tenant reads its own notes' },
        { of: 'others.Payload.errorType', equals: 'AccessDeniedException', says: 'and is refused those of others' },
      ],
    },
  },
] satisfies readonly Question[]
