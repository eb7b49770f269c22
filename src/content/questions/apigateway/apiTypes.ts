import type { Question } from '../question'

export const questions = [
  {
    id: 'apigateway-http-api-limits-each-client',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A team runs an HTTP API with throttling set for its stage. Now each partner is to get an API key with a request rate and a daily quota of its own, enforced by API Gateway.\n\nWhat is to be done?',
    choices: [
      { id: 'rest', text: 'Move to a REST API and attach usage plans.', why: 'Limits and quotas for each client come with usage plans and API keys, which only REST APIs have.' },
      { id: 'routes', text: 'Set route throttling on the HTTP API for each partner.', why: 'HTTP APIs do throttle, by stage and by route. But such a limit is shared by all clients of the route.' },
      { id: 'plan', text: 'Create a usage plan and attach it to the HTTP API.', why: 'HTTP APIs have neither usage plans nor API keys.' },
      { id: 'any', text: 'Move to a REST API, as an HTTP API cannot throttle at all.', why: 'HTTP APIs throttle by stage and by route. What they lack is the limit for each client, and moving alone does not set one.' },
    ],
    key: ['rest'],
    facts: [],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G098'],
  },
  {
    id: 'apigateway-timeout-of-a-regional-api',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A Regional REST API calls a Lambda function that takes 45 seconds. Clients get 504 although the function succeeds. They must go on getting the result in the same response.\n\nWhich change serves them?',
    choices: [
      { id: 'function', text: 'Raise the timeout of the Lambda function to 60 seconds.', why: 'The function is not cut off: it succeeds. It is API Gateway that stops waiting.' },
      { id: 'http', text: 'Move to an HTTP API and set its integration timeout to 60 seconds.', why: 'An HTTP API waits 30 seconds at most, and this cannot be raised.' },
      { id: 'quota', text: 'Request a higher integration timeout quota, then set the timeout.', why: 'Since June 2024 the 29 seconds can be raised for Regional and private REST APIs. AWS may lower the throttle quota in return.' },
      { id: 'edge', text: 'Make the API edge-optimized and set its timeout to 60 seconds.', why: 'The quota can be raised for Regional and private APIs only, not for edge-optimized ones.' },
    ],
    key: ['quota'],
    facts: ['apigateway.integration.timeout.most', 'apigateway.http.integration.timeout.most'],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G101'],
  },
  {
    id: 'apigateway-account-rate-is-shared',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'An account has two REST APIs in us-east-1, each with one stage and no throttling settings, and default quotas. A load test sends 9,000 requests per second to each of them for ten minutes.\n\nWhat is to be expected?',
    choices: [
      { id: 'none', text: 'No request is throttled, as each stage has a rate of its own.', why: 'The default rate is not of a stage. All APIs of an account and Region draw on it together.' },
      { id: 'burst', text: 'No request is throttled, as the burst covers what exceeds the rate.', why: 'The bucket holds 5,000 requests. At 8,000 per second over the rate it is empty within a second.' },
      { id: 'second', text: 'Only the API created later is throttled, the first has priority.', why: 'There is no such priority: requests of both take from the same bucket.' },
      { id: 'both', text: 'Requests to both APIs are throttled with status 429.', why: 'Together they exceed the rate of the account in the Region. Limits of stages and methods only cap below it.' },
    ],
    key: ['both'],
    facts: ['apigateway.account.rate', 'apigateway.account.burst'],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G088'],
  },
] satisfies readonly Question[]
