import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const ID = { $ref: 'shop.restApiId' }
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:orders'
const URI = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION}`

/** GET `/…` answers this, by a template. */
const says = (template: string) => ({ integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode":200}' } }, responses: { 200: { responseTemplates: { 'application/json': template } } } })
/** Makes GET on a resource answer something else from the next deployment on. */
const edit = (path: string, template: string) => ({
  call: 'apigateway:UpdateIntegrationResponse',
  input: { restApiId: ID, resourceId: { $ref: `shop.resources.${path}` }, httpMethod: 'GET', statusCode: '200', patchOperations: [{ op: 'replace', path: '/responseTemplates/application~1json', value: template }] },
})
const deploy = (input = {}) => ({ call: 'apigateway:CreateDeployment', input: { restApiId: ID, stageName: 'prod', ...input }, as: 'deployment' })
const patch = (...patchOperations: readonly Record<string, string>[]) => ({ call: 'apigateway:UpdateStage', input: { restApiId: ID, stageName: 'prod', patchOperations } })
const get = (path: string, as: string) => ({ request: { method: 'GET', url: { $text: `{{shop.url}}${path}` } }, as })
const STAGE = { call: 'apigateway:GetStage', input: { restApiId: ID, stageName: 'prod' }, as: 'stage' }
const replace = (path: string, value: string) => ({ op: 'replace', path, value })
const copy = (path: string, from: string) => ({ op: 'copy', path, from })
const PROMOTED = [copy('/deploymentId', '/canarySettings/deploymentId'), copy('/variables', '/canarySettings/stageVariableOverrides')]
const REMOVE = { op: 'remove', path: '/canarySettings' }

export const questions = [
  {
    id: 'apigateway-changes-without-deployment',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A REST API is deployed to the stage `prod`. A developer changes five things by the API or the console, and makes no new deployment.\n\nWhich of the changes reach clients of the stage? (Choose two.)',
    choices: [
      { id: 'template', text: 'Another mapping template for an integration response', why: 'Integrations and their templates are resources of the API. A stage shows the copy that its deployment made of them.' },
      { id: 'variable', text: 'Another value of a stage variable', why: 'Variables belong to the stage, not to the deployment. What uses them sees the new value with the next request.' },
      { id: 'key', text: 'An API key, required on a method from now on', why: 'That is a property of the method. It holds from the next deployment on.' },
      { id: 'policy', text: 'A resource policy for the API that denies all requests', why: 'The policy is part of what is deployed. Until then the one before it holds, or none.' },
      { id: 'throttle', text: 'A lower throttling burst for a method of the stage', why: 'Throttling, caching and logging are settings of the stage. They need no deployment.' },
    ],
    key: ['variable', 'throttle'],
    facts: [],
    source: `${GUIDE}/updating-api.html`, checked: '2026-11-25', tasks: { c02: '3.4', c03: '3.3' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        {
          api: 'shop',
          methods: { 'GET /text': says('old'), 'GET /name': says('$stageVariables.name'), 'GET /open': says('open'), 'GET /limited': says('limited') },
          stage: { variables: { name: 'old' } },
        },
        edit('/text', 'new'),
        patch(replace('/variables/name', 'new')),
        { call: 'apigateway:UpdateMethod', input: { restApiId: ID, resourceId: { $ref: 'shop.resources./open' }, httpMethod: 'GET', patchOperations: [replace('/apiKeyRequired', 'true')] } },
        { call: 'apigateway:UpdateRestApi', input: { restApiId: ID, patchOperations: [replace('/policy', '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/*"}]}')] } },
        patch(replace('/~1limited/GET/throttling/rateLimit', '1'), replace('/~1limited/GET/throttling/burstLimit', '1')),
        { runFor: 60_000 },
        get('/text', 'text'), get('/name', 'name'), get('/open', 'open'),
        { many: 3, do: get('/limited', 'limited') },
      ],
      claims: {
        template: [{ of: 'text.body', equals: 'new' }],
        variable: [{ of: 'name.body', equals: 'new', says: 'the new value is used' }],
        key: [{ of: 'open.status', equals: 403 }],
        policy: [{ of: 'text.status', equals: 403 }],
        throttle: [{ of: 'limited.*.status', equals: 429, count: 2, says: 'two of three requests at once are refused' }],
      },
    },
  },
  {
    id: 'apigateway-back-to-yesterday',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Since the deployment of noon, the stage `prod` of a REST API answers nonsense. The cause, somewhere among many edits of mapping templates, has not been found. The deployments of the last weeks are still there.\n\nWhat brings the stage back to its state of yesterday the quickest?',
    choices: [
      { id: 'delete', text: 'Delete the deployment of noon, after which the stage falls back to the one before it.', why: 'A deployment that a stage points to cannot be deleted: the call is refused.' },
      { id: 'deploy', text: 'Create a new deployment for the stage, which restores what was there before the edits.', why: 'A deployment copies the API as it is now, edits and all. It would be the nonsense of noon again.' },
      { id: 'flush', text: 'Flush the stage’s cache, so that methods answer from the templates of yesterday.', why: 'The cache has answers, not templates. What is asked anew runs through those of noon.' },
      { id: 'point', text: 'Point the stage to yesterday’s deployment.', why: 'A deployment is a copy that does not change. UpdateStage with its id as `deploymentId` is all; the edits of the API stay for the search.' },
    ],
    key: ['point'],
    facts: [],
    source: `${GUIDE}/set-up-deployments.html`, furtherSources: ['https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateStage.html'],
    checked: '2026-11-25', tasks: { c02: '3.4', c03: '3.3' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { api: 'shop', methods: { 'GET /price': says('19.90') } },
        { ...STAGE, as: 'yesterday' },
        edit('/price', 'nonsense'),
        deploy(),
        { ...get('/price', 'noon') },
        { option: true },
        get('/price', 'now'),
      ],
      changes: {
        delete: { steps: [{ call: 'apigateway:DeleteDeployment', input: { restApiId: ID, deploymentId: { $ref: 'deployment.id' } }, refused: 'BadRequestException' }] },
        deploy: { steps: [deploy()] },
        flush: { steps: [{ call: 'apigateway:FlushStageCache', input: { restApiId: ID, stageName: 'prod' }, mayFail: true }] },
        point: { steps: [{ call: 'apigateway:UpdateStage', input: { restApiId: ID, stageName: 'prod', patchOperations: [{ op: 'replace', path: '/deploymentId', value: { $ref: 'yesterday.deploymentId' } }] } }] },
      },
      goal: [{ of: 'noon.body', equals: 'nonsense' }, { of: 'now.body', equals: '19.90', says: 'the stage answers as yesterday' }],
    },
  },
  {
    id: 'apigateway-canary-of-ten-percent',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A new deployment of a REST API is released as a canary of the stage `prod`, with `percentTraffic` 10. One client sends 1,000 requests, each of which is answered with the version that served it.\n\nWhat does the client see?',
    choices: [
      { id: 'none', text: 'The old version 1,000 times: the canary has a URL of its own, for testers.', why: 'A canary has no URL of its own. It is a part of the stage, and shares its traffic.' },
      { id: 'mixed', text: 'Both versions, the new one in about 100 of the answers.', why: 'Each request is drawn for itself, whoever sends it. So both versions have to get along with the same client and the same data.' },
      { id: 'sticky', text: 'One version 1,000 times, as each client is tied to the one it met first.', why: 'Nothing is remembered of clients. For a client to stay with a version something else is needed, such as two domain names.' },
      { id: 'first', text: 'The new version in the first 100 answers, and after that the old one.', why: 'It is a share of the traffic at any time, drawn by chance. No requests are counted off.' },
    ],
    key: ['mixed'],
    facts: [],
    source: `${GUIDE}/canary-release.html`, checked: '2026-11-25', tasks: { c02: '3.4', c03: '3.3' }, difficulty: 2, badge: 'documented', corrects: ['G100'],
    proof: {
      steps: [
        { api: 'shop', methods: { 'GET /version': says('old') } },
        edit('/version', 'new'),
        deploy({ canarySettings: { percentTraffic: 10 } }),
        { runFor: 60_000 },
        { many: 1000, every: 10, do: get('/version', 'answers') },
      ],
      claims: {
        none: [{ of: 'answers.*.body', equals: 'old', count: 1000 }],
        mixed: [{ of: 'answers.*.body', equals: 'new', count: [70, 130], says: 'about a tenth is answered by the canary' }, { of: 'answers.*.body', equals: 'old', count: [870, 930] }],
        sticky: [{ of: 'answers.*.body', equals: 'new', count: 0 }],
        first: [{ of: 'answers.0.body', equals: 'new' }, { of: 'answers.999.body', equals: 'old' }, { of: 'answers.*.body', equals: 'new', count: 100 }],
      },
    },
  },
  {
    id: 'apigateway-canary-made-the-stage',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A canary of the stage `prod` has a deployment of its own, and overrides the stage variable `table` with `orders-v2`. It has proved itself. From now on all requests are to be served by its deployment and `orders-v2`, and the stage is to have no canary any more.\n\nWhich patch operations of UpdateStage do this?',
    choices: [
      { id: 'remove', text: 'Remove `/canarySettings`, which hands its deployment and variables on to the stage.', why: 'That turns the canary off, and the stage goes on with what it had: it is the way back, not the way forward.' },
      { id: 'deployment', text: 'Copy the canary’s deployment id to `/deploymentId`, then remove `/canarySettings`.', why: 'The deployment is right. But with the canary its override goes too, and the deployment runs with the old table.' },
      { id: 'all', text: 'Copy the canary’s deployment id and its variables to the stage, then remove it.', why: 'Both are what makes the canary. Promotion copies them; that it stays until it is removed is often overlooked.' },
      { id: 'percent', text: 'Replace `/canarySettings/percentTraffic` by 100, which promotes the canary to the stage.', why: 'All requests are served by the canary then. But the stage has kept its old deployment, and is back at it as soon as the canary goes.' },
    ],
    key: ['all'],
    facts: [],
    source: `${GUIDE}/promote-canary-deployment.html`, furtherSources: [`${GUIDE}/delete-canary-deployment.html`], checked: '2026-11-25', tasks: { c02: '3.4', c03: '3.3' }, difficulty: 3, badge: 'documented', corrects: ['G100'],
    proof: {
      steps: [
        { api: 'shop', methods: { 'GET /version': says('old $stageVariables.table') }, stage: { variables: { table: 'orders' } } },
        edit('/version', 'new $stageVariables.table'),
        deploy({ canarySettings: { percentTraffic: 10, stageVariableOverrides: { table: 'orders-v2' } } }),
        { option: true },
        STAGE,
        { runFor: 60_000 },
        { many: 20, every: 10, do: get('/version', 'answers') },
      ],
      changes: {
        remove: { steps: [patch(REMOVE)] },
        deployment: { steps: [patch(PROMOTED[0]!, REMOVE)] },
        all: { steps: [patch(...PROMOTED, REMOVE)] },
        percent: { steps: [patch(replace('/canarySettings/percentTraffic', '100'))] },
      },
      goal: [
        { of: 'answers.*.body', equals: 'new orders-v2', count: 20, says: 'all requests are served by the new deployment, with the new table' },
        { of: 'stage.canarySettings', exists: false, says: 'and the stage has no canary' },
      ],
    },
  },
  {
    id: 'apigateway-stage-variable-names-alias',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'The integration of a method has the function `orders:${stageVariables.alias}`. The stage `prod` has the variable `alias` with the value `live`, and the function has an alias of this name. The function’s resource-based policy lets API Gateway invoke `orders`. Requests to `prod` are answered with 500, and the execution log says `Invalid permissions on Lambda function`.\n\nWhat is missing?',
    choices: [
      { id: 'permission', text: 'A permission for API Gateway on the alias `live`', why: 'An alias has a policy of its own. Where a variable fills in the name, nobody can add it by itself: AddPermission with `Qualifier` has to be called for each alias.' },
      { id: 'role', text: '`lambda:InvokeFunction` in the execution role of the function', why: 'That role says what the function may do. Who may invoke it is said by its resource-based policy.' },
      { id: 'deploy', text: 'A new deployment, in which the variable’s value is written into the integration', why: 'The value is filled in with each request. No deployment holds it, and none is needed.' },
      { id: 'version', text: 'The value `1`, since stage variables may name versions of a function but no aliases', why: 'Both work, and an alias is what they are for. A version wants its own permission as well.' },
    ],
    key: ['permission'],
    facts: [],
    source: `${GUIDE}/how-to-set-stage-variables-aws-console.html`, furtherSources: ['https://repost.aws/knowledge-center/api-gateway-lambda-stage-variable-500'],
    checked: '2026-11-25', tasks: { c02: '3.4', c03: '3.3' }, difficulty: 3, badge: 'documented',
    proof: {
      world: { policies: 'enforced' },
      steps: [
        { call: 'iam:CreateRole', input: { RoleName: 'proof', AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}' } },
        { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }], settings: { Publish: true } },
        { call: 'lambda:CreateAlias', input: { FunctionName: 'orders', Name: 'live', FunctionVersion: '1' } },
        { call: 'lambda:AddPermission', input: { FunctionName: 'orders', StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' } },
        { api: 'shop', methods: { 'GET /orders': { integration: { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: `${URI}:\${stageVariables.alias}/invocations` } } }, stage: { variables: { alias: 'live' } } },
        get('/orders', 'before'),
        { option: true },
        { runFor: 5000 },
        get('/orders', 'answer'),
      ],
      changes: {
        permission: { steps: [{ call: 'lambda:AddPermission', input: { FunctionName: 'orders', Qualifier: 'live', StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' } }] },
        role: { steps: [{ call: 'iam:PutRolePolicy', input: { RoleName: 'proof', PolicyName: 'invoke', PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"*"}]}' } }] },
        deploy: { steps: [deploy()] },
        version: { steps: [patch(replace('/variables/alias', '1'))] },
      },
      goal: [{ of: 'before.status', equals: 500 }, { of: 'answer.status', equals: 200, says: 'the function is invoked' }],
    },
  },
] satisfies readonly Question[]
