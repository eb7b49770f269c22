import type { Question } from '../question'

export const questions = [
  {
    id: 'eventbridge-pattern-matches',
    service: 'eventbridge',
    kind: 'choice',
    prompt:
      'A rule has the pattern `{"source":["shop"],"detail":{"total":[{"numeric":[">",100]}],"country":["CH","LI"]}}`.\n\nWhich event, of the source `shop`, does it match?',
    choices: [
      { id: 'both', text: '`{"total":"150","country":"CH"}`', why: 'The total is a text here. Numeric matching compares numbers only.' },
      { id: 'more', text: '`{"total":150,"country":"LI","gift":true}`', why: 'Every field of the pattern matches, with one of its values. Fields that the pattern does not name do not matter.' },
      { id: 'least', text: '`{"total":100,"country":"CH"}`', why: '100 is not greater than 100. It would need `>=`.' },
      { id: 'missing', text: '`{"total":150}`', why: 'A field of the pattern that is missing in the event does not match. All fields have to.' },
    ],
    key: ['more'],
    facts: [],
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html',
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 1, badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'large' } },
        { call: 'events:PutRule', input: { Name: 'large', EventPattern: '{"source":["shop"],"detail":{"total":[{"numeric":[">",100]}],"country":["CH","LI"]}}' } },
        { call: 'events:PutTargets', input: { Rule: 'large', Targets: [{ Id: 'queue', Arn: 'arn:aws:sqs:us-east-1:123456789012:large' }] } },
        { call: 'events:PutEvents', input: { Entries: [{ Source: 'shop', DetailType: 'order', Detail: { $ref: 'with.detail' } }] } },
        { runFor: 10_000 },
        { call: 'sqs:ReceiveMessage', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/large' }, as: 'got' },
      ],
      changes: {
        both: { with: { detail: '{"total":"150","country":"CH"}' } },
        more: { with: { detail: '{"total":150,"country":"LI","gift":true}' } },
        least: { with: { detail: '{"total":100,"country":"CH"}' } },
        missing: { with: { detail: '{"total":150}' } },
      },
      goal: [{ of: 'got.Messages', count: 1, says: 'the event reaches the target' }],
    },
  },
] satisfies readonly Question[]
