import type { Question } from '../question'

const thumb = 'arn:aws:lambda:us-east-1:123456789012:function:thumb'
const code = `import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
const s3 = new S3Client()
export const handler = async ({ Records: [{ s3: { bucket, object } }] }) => {
  await s3.send(new PutObjectCommand({ Bucket: bucket.name, Key: process.env.FOLDER + 't-' + object.key.split('/').pop(), Body: 'small' }))
}`

export const questions = [
  {
    id: 's3-notification-loop',
    service: 's3',
    kind: 'choice',
    prompt:
      'A bucket invokes a function for each object created under `in/`. The function writes a thumbnail under `in/` of the same bucket. After one upload the function is invoked again and again.\n\nWhich change ends the loop for good, and still makes a thumbnail of each upload?',
    choices: [
      { id: 'folder', text: 'Let the function write under `out/` of this bucket.', why: 'The notification is for the prefix `in/` only. What is written under `out/` invokes nobody. A bucket of its own would do as well.' },
      { id: 'reserve', text: 'Give the function a reserved concurrency of 1.', why: 'The loop then turns with one invocation at a time, and goes on.' },
      { id: 'suffix', text: 'Let the notification name `s3:ObjectCreated:Put` only.', why: 'The function writes by PutObject, too: the loop stays, and uploads in parts are missed.' },
      { id: 'retries', text: 'Set `MaximumRetryAttempts` of the function to 0.', why: 'Nothing fails here. Each thumbnail is a new event, not a retry.' },
    ],
    key: ['folder'],
    facts: ['lambda.recursion.limit'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html',
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { call: 's3:CreateBucket', input: { Bucket: 'pictures' } },
        { function: 'thumb', code, settings: { Environment: { Variables: { FOLDER: { $text: '{{with.folder}}' } } } } },
        { call: 's3:PutBucketNotificationConfiguration', input: { Bucket: 'pictures', NotificationConfiguration: { LambdaFunctionConfigurations: [{ LambdaFunctionArn: thumb, Events: [{ $text: '{{with.event}}' }], Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'in/' }] } } }] } } },
        { option: true },
        { call: 's3:PutObject', input: { Bucket: 'pictures', Key: 'in/cat.png', Body: 'large' } },
        { runFor: 600_000 },
      ],
      changes: {
        folder: { with: { folder: 'out/', event: 's3:ObjectCreated:*' } },
        reserve: { with: { folder: 'in/', event: 's3:ObjectCreated:*' }, steps: [{ call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'thumb', ReservedConcurrentExecutions: 1 } }] },
        suffix: { with: { folder: 'in/', event: 's3:ObjectCreated:Put' } },
        retries: { with: { folder: 'in/', event: 's3:ObjectCreated:*' }, steps: [{ call: 'lambda:PutFunctionEventInvokeConfig', input: { FunctionName: 'thumb', MaximumRetryAttempts: 0 } }] },
      },
      goal: [{ events: { type: 'InvokeEnded', detail: { status: 'succeeded' } }, count: 1, says: 'the function runs once for one upload' }],
    },
  },
] satisfies readonly Question[]
