import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const VARIABLES = `${GUIDE}/api-gateway-mapping-template-reference.html`
const PASSTHROUGH = `${GUIDE}/integration-passthrough-behaviors.html`
const ASYNC = `${GUIDE}/set-up-lambda-integration-async.html`
const ASKED = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, badge: 'documented' } as const

const URI = (name: string) => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`
/** A Lambda integration with mappings. */
const CUSTOM = (name: string) => ({ type: 'AWS', integrationHttpMethod: 'POST', uri: URI(name) })
const ECHO = { function: 'echo', script: [{ return: { $: 'event' } }] }

const TEMPLATE = `{
  "name": $input.json('$.name'),
  "first": "$input.path('$.tags[0]')",
  "count": $input.path('$.tags').size(),
  "page": "$input.params('page')"
}`
const NAMED = [
  { id: 'right', text: '`{"name":"Ann","first":"a","count":2,"page":"3"}`', body: { name: 'Ann', first: 'a', count: 2, page: '3' } },
  { id: 'body-page', text: '`{"name":"Ann","first":"a","count":2,"page":"7"}`', body: { name: 'Ann', first: 'a', count: 2, page: '7' } },
  { id: 'quoted', text: '`{"name":"\\"Ann\\"","first":"a","count":2,"page":"3"}`', body: { name: '"Ann"', first: 'a', count: 2, page: '3' } },
  { id: 'length', text: '`{"name":"Ann","first":"a","count":3,"page":"3"}`', body: { name: 'Ann', first: 'a', count: 3, page: '3' } },
]

const PASSING = { '200': { selectionPattern: '' } }

const TAKING = [['no-match', 'WHEN_NO_MATCH', true], ['no-templates', 'WHEN_NO_TEMPLATES', true], ['none-at-all', 'WHEN_NO_TEMPLATES', false], ['never', 'NEVER', false]] as const
const backend = (path: string) => `https://shop.example/${path}`
/** The backend of this path was sent this body. */
const sent = (path: string, body: string) => [{ events: { type: 'ApiCallStarted', service: 'http', detail: { input: { url: backend(path), body } } } }]

