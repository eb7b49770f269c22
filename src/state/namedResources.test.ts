import { expect, test } from 'vitest'
import { exampleDraft } from './draft'
import { namedResources } from './namedResources'

test('the example names what it has', () => {
  const { definition, functions, tables } = exampleDraft()
  expect(namedResources(definition)).toEqual({
    functions: functions.map(({ name }) => name),
    tables: tables.map(({ name }) => name),
  })
})

test.each<[why: string, text: string, functions: readonly string[], tables: readonly string[]]>([
  ['a qualifier is no part of the name', '"arn:aws:lambda:us-east-1:123456789012:function:ship:live"', ['ship'], []],
  ['other partitions are read too', '"arn:aws-cn:lambda:cn-north-1:123456789012:function:ship"', ['ship'], []],
  ['a function by its name', '{"FunctionName": "ship"}', ['ship'], []],
  ['by its name and a version', '{"FunctionName": "ship:3"}', ['ship'], []],
  ['by its ARN, not as one named arn', '{"FunctionName": "arn:aws:lambda:us-east-1:1:function:ship"}', ['ship'], []],
  ['a path names nothing yet', '{"FunctionName.$": "$.fn", "TableName.$": "$.table"}', [], []],
  ['an expression neither', '{"FunctionName": "{% $fn %}"}', [], []],
  ['each once, from a broken text too', '{"TableName":"a", "TableName":"b" "TableName":"a"', [], ['a', 'b']],
])('%s', (_why, text, functions, tables) => {
  expect(namedResources(text)).toEqual({ functions, tables })
})
