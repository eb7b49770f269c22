import type { Question } from '../question'

export const questions = [
  {
    id: 'lambda-async-error-waits',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function that makes thumbnails is invoked with the invocation type `Event`. It has the default settings and no dead-letter queue or destination. For one picture it throws an error each time.\n\nHow does Lambda treat this event?',
    choices: [
      { id: 'once', text: 'The function runs once, and the caller gets the error with the response.', why: 'The caller has had its 202 long before. An asynchronous event that fails is tried again by Lambda.' },
      { id: 'minutes', text: 'It runs again one minute after the first failure and two minutes after the second, then the event is dropped.', why: 'Errors of the function are retried twice, at fixed waits. With nowhere to send it, the event is gone.' },
      { id: 'backoff', text: 'It runs again after 1, 2 and 4 seconds, and so on for up to six hours.', why: 'That is what happens when the function is throttled or Lambda itself fails, not when the code throws.' },
      { id: 'until-expired', text: 'It runs once a minute until the picture is done or the event is six hours old.', why: 'Six hours is the maximum age of an event; two retries are over after three minutes.' },
    ],
    key: ['minutes'],
    facts: ['lambda.async.attempts', 'lambda.async.retry', 'lambda.async.age'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
    checked: '2026-11-25',
    tasks: { c02: '1.2', c03: '1.2' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G016'],
    proof: {
      steps: [
        { function: 'thumbnail', script: [{ fail: { errorType: 'Error', errorMessage: 'no picture' } }] },
        { mark: 'sent' },
        { call: 'lambda:Invoke', input: { FunctionName: 'thumbnail', InvocationType: 'Event', Payload: '{}' }, as: 'answer' },
        { runFor: 25_200_000 },
      ],
      claims: {
        once: [{ events: { type: 'InvokeEnded', since: 'sent' }, count: 1 }, { of: 'answer.FunctionError', exists: true }],
        minutes: [
          { events: { type: 'InvokeEnded', detail: { status: 'failed' }, since: 'sent' }, count: 3, says: 'it runs three times' },
          { events: { type: 'InvokeStarted', since: 'sent' }, gaps: [60_000, 120_000], says: 'the second a minute after the first, the third two minutes later' },
        ],
        backoff: [{ events: { type: 'InvokeEnded', since: 'sent' }, count: [4, 10_000] }],
        'until-expired': [{ events: { type: 'InvokeEnded', since: 'sent' }, count: [300, 400] }],
      },
    },
  },
] satisfies readonly Question[]
