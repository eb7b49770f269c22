import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const VALIDATION = `${GUIDE}/api-gateway-method-request-validation.html`
const RESPONSES = `${GUIDE}/api-gateway-gatewayResponse-definition.html`
const ASKED = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, badge: 'documented' } as const

const TAKE = { function: 'take', script: [{ return: { statusCode: 200, body: 'taken' } }] }
const ORDER = { $schema: 'http://json-schema.org/draft-04/schema#', type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }
const BODY = { body: { validateRequestBody: true } }
const REDEPLOYED = { call: 'apigateway:CreateDeployment', input: { restApiId: { $ref: 'shop.restApiId' }, stageName: 'prod' } }

/** Sends an order. */
const post = (as: string, body: string, { query = '?page=1', type = 'application/json' } = {}) => ({
  request: { method: 'POST', url: { $text: `{{shop.url}}/orders${query}` }, headers: { 'Content-Type': type }, body }, as,
})
const gatewayResponse = (responseType: string, more: object) => ({ call: 'apigateway:PutGatewayResponse', input: { restApiId: { $ref: 'shop.restApiId' }, responseType, ...more } })

export const questions = [
  {
    id: 'apigateway-what-a-validator-lets-pass',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      '`POST /orders` of a REST API requires the query string parameter `page`, and has a model for `application/json` that requires an integer `id`. Its request validator validates parameters and body. The function behind it answers every request with 200.\n\nWhich requests reach the function? (Choose two.)',
    choices: [
      { id: 'missing', text: 'Without `page`, with the body `{"id":1}`', why: 'Refused with 400, `Missing required request parameters: [page]`.' },
      { id: 'word', text: 'With `page=first` and the body `{"id":1}`', why: 'That a parameter is there and not blank is all that is asked. A number is as good as a word.' },
      { id: 'blank', text: 'With `page=` and the body `{"id":1}`', why: 'A required parameter that is blank counts as missing.' },
      { id: 'text', text: 'With `page=1` and the body `{"id":"1"}`', why: 'The model wants an integer and gets a text: 400, `Invalid request body`.' },
      { id: 'plain', text: 'With `page=1` and the body `none` of the type `text/plain`', why: 'Where no model is for the type of the body, it is not validated. A model for `$default` would be for all types.' },
    ],
    key: ['word', 'plain'],
    facts: [],
    source: VALIDATION, ...ASKED, difficulty: 3,
    proof: {
      steps: [
        TAKE,
        {
          api: 'shop', models: { Order: ORDER }, validators: { all: { validateRequestParameters: true, validateRequestBody: true } },
          methods: { 'POST /orders': { function: 'take', validator: 'all', requestParameters: { 'method.request.querystring.page': true }, requestModels: { 'application/json': 'Order' } } },
        },
        post('missing', '{"id":1}', { query: '' }),
        post('word', '{"id":1}', { query: '?page=first' }),
        post('blank', '{"id":1}', { query: '?page=' }),
        post('text-answer', '{"id":"1"}'),
        post('plain', 'none', { type: 'text/plain' }),
      ],
      claims: Object.fromEntries([['missing', 'missing'], ['word', 'word'], ['blank', 'blank'], ['text', 'text-answer'], ['plain', 'plain']].map(([id, at]) => [id, [{ of: `${at}.status`, equals: 200, says: 'the function answers' }]])),
    },
  },
  {
    id: 'apigateway-model-without-validator',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A method of a REST API has a request model for `application/json`, and the API is deployed. Bodies that do not fit the model still reach the Lambda function behind the proxy integration.\n\nWhat makes API Gateway refuse them with 400?',
    choices: [
      { id: 'deploy', text: 'Deploy the API to the stage once more, as models take effect with the second deployment.', why: 'A deployment takes the model along. By itself a model says what a body is, for documentation, SDKs and validators.' },
      { id: 'never', text: 'Set the passthrough behavior of the method’s integration to `NEVER`, and deploy.', why: 'It is for integrations with templates, and about types of bodies. A proxy integration takes no notice of it.' },
      { id: 'validator', text: 'Give the method a request validator that validates the body, and deploy.', why: 'The model says what is valid, the validator that it is to be looked at.' },
      { id: 'required', text: 'Declare `id`, which the model requires, as a required parameter of the method, and deploy.', why: 'Parameters are of path, query string and headers. They too are looked at by a validator only.' },
    ],
    key: ['validator'],
    facts: [],
    source: VALIDATION, ...ASKED, difficulty: 1,
    proof: {
      steps: [
        TAKE,
        {
          api: 'shop', models: { Order: ORDER }, validators: BODY,
          methods: {
            'POST /orders': {
              requestModels: { 'application/json': 'Order' }, validator: { $ref: 'with.validator' }, requestParameters: { $ref: 'with.parameters' },
              integration: { function: 'take', passthroughBehavior: { $ref: 'with.behavior' } },
            },
          },
        },
        { option: true },
        post('answer', '{"name":"tea"}'),
      ],
      changes: {
        deploy: { steps: [REDEPLOYED] },
        never: { with: { behavior: 'NEVER' } },
        validator: { with: { validator: 'body' } },
        required: { with: { parameters: { 'method.request.querystring.id': true } } },
      },
      goal: [{ of: 'answer.status', equals: 400, says: 'the body is refused' }],
    },
  },
  {
    id: 'apigateway-say-what-is-invalid',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A REST API validates bodies by a model. Clients whose body is refused get 400 and `Invalid request body`, and ask what is wrong with it. They are to be told by the response itself.\n\nWhich change does this?',
    choices: [
      { id: 'message', text: 'A gateway response for BAD_REQUEST_BODY, with `$context.error.messageString` in its template', why: 'This is the message that clients get already: `Invalid request body`.' },
      { id: 'integration', text: 'An integration response for 400, with `$input.json(\'$.errorMessage\')` in its template', why: 'The integration is not called when validation fails. No integration response is made.' },
      { id: 'parameters', text: 'A gateway response for BAD_REQUEST_PARAMETERS, with `$context.error.validationErrorString` in its template', why: 'The variable is right. But this type is for parameters; of bodies another one tells.' },
      { id: 'detail', text: 'A gateway response for BAD_REQUEST_BODY, with `$context.error.validationErrorString` in its template', why: 'This variable has the details of the validation. By itself only the execution log shows them.' },
    ],
    key: ['detail'],
    facts: [],
    source: RESPONSES, furtherSources: [`${GUIDE}/api-gateway-mapping-template-reference.html`], ...ASKED, difficulty: 2,
    proof: {
      steps: [
        TAKE,
        { api: 'shop', models: { Order: ORDER }, validators: BODY, methods: { 'POST /orders': { requestModels: { 'application/json': 'Order' }, validator: 'body', integration: { function: 'take' }, responses: { $ref: 'with.responses' } } } },
        { option: true },
        REDEPLOYED,
        post('answer', '{"name":"tea"}'),
      ],
      changes: {
        message: { with: { responses: {} }, steps: [gatewayResponse('BAD_REQUEST_BODY', { responseTemplates: { 'application/json': '{"message":$context.error.messageString}' } })] },
        integration: { with: { responses: { '400': { selectionPattern: '.+', responseTemplates: { 'application/json': "$input.json('$.errorMessage')" } } } } },
        parameters: { with: { responses: {} }, steps: [gatewayResponse('BAD_REQUEST_PARAMETERS', { responseTemplates: { 'application/json': '{"message":"$context.error.validationErrorString"}' } })] },
        detail: { with: { responses: {} }, steps: [gatewayResponse('BAD_REQUEST_BODY', { responseTemplates: { 'application/json': '{"message":"$context.error.validationErrorString"}' } })] },
      },
      goal: [{ of: 'answer.status', equals: 400 }, { of: 'answer.body', contains: 'required', says: 'the response tells that something required is missing' }],
    },
  },
] satisfies readonly Question[]
