import { expect, test } from 'vitest'
import type { Json } from '../../../kernel/json'
import { parseResource } from '../definition/resource'
import type { Integration } from './awsServices'
import { parameterComplaints } from './parameterChecks'

const must = (field: string) => `The value for the field '${field}' must be a STRING`

test.each<[why: string, resource: string, parameters: Json, complaints: string[]]>([
  ['a number as an attribute', 'dynamodb:putItem', { TableName: 't', Item: { id: { S: 'a' }, n: { N: 1 } } }, [must('N')]],
  ['in a list', 'dynamodb:putItem', { TableName: 't', Item: { n: { NS: ['1', 2] }, l: { L: [{ S: true }] } } }, [must('NS'), must('S')]],
  ['as it should be', 'dynamodb:putItem', { TableName: 't', Item: { n: { N: '1' }, b: { BOOL: true }, z: { NULL: true } } }, []],
  ['a message attribute', 'sns:publish', { TopicArn: 'a', Message: { a: 1 }, MessageAttributes: { a: { DataType: 'String', StringValue: 5 } } }, [must('StringValue')]],
  ['a message body is any JSON', 'sqs:sendMessage', { QueueUrl: 'q', MessageBody: { a: 1 }, DelaySeconds: 1 }, []],
  ["an event's detail is any JSON", 'events:putEvents', { Entries: [{ Source: 1, Detail: { a: 1 } }] }, [must('Source')]],
  ['an input is any JSON', 'states:startExecution', { StateMachineArn: 'a', Input: { a: 1 }, Name: 7 }, [must('Name')]],
  ['null is absent', 'sqs:sendMessage', { QueueUrl: null, MessageBody: 'a' }, []],
  ['a payload that is a number', 'lambda:invoke', { FunctionName: 'f', Payload: 1 }, [must('Payload')]],
  ['an SDK integration is checked by its service', 'aws-sdk:dynamodb:putItem', { Item: { n: { N: 1 } } }, []],
])('TA8 %s', (_why, resource, parameters, complaints) => {
  expect(parameterComplaints(parseResource(`arn:aws:states:::${resource}`) as Integration, parameters)).toEqual(complaints)
})
