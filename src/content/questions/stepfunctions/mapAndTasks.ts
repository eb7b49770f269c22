import type { JsonObject } from '../json'
import type { Question } from '../question'

const asked = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' } } as const
const fn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
const items = (count: number) => Array.from({ length: count }, (_, n) => n)

/** A Map over the input, or a part of it, with one Pass state for each item. */
const passing = { StartAt: 'Note', States: { Note: { Type: 'Pass', End: true } } }

const TOKEN = `{
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage",
      "Parameters": {
        "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/approvals",
        "MessageBody": {
          "order.$": "$.orderId"
        }
      },
      "TimeoutSeconds": 3600,
      "End": true
    }
  }
}`

export const questions = [
  {
    id: 'stepfunctions-map-of-nine-thousand',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Standard workflow has a Map state in inline mode that runs a Pass state for each of 9,000 items. Its executions fail with `States.Runtime` long before the last item.\n\nWhich change lets them succeed?',
    choices: [
      { id: 'distributed', text: 'Set the `ProcessorConfig` of the Map state to the mode DISTRIBUTED, and batch its items.', why: 'Then items run in child executions, each with a history of its own. In inline mode all of it goes into one history, which ends at 25,000 events.' },
      { id: 'concurrency', text: 'Set the `MaxConcurrency` of the Map state to 1, so that its items run one after the other.', why: 'Run more slowly, the items tell as many events as before.' },
      { id: 'retry', text: 'Give the Map state a retrier for `States.ALL` with several attempts and a backoff.', why: 'The whole execution has ended with its history, and `States.Runtime` is never retried.' },
      { id: 'result', text: 'Set the `ResultPath` of the Map state to null, so that no results are collected.', why: 'It is not the size of the results that ends the execution but the number of events.' },
    ],
    key: ['distributed'],
    facts: ['stepfunctions.history.limit', 'stepfunctions.map.inline.concurrency'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { machine: 'orders', definition: { StartAt: 'Each', States: { Each: { $ref: 'with.map' } } } },
        { execute: 'orders', input: items(9000), as: 'run' },
      ],
      changes: {
        distributed: { with: { map: { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...passing }, ItemBatcher: { MaxItemsPerBatch: 1000 }, ResultPath: null, End: true } } },
        concurrency: { with: { map: { Type: 'Map', ItemProcessor: passing, MaxConcurrency: 1, ResultPath: null, End: true } } },
        retry: { with: { map: { Type: 'Map', ItemProcessor: passing, Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 3 }], End: true } } },
        result: { with: { map: { Type: 'Map', ItemProcessor: passing, ResultPath: null, End: true } } },
      },
      goal: [{ of: 'run.status', equals: 'SUCCEEDED', says: 'the execution succeeds' }],
    },
  },
  {
    id: 'stepfunctions-map-five-at-a-time',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'An inline Map state has `MaxConcurrency` 5 and twenty items. For each item it waits two seconds in a Wait state and does nothing else.\n\nHow long does the Map state take?',
    choices: [
      { id: 'two', text: '2 seconds: waiting does not count as running.', why: 'An iteration runs from its first state to its end. While it waits it holds its place.' },
      { id: 'eight', text: '8 seconds: four times five iterations.', why: 'No more than five iterations run at a time; when one ends the next begins.' },
      { id: 'ten', text: '10 seconds: five times two seconds.', why: 'Five iterations run side by side. Twenty items take four rounds of two seconds.' },
      { id: 'forty', text: '40 seconds: twenty times two seconds.', why: 'That is `MaxConcurrency` 1, one item after the other.' },
    ],
    key: ['eight'],
    facts: ['stepfunctions.map.inline.concurrency'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { machine: 'orders', definition: { StartAt: 'Each', States: { Each: { Type: 'Map', MaxConcurrency: 5, ItemProcessor: { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 2, End: true } } }, End: true } } } },
        { execute: 'orders', input: items(20), as: 'run' },
      ],
      claims: {
        two: [{ of: 'took.run', between: [2000, 2500] }],
        eight: [{ of: 'took.run', between: [8000, 8500], says: 'the execution takes eight seconds' }],
        ten: [{ of: 'took.run', between: [10_000, 10_500] }],
        forty: [{ of: 'took.run', between: [40_000, 40_500] }],
      },
    },
  },
  {
    id: 'stepfunctions-item-and-its-order',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'The input `{ "orderId": "o-1", "items": ["kettle", "cup"] }` comes to a Map state with `"ItemsPath": "$.items"`. Each iteration needs `{ "item": "kettle", "orderId": "o-1" }`: the item, and the order it belongs to.\n\nWhich field of the Map state gives them both?',
    choices: [
      { id: 'none', text: 'None. An iteration sees the input of the Map state as well as its item.', why: 'The input of an iteration is its item, and nothing else.' },
      { id: 'selector', text: '`"ItemSelector": { "item.$": "$$.Map.Item.Value", "orderId.$": "$.orderId" }`', why: '`ItemSelector` makes the input of each iteration. In it, `$` is the input of the Map state and `$$.Map.Item.Value` the item.' },
      { id: 'swapped', text: '`"ItemSelector": { "item.$": "$", "orderId.$": "$$.Map.Item.Value" }`', why: 'Here the whole input would be the item, and the item the order ID.' },
      { id: 'path', text: '`"ItemsPath": "$"`, so that nothing is left out', why: 'The path has to lead to a list, and the input is an object.' },
    ],
    key: ['selector'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemselector.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { machine: 'orders', definition: { StartAt: 'Each', States: { Each: { Type: 'Map', ItemsPath: { $ref: 'with.path' }, ItemSelector: { $ref: 'with.selector' }, ItemProcessor: passing, End: true } } } },
        { execute: 'orders', input: { orderId: 'o-1', items: ['kettle', 'cup'] }, as: 'run' },
      ],
      changes: {
        none: { with: { path: '$.items' } },
        selector: { with: { path: '$.items', selector: { 'item.$': '$$.Map.Item.Value', 'orderId.$': '$.orderId' } } },
        swapped: { with: { path: '$.items', selector: { 'item.$': '$', 'orderId.$': '$$.Map.Item.Value' } } },
        path: { with: { path: '$' } },
      },
      goal: [{ of: 'run.output', equals: [{ item: 'kettle', orderId: 'o-1' }, { item: 'cup', orderId: 'o-1' }], says: 'each iteration gets its item and the order' }],
    },
  },
  {
    id: 'stepfunctions-tolerated-failures',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Distributed Map runs a Lambda function for each of 20 records. One record is damaged, and the function fails for it. The Map state has `"ToleratedFailurePercentage": 10`, no `Retry` and no `Catch`.\n\nWhat happens?',
    choices: [
      { id: 'stops', text: 'The Map Run stops with the first failure, and the execution fails.', why: 'That is so without a tolerated percentage or count: then one failure is too many.' },
      { id: 'succeeds', text: 'All records are worked on, and the Map state succeeds.', why: 'One of 20 is five per cent. The Map Run tells of the failed child execution, and goes on.' },
      { id: 'retried', text: 'The damaged record is tried again until ten per cent of the attempts fail.', why: 'The percentage has nothing to do with retries. Nothing is retried without a `Retry`.' },
      { id: 'dropped', text: 'Two records, ten per cent, are left out, so that the failure has no effect.', why: 'Nothing is left out. The percentage says how many child executions may fail.' },
    ],
    key: ['succeeds'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'store', code: "export const handler = async (record) => { if (record === 7) throw new Error('damaged'); return record }" },
        {
          machine: 'orders',
          definition: {
            StartAt: 'Each',
            States: {
              Each: {
                Type: 'Map', ToleratedFailurePercentage: 10, ResultPath: null, End: true,
                ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'Store', States: { Store: { Type: 'Task', Resource: fn('store'), End: true } } },
              },
            },
          },
        },
        { mark: 'started' },
        { execute: 'orders', input: items(20), as: 'run' },
      ],
      claims: {
        stops: [{ of: 'run.status', equals: 'FAILED' }],
        succeeds: [{ of: 'run.status', equals: 'SUCCEEDED', says: 'the execution succeeds' }, { events: { type: 'InvokeEnded', since: 'started' }, count: 20, says: 'after 20 invocations' }],
        retried: [{ events: { type: 'InvokeEnded', since: 'started' }, count: [21, 99] }],
        dropped: [{ events: { type: 'InvokeEnded', since: 'started' }, count: 18 }],
      },
    },
  },
  {
    id: 'stepfunctions-task-that-does-not-wait',
    service: 'stepfunctions',
    kind: 'fault',
    prompt:
      'The workflow is to stay in this state until somebody who reads the message from the queue calls `SendTaskSuccess`. So far it ends as soon as the message is sent. The token is put into the message with `"token.$": "$$.Task.Token"` as soon as there is one. Which line has to be changed first?',
    exhibits: [{ title: 'Definition', language: 'asl', text: TOKEN }],
    choices: [
      { id: 'type', line: 5, why: 'A Task state is right. An Activity would be asked for by a worker, not sent through a queue.' },
      { id: 'resource', line: 6, why: 'With `arn:aws:states:::sqs:sendMessage.waitForTaskToken` the state makes a token and waits for it. Without the suffix it goes on with the answer of SQS, and there is no token.' },
      { id: 'queue', line: 8, why: 'The message arrives: the URL is right.' },
      { id: 'body', line: 10, why: 'The message needs the token as well, but without the suffix of the resource there is none, and the path leads nowhere.' },
      { id: 'timeout', line: 13, why: 'It ends the state if nobody answers for an hour. It does not make it wait.' },
    ],
    key: ['resource'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'approvals' }, as: 'queue' },
        { call: 'states:CreateStateMachine', input: { name: 'orders', roleArn: 'arn:aws:iam::123456789012:role/workflow', definition: { $json: { StartAt: 'Ask', States: { Ask: { $ref: 'with.state' } } } } }, mayFail: true },
        { mark: 'started' },
        { call: 'states:StartExecution', input: { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:orders', name: 'first', input: '{"orderId":"o-1"}' }, mayFail: true },
        { runFor: 60_000 },
        { call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'queue.QueueUrl' } }, as: 'received' },
        { option: true },
        { runFor: 60_000 },
      ],
      changes: {
        type: { with: { state: asking({ Type: 'Pass' }) } },
        resource: {
          with: { state: asking({ Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Parameters: message({ 'order.$': '$.orderId', 'token.$': '$$.Task.Token' }) }) },
          // Only here is there a token that could be sent back.
          steps: [{ call: 'states:SendTaskSuccess', input: { taskToken: { $ref: 'received.Messages.0.Body.token' }, output: '"approved"' } }],
        },
        queue: { with: { state: asking({ Parameters: { ...message({ 'order.$': '$.orderId' }), QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/others' } }) } },
        body: { with: { state: asking({ Parameters: message({ 'order.$': '$.orderId', 'token.$': '$$.Task.Token' }) }) } },
        timeout: { with: { state: asking({ TimeoutSeconds: 7200 }) } },
      },
      goal: [{ events: { type: 'ExecutionSucceeded', since: 'started' }, at: [60_000, 61_000], says: 'the execution ends when the token comes back, a minute later' }],
    },
  },
  {
    id: 'stepfunctions-workflow-in-a-workflow',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A workflow starts another state machine for the price and then selects `$.price.Output.total` in a Pass state. It has to wait for the other execution, and must not parse any text.\n\nWhich resource does the Task state need?',
    choices: [
      { id: 'start', text: '`arn:aws:states:::states:startExecution`', why: 'It goes on as soon as the other execution has started: there is an ARN, and no output.' },
      { id: 'sync', text: '`arn:aws:states:::states:startExecution.sync`', why: 'It waits, but gives the output as JSON text, in which a path finds no member.' },
      { id: 'sync2', text: '`arn:aws:states:::states:startExecution.sync:2`', why: 'It waits for the end of the other execution, and gives its output as JSON.' },
      { id: 'sdk', text: '`arn:aws:states:::aws-sdk:sfn:startExecution`', why: 'It is the API call alone, which does not wait.' },
    ],
    key: ['sync2'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { machine: 'price', definition: { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 5, Next: 'Price' }, Price: { Type: 'Pass', Result: { total: 29 }, End: true } } } },
        {
          machine: 'orders',
          definition: {
            StartAt: 'Price',
            States: {
              Price: { Type: 'Task', Resource: { $ref: 'with.resource' }, Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:price' }, ResultPath: '$.price', Next: 'Select' },
              Select: { Type: 'Pass', InputPath: '$.price.Output.total', End: true },
            },
          },
        },
        { execute: 'orders', input: {}, as: 'run' },
      ],
      changes: Object.fromEntries(
        Object.entries({ start: 'states:startExecution', sync: 'states:startExecution.sync', sync2: 'states:startExecution.sync:2', sdk: 'aws-sdk:sfn:startExecution' }).map(([id, name]) => [id, { with: { resource: `arn:aws:states:::${name}` } }]),
      ),
      goal: [{ of: 'run.output', equals: '29', says: 'the Pass state selects the total' }],
    },
  },
  {
    id: 'stepfunctions-parameter-without-a-function',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A workflow needs the value of a parameter in AWS Systems Manager Parameter Store, for which Step Functions has no optimized integration. The team wants to write no Lambda function for it.\n\nWhich resource does the Task state need?',
    choices: [
      { id: 'optimized', text: '`arn:aws:states:::ssm:getParameter`', why: 'That is the form of optimized integrations, and there is none for Systems Manager: the definition is refused.' },
      { id: 'sdk', text: '`arn:aws:states:::aws-sdk:ssm:getParameter`', why: 'The SDK integrations call nearly any action of AWS, with the name of the service and of the action.' },
      { id: 'wait', text: '`arn:aws:states:::aws-sdk:ssm:getParameter.sync`', why: 'SDK integrations answer with the response of the call. There is no job whose end could be waited for.' },
      { id: 'arn', text: '`arn:aws:ssm:us-east-1:123456789012:parameter/rate`', why: 'Besides integrations, a Task may name a Lambda function or an activity by its ARN, and nothing else.' },
    ],
    key: ['sdk'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'ssm:PutParameter', input: { Name: 'rate', Value: '1.08', Type: 'String' } },
        {
          call: 'states:CreateStateMachine', mayFail: true,
          input: { name: 'orders', roleArn: 'arn:aws:iam::123456789012:role/workflow', definition: { $json: { StartAt: 'Rate', States: { Rate: { Type: 'Task', Resource: { $ref: 'with.resource' }, Parameters: { Name: 'rate' }, End: true } } } } },
        },
        { call: 'states:StartExecution', input: { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:orders', name: 'first' }, mayFail: true },
        { untilQuiet: true },
        { call: 'states:DescribeExecution', input: { executionArn: 'arn:aws:states:us-east-1:123456789012:execution:orders:first' }, as: 'run', mayFail: true },
      ],
      changes: Object.fromEntries(
        Object.entries({ optimized: 'arn:aws:states:::ssm:getParameter', sdk: 'arn:aws:states:::aws-sdk:ssm:getParameter', wait: 'arn:aws:states:::aws-sdk:ssm:getParameter.sync', arn: 'arn:aws:ssm:us-east-1:123456789012:parameter/rate' }).map(([id, resource]) => [id, { with: { resource } }]),
      ),
      goal: [{ of: 'run.output.Parameter.Value', equals: '1.08', says: 'the task gives the value of the parameter' }],
    },
  },
] satisfies readonly Question[]

function message(body: JsonObject): JsonObject {
  return { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals', MessageBody: body }
}

/** The state as it is shown, but for what is changed. */
function asking(changed: JsonObject): JsonObject {
  return { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: message({ 'order.$': '$.orderId' }), TimeoutSeconds: 3600, End: true, ...changed }
}
