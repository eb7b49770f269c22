import type { Question } from '../question'

const GROUP = { logGroupName: '/aws/lambda/shop' }

export const questions = [
  {
    id: 'cloudwatch-logs-that-are-kept-for-ever',
    service: 'cloudwatch',
    kind: 'choice',
    prompt:
      'A function has run for two years. The bill for storing its logs grows each month, although traffic stays the same. Logs are needed for 30 days: then nobody looks at them, but within the 30 days each line may matter.\n\nWhat keeps the storage from growing?',
    choices: [
      { id: 'level', text: 'Set the function’s log level to `ERROR`.', why: 'Less comes in, and lines that may matter are lost. What is there stays for ever.' },
      { id: 'filter', text: 'Add a subscription filter that sends the lines to S3, with a lifecycle rule there.', why: 'It makes a second copy. The log group keeps its own.' },
      { id: 'version', text: 'Publish a version each month, so that the function begins a new log group.', why: 'Versions of a function write to the same log group. And nothing would be deleted.' },
      { id: 'retention', text: 'Set the retention of the log group to 30 days.', why: 'A log group that Lambda has made keeps its lines for ever, unless it is told for how long.' },
    ],
    key: ['retention'],
    facts: [],
    source: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html',
    checked: '2026-11-25',
    tasks: { c02: '4.3', c03: '4.3' },
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'shop', code: "export const handler = async ({ day }) => { console.log('sold on day', day) }\n", settings: { LoggingConfig: { $ref: 'with.logging' } } },
        { call: 'lambda:Invoke', input: { FunctionName: 'shop', Payload: '{"day":1}' } },
        { option: true },
        { runFor: 20 * 86_400_000 },
        { call: 'lambda:Invoke', input: { FunctionName: 'shop', Payload: '{"day":21}' } },
        { runFor: 20 * 86_400_000 },
        { call: 'logs:FilterLogEvents', input: { ...GROUP, filterPattern: '"sold on day 1"' }, as: 'old' },
        { call: 'logs:FilterLogEvents', input: { ...GROUP, filterPattern: '"sold on day 21"' }, as: 'young' },
      ],
      changes: {
        level: { with: { logging: { LogFormat: 'JSON', ApplicationLogLevel: 'ERROR' } } },
        filter: {
          steps: [
            { call: 'kinesis:CreateStream', input: { StreamName: 'lines', ShardCount: 1 } },
            { runFor: 60_000 },
            { call: 'logs:PutSubscriptionFilter', input: { ...GROUP, filterName: 'all', filterPattern: '', destinationArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/lines', roleArn: 'arn:aws:iam::123456789012:role/logs' } },
          ],
        },
        version: { steps: [{ call: 'lambda:PublishVersion', input: { FunctionName: 'shop' } }] },
        retention: { steps: [{ call: 'logs:PutRetentionPolicy', input: { ...GROUP, retentionInDays: 30 } }] },
      },
      goal: [
        { of: 'old.events', count: 0, says: 'after 40 days the first line is gone' },
        { of: 'young.events', count: 1, says: 'one of 20 days is still there' },
      ],
    },
  },
] satisfies readonly Question[]
