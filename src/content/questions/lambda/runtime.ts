import type { Question } from '../question'

const v2 = `const AWS = require('aws-sdk')
const table = new AWS.DynamoDB.DocumentClient()
exports.handler = async () => (await table.get({ TableName: 'users', Key: { id: '1' } }).promise()).Item`
const v3 = `const { DynamoDBClient } = require('@aws-sdk/client-dynamodb')
const { DynamoDBDocumentClient, GetCommand } = require('@aws-sdk/lib-dynamodb')
const table = DynamoDBDocumentClient.from(new DynamoDBClient())
exports.handler = async () => (await table.send(new GetCommand({ TableName: 'users', Key: { id: '1' } }))).Item`
const forgotten = `export const handler = async (event) => {
  later()
  await new Promise((done) => setTimeout(done, 100))
  return 'done'
}

async function later() {
  await new Promise((done) => setTimeout(done, 500))
  console.log('saved')
}`
const crashing = `let count = 0
export const handler = async ({ how }) => {
  count += 1
  console.log('count ' + count)
  if (how === 'throw') throw new Error('wrong')
  if (how === 'hang') await new Promise((done) => setTimeout(done, 60_000))
}`

export const questions = [
  {
    id: 'lambda-sdk-v2-is-missing',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'The function shown ran on `nodejs16.x`. It consists of this one file. On `nodejs22.x` it fails in INIT with `Runtime.ImportModuleError`. It keeps its client outside the handler, and this should stay so.\n\nWhich change helps?',
    exhibits: [{ title: 'index.js', language: 'javascript', text: v2 }],
    choices: [
      { id: 'inside', text: 'Move `new AWS.DynamoDB.DocumentClient()` into the handler.', why: 'The error is in the first line, which fails before. And a new client for each invocation is slower.' },
      { id: 'memory', text: 'Raise memory and timeout, so that INIT has time for it.', why: 'Nothing is slow here. The module is not there.' },
      { id: 'v3', text: 'Use `@aws-sdk/lib-dynamodb` of the SDK version 3 instead.', why: 'Since `nodejs18.x` the runtimes hold version 3 of the SDK for JavaScript and no longer version 2, which is no longer supported.' },
      { id: 'import', text: 'Name the file index.mjs and write `import AWS from "aws-sdk"`.', why: 'However it is loaded: `aws-sdk` is not in the runtime. One would have to put it into the package.' },
    ],
    key: ['v3'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html',
    checked: '2026-11-23', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2, badge: 'documented', corrects: ['G027'],
    proof: {
      steps: [
        { call: 'dynamodb:CreateTable', input: { TableName: 'users', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] } },
        { runFor: 60_000 },
        { call: 'dynamodb:PutItem', input: { TableName: 'users', Item: { id: { S: '1' }, name: { S: 'Ada' } } } },
        { call: 'lambda:CreateFunction', input: { FunctionName: 'user', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/proof', MemorySize: { $ref: 'with.memory' }, Code: { Files: { $ref: 'with.files' } } } },
        { runFor: 5000 },
        { call: 'lambda:Invoke', input: { FunctionName: 'user' }, as: 'answer' },
      ],
      changes: {
        inside: { with: { files: { 'index.js': v2.replace("const table = new AWS.DynamoDB.DocumentClient()\n", '').replace('await table', 'await new AWS.DynamoDB.DocumentClient()') } } },
        memory: { with: { files: { 'index.js': v2 }, memory: 1024 } },
        v3: { with: { files: { 'index.js': v3 } } },
        import: { with: { files: { 'index.mjs': v2.replace("const AWS = require('aws-sdk')", "import AWS from 'aws-sdk'").replace('exports.handler =', 'export const handler =') } } },
      },
      goal: [{ of: 'answer.Payload.name', equals: 'Ada', says: 'the function answers with the item' }],
    },
  },
  {
    id: 'lambda-promise-that-nobody-awaits',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'The function shown is invoked once, synchronously, and a minute later once more. Nothing else happens.\n\nWhen does the `saved` of the first invocation appear in the log?',
    exhibits: [{ title: 'index.mjs', language: 'javascript', text: forgotten }],
    choices: [
      { id: 'before', text: 'Before the first answer: Lambda waits for all promises.', why: 'An async handler has answered when its own promise settles. Lambda knows nothing of `later()`, which nobody awaits.' },
      { id: 'second', text: 'Half a second later, as the environment lives on.', why: 'When the handler has answered the environment is frozen: no timer fires in it.' },
      { id: 'never', text: 'Never: what is not awaited is dropped by Lambda.', why: 'It is not dropped, only frozen. If the environment is used again, it goes on; if not, it is lost indeed.' },
      { id: 'next', text: 'During the second invocation, if it is served warm.', why: 'With the next invocation the environment thaws, and the timer that is overdue fires. One should await such work.' },
    ],
    key: ['next'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    checked: '2026-11-23', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 3, badge: 'documented',
    proof: {
      steps: [
        { function: 'save', code: forgotten },
        { call: 'lambda:Invoke', input: { FunctionName: 'save' } },
        { mark: 'answered' },
        { runFor: 60_000 },
        { call: 'lambda:Invoke', input: { FunctionName: 'save' } },
        { runFor: 600_000 },
      ],
      claims: {
        before: [{ events: { type: 'LogLine', containing: { text: 'saved' }, since: 'answered' }, count: 0 }],
        second: [{ events: { type: 'LogLine', containing: { text: 'saved' }, since: 'answered' }, at: [400, 600] }],
        never: [{ events: { type: 'LogLine', containing: { text: 'saved' } }, count: 0 }],
        next: [{ events: { type: 'LogLine', containing: { text: 'saved' }, since: 'answered' }, at: [60_000, 60_150], says: 'it appears a minute later, with the second invocation' }],
      },
    },
  },
  {
    id: 'lambda-errors-and-timeouts-in-environment',
    service: 'lambda',
    kind: 'prints',
    prompt: 'The function shown has a timeout of 3 seconds. It is invoked four times, one after the other: with `{"how":"throw"}`, again with `{"how":"throw"}`, then with `{"how":"hang"}`, then with `{}`. What does it print?',
    exhibits: [{ title: 'index.mjs', language: 'javascript', text: crashing }],
    choices: [
      { id: 'one-by-one', text: '`count 1`, `count 1`, `count 1`, `count 1`', why: 'An error that the handler throws is reported by the runtime and does not end the process. It is reused.' },
      { id: 'reset', text: '`count 1`, `count 2`, `count 3`, `count 1`', why: 'Errors leave the process as it is, a timeout ends it: the fourth invocation begins with INIT, and with a fresh count.' },
      { id: 'kept', text: '`count 1`, `count 2`, `count 3`, `count 4`', why: 'After a timeout the environment is reset. `/tmp` is kept, the memory of the process is not.' },
      { id: 'after-error', text: '`count 1`, `count 1`, `count 2`, `count 1`', why: 'Whether the error is the first or the second makes no difference: the process goes on after each.' },
    ],
    key: ['reset'],
    facts: ['lambda.timeout.usual'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '4.1' }, difficulty: 3, badge: 'modelled',
    proof: {
      steps: [
        { function: 'shaky', code: crashing },
        ...['throw', 'throw', 'hang', 'well'].map((how, index) => ({ call: 'lambda:Invoke', input: { FunctionName: 'shaky', Payload: JSON.stringify({ how }) }, as: `answer${index}` })),
        { runFor: 1000 },
      ],
      claims: {
        'one-by-one': [{ events: { type: 'LogLine', containing: { text: 'count 1' } }, count: 4 }],
        reset: [
          { events: { type: 'LogLine', containing: { text: 'count 1' } }, count: 2, says: 'it counts from 1 twice' },
          { events: { type: 'LogLine', containing: { text: 'count 3' } }, count: 1, says: 'and comes to 3 in between' },
        ],
        kept: [{ events: { type: 'LogLine', containing: { text: 'count 4' } } }],
        'after-error': [{ events: { type: 'LogLine', containing: { text: 'count 1' } }, count: 3 }],
      },
    },
  },
  {
    id: 'lambda-package-too-large',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function in Python needs libraries that come to 400 MB unzipped and 120 MB zipped. A guide says: “50 MB zipped, 250 MB unzipped.”\n\nHow can it be deployed?',
    choices: [
      { id: 'image', text: 'As a container image in Amazon ECR', why: 'Images may have up to 10 GB. The limits of the guide are those of zip packages.' },
      { id: 's3', text: 'As a zip file of 120 MB in an S3 bucket', why: 'That is the way past the 50 MB, which are for direct uploads only. But unzipped 250 MB remain the limit.' },
      { id: 'layers', text: 'As a zip file with two layers of 200 MB', why: 'Layers count: function and layers together may have 250 MB unzipped.' },
      { id: 'tmp', text: 'As a zip file, with `/tmp` raised to 1,024 MB', why: 'The size of `/tmp` is independent of the limit of the package, which is unpacked elsewhere.' },
    ],
    key: ['image'],
    facts: ['lambda.image.limit', 'lambda.code.limit', 'lambda.code.zipped', 'lambda.storage.usual'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    checked: '2026-11-23', tasks: { c02: '3.1', c03: '3.1' }, difficulty: 2, badge: 'documented', corrects: ['G004'],
  },
  {
    id: 'lambda-layer-order',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function has no modules in its own package. It names the layers `base` and then `fixes`. Both hold the module `rates` under `nodejs/node_modules`, in different versions.\n\nWhich one does the function import?',
    choices: [
      { id: 'first', text: 'That of `base`, since layers are searched in their order', why: 'Layers are unpacked in their order into one folder, `/opt`. Nothing is searched layer by layer.' },
      { id: 'none', text: 'None: a module may come from one layer only', why: 'Layers may overlap. What is refused is more than five layers, or two versions of one layer.' },
      { id: 'last', text: 'That of `fixes`, which covers the one of `base`', why: 'Both are unpacked into `/opt`, one after the other. The later file replaces the earlier one.' },
      { id: 'highest', text: 'That with the higher version in its package.json', why: 'Lambda knows nothing of packages of npm. It unpacks files.' },
    ],
    key: ['last'],
    facts: ['lambda.layers.limit'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html',
    checked: '2026-11-23', tasks: { c02: '3.1', c03: '3.1' }, difficulty: 2, badge: 'documented',
  },
] satisfies readonly Question[]
