import type { JsonObject } from '../json'
import type { Question } from '../question'

/** Some 300 KB, more than a state may hand on. */
const ROWS = Array.from({ length: 300 }, (_, row) => `${row + 1},${'x'.repeat(1000)}`)
const CSV = ['article,description', ...ROWS].join('\n')

const PRICE: JsonObject = { StartAt: 'Price', States: { Price: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'price', 'Payload.$': '$' }, ResultSelector: { 'price.$': '$.Payload.price' }, End: true } } }
const DISTRIBUTED = { ...PRICE, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }
const READER = { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, Parameters: { Bucket: 'articles', Key: 'today.csv' } }
const map = (more: JsonObject) => ({ Type: 'Map', ResultPath: null, End: true, ...more })
const one = (state: JsonObject) => ({ StartAt: 'Price all', States: { 'Price all': state } })

const bucket = [
  { call: 's3:CreateBucket', input: { Bucket: 'articles' } },
  { call: 's3:PutObject', input: { Bucket: 'articles', Key: 'today.csv', Body: CSV } },
]
const execute = [
  { call: 'states:CreateStateMachine', input: { name: 'pricing', roleArn: 'arn:aws:iam::123456789012:role/workflow', definition: { $json: { $ref: 'with.definition' } } }, mayFail: true },
  { call: 'states:StartExecution', input: { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:pricing', name: 'first', input: '{}' }, mayFail: true },
  { untilQuiet: true },
  { call: 'states:DescribeExecution', input: { executionArn: 'arn:aws:states:us-east-1:123456789012:execution:pricing:first' }, as: 'run', mayFail: true },
] as const

const WIDE = { StartAt: 'Check', States: { Check: { Type: 'Pass', Result: { report: 'x'.repeat(1000) }, End: true } }, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }
const checks = (more: JsonObject) => ({ StartAt: 'Check all', States: { 'Check all': { Type: 'Map', ItemReader: READER, ItemProcessor: WIDE, End: true, ...more } } })

export const questions = [
  {
    id: 'stepfunctions-rows-of-a-large-file',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'Each night a CSV file of some hundred megabytes, with a header in its first row, is put into an S3 bucket. A workflow has to invoke the function `price` for each row. The developer wants no function that only reads the file.\n\nWhich state does that?',
    choices: [
      { id: 'distributed', text: 'A distributed Map with an `ItemReader` on `s3:getObject` and `InputType` `CSV`', why: 'The Map reads the object itself, row by row, and runs a child execution for each. The file is never data of a state.' },
      { id: 'task', text: 'A Task on `aws-sdk:s3:getObject`, and an inline Map over its result', why: 'The body would become data of a state, which holds 256 KiB at most: `States.DataLimitExceeded`. And it would be one text, not a list.' },
      { id: 'inline', text: 'An inline Map with an `ItemReader` on `s3:getObject`', why: 'An `ItemReader` belongs to the distributed mode. An inline Map takes its items from the input of the state.' },
      { id: 'list', text: 'A distributed Map with an `ItemReader` on `s3:listObjectsV2` and the file as its prefix', why: 'This reads which objects there are: the one file is the one item.' },
    ],
    key: ['distributed'],
    facts: ['stepfunctions.payload.limit'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html',
    checked: '2026-11-23',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G116', 'G156'],
    proof: {
      steps: [...bucket, { function: 'price', script: [{ return: { price: 3 } }] }, ...execute],
      changes: {
        distributed: { with: { definition: one(map({ ItemReader: READER, ItemProcessor: DISTRIBUTED })) } },
        task: {
          with: {
            definition: {
              StartAt: 'Read',
              States: { Read: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:getObject', Parameters: { Bucket: 'articles', Key: 'today.csv' }, Next: 'Price all' }, 'Price all': map({ ItemsPath: '$.Body', ItemProcessor: PRICE }) },
            },
          },
        },
        inline: { with: { definition: one(map({ ItemReader: READER, ItemProcessor: PRICE })) } },
        list: { with: { definition: one(map({ ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'articles', Prefix: 'today.csv' } }, ItemProcessor: DISTRIBUTED })) } },
      },
      goal: [
        { events: { type: 'InvokeStarted', detail: { functionName: 'price' } }, count: 300, says: 'the function is invoked for each of 300 rows' },
        { of: 'run.status', equals: 'SUCCEEDED', says: 'and the workflow succeeds' },
      ],
    },
  },
  {
    id: 'stepfunctions-results-too-large',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A distributed Map runs a child execution for each of 300 rows, and each of them outputs a report of 1 KB. All children succeed, and then the Map fails with `States.DataLimitExceeded`. The reports are needed later, by whoever looks into S3.\n\nWhich change to the Map lets the workflow succeed and keeps the reports?',
    choices: [
      { id: 'express', text: 'Set the `ExecutionType` of its children to `EXPRESS`.', why: 'It changes how children are run and billed. Their outputs still become one list that is too large.' },
      { id: 'tolerate', text: 'Set `ToleratedFailurePercentage` to 100.', why: 'It tolerates children that fail. None of them does: it is the Map’s own result that is too large.' },
      { id: 'discard', text: 'Set `ResultSelector` to pick only what the next state needs.', why: 'What is not picked is gone: nobody would find the reports later.' },
      { id: 'writer', text: 'Add a `ResultWriter` on `s3:putObject`.', why: 'The outputs are written to the bucket, and the Map’s result is only where they lie.' },
    ],
    key: ['writer'],
    facts: ['stepfunctions.payload.limit'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html',
    checked: '2026-11-23',
    tasks: { c02: '4.1', c03: '4.1' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [...bucket, ...execute, { call: 's3:ListObjectsV2', input: { Bucket: 'articles', Prefix: 'reports/' }, as: 'kept' }],
      changes: {
        express: { with: { definition: checks({ ItemProcessor: { ...WIDE, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } } }) } },
        tolerate: { with: { definition: checks({ ToleratedFailurePercentage: 100 }) } },
        discard: { with: { definition: checks({ ResultSelector: { 'first.$': '$[0]' } }) } },
        writer: { with: { definition: checks({ ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'articles', Prefix: 'reports' } } }) } },
      },
      goal: [
        { of: 'run.status', equals: 'SUCCEEDED', says: 'the workflow succeeds' },
        { of: 'kept.KeyCount', between: [2, 100], says: 'the reports and their manifest lie in the bucket' },
      ],
    },
  },
] satisfies readonly Question[]