export const questions = [
  {
    id: 'apigateway-template-prints',
    service: 'apigateway',
    kind: 'prints',
    prompt: 'A method of a REST API has a Lambda integration of the type `AWS` with the mapping template shown for `application/json`. The function returns its event as it is.\n\nWhat does the client get?',
    exhibits: [
      { title: 'Mapping template', language: 'vtl', text: TEMPLATE },
      { title: 'Request', language: 'http', text: 'POST /notes?page=3\nContent-Type: application/json\n\n{ "name": "Ann", "tags": ["a", "b"], "page": 7 }' },
    ],
    choices: NAMED.map(({ id, text }) => ({
      id, text,
      why: {
        right: '`$input.json` gives JSON, quotes included; `$input.path` gives an object with methods such as `size()`; `$input.params` looks in path, query string and headers.',
        'body-page': '`$input.params` never looks into the body. There `page` would be `$input.path(\'$.page\')`.',
        quoted: '`$input.json` gives the text in quotes once. It would be so if the template put it between quotes and escaped it.',
        length: '`size()` counts the items of `tags`. There are two of them; three are the members of the body.',
      }[id]!,
    })),
    key: ['right'],
    facts: [],
    source: VARIABLES, ...ASKED, difficulty: 2,
    proof: {
      steps: [
        ECHO,
        { api: 'shop', methods: { 'POST /notes': { integration: { ...CUSTOM('echo'), requestTemplates: { 'application/json': TEMPLATE } }, responses: PASSING } } },
        { request: { method: 'POST', url: { $text: '{{shop.url}}/notes?page=3' }, headers: { 'Content-Type': 'application/json' }, body: '{ "name": "Ann", "tags": ["a", "b"], "page": 7 }' }, as: 'answer' },
      ],
      claims: Object.fromEntries(NAMED.map(({ id, body }) => [id, Object.entries(body).map(([name, equals]) => ({ of: `answer.body.${name}`, equals }))])),
    },
  },
  {
    id: 'apigateway-passthrough-behaviors',
    service: 'apigateway',
    kind: 'match',
    prompt: 'A client sends a body of the type `text/xml` to methods with integrations of the type `HTTP`. Match each method with what becomes of the body.',
    choices: [
      { id: 'no-match', text: '`WHEN_NO_MATCH`, a template for `application/json` only', why: 'No template fits the type of the body. That is enough to let it pass as it is.' },
      { id: 'no-templates', text: '`WHEN_NO_TEMPLATES`, a template for `application/json` only', why: 'There are templates, and none fits: refused. So a type that was forgotten is noticed.' },
      { id: 'none-at-all', text: '`WHEN_NO_TEMPLATES`, no template at all', why: 'Only where no template is defined does this behavior let bodies pass.' },
      { id: 'never', text: '`NEVER`, no template at all', why: 'What is not mapped is refused, whatever there is or is not.' },
    ],
    answers: [
      { id: 'passes', text: 'It is passed to the backend as it is.' },
      { id: 'refused', text: 'It is refused with 415 `Unsupported Media Type`.' },
      { id: 'emptied', text: 'It is replaced by `{}`, and the backend is called.' },
    ],
    key: { 'no-match': 'passes', 'no-templates': 'refused', 'none-at-all': 'passes', never: 'refused' },
    facts: [],
    source: PASSTHROUGH, ...ASKED, difficulty: 3,
    proof: {
      steps: [
        { outside: 'shop.example', answers: [{ status: 200, body: 'taken' }] },
        {
          api: 'shop',
          methods: Object.fromEntries(
            TAKING.map(([path, passthroughBehavior, templated]) => [
              `POST /${path}`,
              { integration: { type: 'HTTP', integrationHttpMethod: 'POST', uri: backend(path), passthroughBehavior, requestTemplates: templated ? { 'application/json': '$input.body' } : {} }, responses: PASSING },
            ]),
          ),
        },
        ...TAKING.map(([path]) => ({ request: { method: 'POST', url: { $text: `{{shop.url}}/${path}` }, headers: { 'Content-Type': 'text/xml' }, body: '<order/>' }, as: path })),
      ],
      claims: Object.fromEntries(
        TAKING.flatMap(([path]) => [
          [`${path}:passes`, sent(path, '<order/>')],
          [`${path}:refused`, [{ of: `${path}.status`, equals: 415 }]],
          [`${path}:emptied`, sent(path, '{}')],
        ]),
      ),
    },
  },
  {
    id: 'apigateway-start-a-function-and-answer',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A function needs two minutes for an order. Clients of a REST API shall be answered at once, while the function works. Nothing else may be put between API Gateway and Lambda.\n\nWhich integration does this?',
    choices: [
      { id: 'proxy', text: 'A Lambda proxy integration, for which clients send the header `X-Amz-Invocation-Type: Event`.', why: 'To a proxy integration it is a header of the event as any other. The function is invoked synchronously, and the client gets 504.' },
      { id: 'header', text: 'A custom Lambda integration, which maps `X-Amz-Invocation-Type` to `\'Event\'`.', why: 'As a header of the integration request it makes the invocation asynchronous: Lambda takes the event, and the client is answered.' },
      { id: 'parameter', text: 'A custom Lambda integration, which maps `InvocationType` to `\'Event\'` in the body template.', why: 'The body is the event of the function. How it is invoked is told by a header.' },
      { id: 'timeout', text: 'A custom Lambda integration with the least integration timeout, 50 milliseconds.', why: 'The client is answered soon, but with 504: as if it had failed.' },
    ],
    key: ['header'],
    facts: ['apigateway.integration.timeout.least', 'apigateway.integration.timeout.most'],
    source: ASYNC, ...ASKED, difficulty: 2,
    proof: {
      steps: [
        { function: 'order', script: [{ wait: 120_000 }, { return: { statusCode: 200, body: 'done' } }], settings: { Timeout: 300 } },
        { api: 'shop', methods: { 'POST /orders': { integration: { $ref: 'with.integration' }, responses: { $ref: 'with.responses' } } } },
        { mark: 'sent' },
        { request: { method: 'POST', url: { $text: '{{shop.url}}/orders' }, headers: { 'Content-Type': 'application/json', 'X-Amz-Invocation-Type': 'Event' }, body: '{"id":17}' }, as: 'answer' },
        { runFor: 200_000 },
      ],
      changes: {
        proxy: { with: { integration: { function: 'order' }, responses: {} } },
        header: { with: { integration: { ...CUSTOM('order'), requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" } }, responses: PASSING } },
        parameter: { with: { integration: { ...CUSTOM('order'), requestTemplates: { 'application/json': '{"InvocationType":"Event","order":$input.body}' } }, responses: PASSING } },
        timeout: { with: { integration: { ...CUSTOM('order'), timeoutInMillis: 50 }, responses: PASSING } },
      },
      goal: [
        { of: 'answer.status', equals: 200, says: 'the client is answered well' },
        { of: 'took.answer', between: [0, 2000], says: 'within two seconds' },
        { events: { type: 'InvokeEnded', since: 'sent' }, count: 1, says: 'and the function does its work' },
      ],
    },
  },
] satisfies readonly Question[]
