import { expect, test } from 'vitest'
import type { Json } from '../../../kernel/json'
import { parseResource } from '../definition/resource'
import { outcomeOf } from './answer'
import type { Integration } from './awsServices'

test.each<[why: string, resource: string, answer: Json, shown: Json]>([
  ['times at every depth', 's3:listObjectsV2', { Contents: [{ Key: 'k', LastModified: 1_735_689_600 }] }, { Contents: [{ Key: 'k', LastModified: '2025-01-01T00:00:00Z' }] }],
  ['a fraction of a second', 'dynamodb:describeTable', { Table: { CreationDateTime: 1_735_689_600.25 } }, { Table: { CreationDateTime: '2025-01-01T00:00:00.250Z' } }],
  ['a number that is no time', 'sqs:getQueueAttributes', { Attributes: { CreatedTimestamp: '1735689600' } }, { Attributes: { CreatedTimestamp: '1735689600' } }],
  ['members in PascalCase', 'sfn:listStateMachines', { stateMachines: [{ name: 'm', creationDate: 1_735_689_600 }] }, { StateMachines: [{ Name: 'm', CreationDate: '2025-01-01T00:00:00Z' }] }],
  ['the keys of a map as they are', 'sfn:describeStateMachine', { variableReferences: { first: ['$x'] } }, { VariableReferences: { first: ['$x'] } }],
  ['an item, whatever it holds', 'dynamodb:getItem', { Item: { creationDate: { N: '1' } } }, { Item: { creationDate: { N: '1' } } }],
  ['an API without a model here', 'glue:getJob', { job: 1 }, { job: 1 }],
])('TA15 the answer of an SDK integration: %s', (_why, resource, answer, shown) => {
  const integration = parseResource(`arn:aws:states:::aws-sdk:${resource}`) as Integration
  expect(outcomeOf(integration, answer, 'r-1')).toEqual({ output: shown })
})
