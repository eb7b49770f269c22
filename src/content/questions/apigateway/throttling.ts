import type { Question } from '../question'

export const questions = [
  {
    id: 'apigateway-burst-of-twenty',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A stage of a REST API has a throttling rate of 10 requests per second and a burst of 5. After an idle minute, a client sends 20 requests at one instant to a method with a Lambda proxy integration. The function answers with status 200.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'five', text: 'Five requests are answered with 200, fifteen with 429.', why: 'The bucket holds no more than the burst: five tokens. The rate refills it over time, and no time goes by at one instant.' },
      { id: 'ten', text: 'Ten requests are answered with 200, ten with 429.', why: 'Ten is what a second refills, not what is there. The bucket is never fuller than the burst.' },
      { id: 'queued', text: 'All requests are answered with 200, the last ones about two seconds later.', why: 'API Gateway does not queue what it throttles.' },
      { id: 'invoked', text: 'The function is invoked 20 times, and fifteen of its responses are discarded.', why: 'Requests are throttled before the integration.' },
      { id: 'five-invocations', text: 'The function is invoked five times.', why: 'Throttled requests never reach the integration: they cost no invocation.' },
    ],
    key: ['five', 'five-invocations'],
    facts: ['apigateway.account.rate', 'apigateway.account.burst'],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] },
        {
          api: 'shop',
          methods: { 'GET /orders': { function: 'orders' } },
          patch: [{ op: 'replace', path: '/*/*/throttling/rateLimit', value: '10' }, { op: 'replace', path: '/*/*/throttling/burstLimit', value: '5' }],
        },
        { runFor: 60_000 },
        { mark: 'sent' },
        { many: 20, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' } }, as: 'answers' } },
      ],
      claims: {
        five: [{ of: 'answers.*.status', equals: 200, count: 5 }, { of: 'answers.*.status', equals: 429, count: 15 }],
        ten: [{ of: 'answers.*.status', equals: 200, count: 10 }],
        queued: [{ of: 'answers.*.status', equals: 200, count: 20 }],
        invoked: [{ events: { type: 'InvokeStarted', since: 'sent' }, count: 20 }],
        'five-invocations': [{ events: { type: 'InvokeStarted', since: 'sent' }, count: 5, says: 'five invocations begin' }],
      },
    },
  },
] satisfies readonly Question[]
