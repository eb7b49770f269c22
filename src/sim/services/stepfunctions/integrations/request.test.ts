import { expect, test } from 'vitest'
import { parseResource } from '../definition/resource'
import type { Json } from '../../../kernel/json'
import type { Integration } from './awsServices'
import { requestOf } from './request'

function requested(resource: string, parameters: Json) {
  return requestOf(parseResource(`arn:aws:states:::${resource}`) as Integration, parameters)
}

test.each<[why: string, resource: string, parameters: Json, service: string, action: string, input: Json]>([
  ['an action', 'dynamodb:getItem', { TableName: 't' }, 'dynamodb', 'GetItem', { TableName: 't' }],
  ['a pattern is not part of it', 'sqs:sendMessage.waitForTaskToken', { QueueUrl: 'q' }, 'sqs', 'SendMessage', { QueueUrl: 'q' }],
  ["an SDK's own name for a service", 'aws-sdk:sfn:listExecutions', { StateMachineArn: 'a', MaxResults: 1 }, 'states', 'ListExecutions', { stateMachineArn: 'a', maxResults: 1 }],
  ['the keys of a map as they are', 'aws-sdk:cloudwatchlogs:createLogGroup', { LogGroupName: 'g', Tags: { Team: 'a' } }, 'logs', 'CreateLogGroup', { logGroupName: 'g', tags: { Team: 'a' } }],
  ['another one', 'aws-sdk:eventbridge:putRule', { Name: 'r' }, 'events', 'PutRule', { Name: 'r' }],
  ['a service not known here', 'aws-sdk:glacier:listVaults', {}, 'glacier', 'ListVaults', {}],
  ['JSON as text', 'lambda:invoke', { FunctionName: 'f', Payload: { a: 1 } }, 'lambda', 'Invoke', { FunctionName: 'f', Payload: '{"a":1}' }],
  ['text as it is', 'lambda:invoke', { FunctionName: 'f', Payload: '"a"' }, 'lambda', 'Invoke', { FunctionName: 'f', Payload: '"a"' }],
  ['a message body', 'sqs:sendMessage', { MessageBody: [1] }, 'sqs', 'SendMessage', { MessageBody: '[1]' }],
  ['a topic message', 'sns:publish', { Message: { a: null } }, 'sns', 'Publish', { Message: '{"a":null}' }],
  ['an event detail', 'events:putEvents', { Entries: [{ Detail: { a: 1 }, Source: 's' }] }, 'events', 'PutEvents', { Entries: [{ Detail: '{"a":1}', Source: 's' }] }],
  ["an execution's input", 'states:startExecution', { StateMachineArn: 'a', Input: { n: 1 } }, 'states', 'StartExecution', { stateMachineArn: 'a', input: '{"n":1}' }],
])('TA4 %s', (_why, resource, parameters, service, action, input) => {
  expect(requested(resource, parameters)).toEqual({ service, action, input })
})
