import type { Chapter } from '../chapter'
import type { Figure } from '../figure'

const STAGE = { restApiId: { $ref: 'shop.restApiId' }, stageName: 'prod' }
const says = (text: string) => ({ integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode":200}' } }, responses: { 200: { responseTemplates: { 'application/json': text } } } })
const edit = (text: string) => ({
  call: 'apigateway:UpdateIntegrationResponse',
  input: { restApiId: { $ref: 'shop.restApiId' }, resourceId: { $ref: 'shop.resources./price' }, httpMethod: 'GET', statusCode: '200', patchOperations: [{ op: 'replace', path: '/responseTemplates/application~1json', value: text }] },
})
/** Requests, and a pause so that what comes next is not drawn on the last. */
const ask = (many: number) => [{ many, every: 250, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/price' } } } }, { runFor: 250 }]
const answers = (title: string, body: string, tone: 'entered' | 'succeeded', says: string) => ({ title, marks: [{ on: { type: 'RequestAnswered', detail: { answer: { body } } }, tone, says }] })
const deployed = (canary: boolean) => ({ on: { type: 'Deployed', detail: canary ? { stageName: 'prod', canary } : { stageName: 'prod' } } })
const CHANGED = { type: 'ApiCallEnded', service: 'apigateway', detail: { action: 'UpdateStage' } }
const PROMOTION = [
  { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
  { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
]
const REMOVAL = [{ op: 'remove', path: '/canarySettings' }]

const canary: Figure = {
  id: 'a-canary-of-the-stage',
  title: 'Forty requests, with a canary from the eleventh on',
  watch:
    'The canary has a deployment of its own and gets its share of the requests, each drawn for itself. Promoted and removed, its deployment is the stage’s. Only removed, everything is as before: no client has a new URL at any time.',
  from: 'sent',
  controls: [
    { name: 'percent', label: 'Share of the canary', preset: 1, choices: [{ label: '10 %', value: 10 }, { label: '50 %', value: 50 }, { label: '100 %', value: 100 }] },
    { name: 'end', label: 'After the thirtieth it is', choices: [{ label: 'promoted and removed', value: [...PROMOTION, ...REMOVAL] }, { label: 'removed', value: REMOVAL }, { label: 'left alone', value: false }] },
  ],
  steps: [
    { api: 'shop', methods: { 'GET /price': says('the old price') } },
    edit('the new price'),
    { runFor: 60_000 },
    { mark: 'sent' },
    ...ask(10),
    { call: 'apigateway:CreateDeployment', input: { ...STAGE, canarySettings: { percentTraffic: { $ref: 'with.percent' } } } },
    ...ask(20),
    { when: { $ref: 'with.end' }, do: { call: 'apigateway:UpdateStage', input: { ...STAGE, patchOperations: { $ref: 'with.end' } } } },
    ...ask(10),
  ],
  lanes: [
    {
      title: 'Release',
      marks: [
        { ...deployed(true), tone: 'waiting', says: 'A deployment is made for the canary. The stage keeps its own.' },
        { on: CHANGED, tone: 'waiting', says: 'The stage has no canary any more.' },
      ],
    },
    answers('Old', 'the old price', 'entered', 'Served by the stage’s first deployment.'),
    answers('New', 'the new price', 'succeeded', 'Served by the new deployment.'),
  ],
}

const copies: Figure = {
  id: 'edited-is-not-deployed',
  title: 'A template is edited while clients ask',
  watch: 'After the eighth request the template is edited: clients see nothing of it. A deployment copies the API as it is, and the stage shows the copy. Pointed back at the first copy, it answers as it did, and the edit is still there.',
  from: 'sent',
  controls: [
    { name: 'deployed', label: 'After the sixteenth it is', choices: [{ label: 'deployed', value: true }, { label: 'not deployed', value: false }] },
    { name: 'back', label: 'After the twenty-fourth the stage', preset: 1, choices: [{ label: 'goes on', value: false }, { label: 'is pointed back', value: true }] },
  ],
  steps: [
    { api: 'shop', methods: { 'GET /price': says('the old price') } },
    { call: 'apigateway:GetStage', input: STAGE, as: 'first' },
    { runFor: 60_000 },
    { mark: 'sent' },
    ...ask(8),
    edit('the new price'),
    ...ask(8),
    { when: { $ref: 'with.deployed' }, do: { call: 'apigateway:CreateDeployment', input: STAGE } },
    ...ask(8),
    { when: { $ref: 'with.back' }, do: { call: 'apigateway:UpdateStage', input: { ...STAGE, patchOperations: [{ op: 'replace', path: '/deploymentId', value: { $ref: 'first.deploymentId' } }] } } },
    ...ask(8),
  ],
  lanes: [
    {
      title: 'Changes',
      marks: [
        { on: { type: 'ApiCallEnded', service: 'apigateway', detail: { action: 'UpdateIntegrationResponse' } }, tone: 'quiet', says: 'The template is edited.' },
        { ...deployed(false), tone: 'waiting', says: 'The API is deployed: a copy is made, and the stage points at it.' },
        { on: CHANGED, tone: 'waiting', says: 'The stage is pointed at the first deployment again.' },
      ],
    },
    answers('Old', 'the old price', 'entered', 'The copy from before the edit answers.'),
    answers('New', 'the new price', 'succeeded', 'The copy from after the edit answers.'),
  ],
}

const RELEASE = `aws apigateway create-deployment --rest-api-id $API --stage-name prod \\
  --canary-settings '{"percentTraffic":10,"stageVariableOverrides":{"alias":"next"}}'

# It has proved itself: the stage takes over what the canary has, and the canary goes
aws apigateway update-stage --rest-api-id $API --stage-name prod --patch-operations \\
  op=copy,from=/canarySettings/deploymentId,path=/deploymentId \\
  op=copy,from=/canarySettings/stageVariableOverrides,path=/variables \\
  op=remove,path=/canarySettings`

const PERMISSION = `aws lambda add-permission --function-name orders --qualifier live --statement-id api \\
  --action lambda:InvokeFunction --principal apigateway.amazonaws.com \\
  --source-arn "arn:aws:execute-api:us-east-1:123456789012:$API/*/GET/orders"`

export const chapter: Chapter = {
  id: 'stages-deployments-and-canaries',
  title: 'Stages, deployments and canaries',
  part: 'API Gateway',
  lead: 'What clients see is a copy of the API. How a new one reaches them, a few at a time or all at once, and how the old one comes back.',
  figure: canary,
  sections: [
    {
      title: 'A deployment is a copy',
      blocks: [
        'What you edit is the API. A deployment copies it, and a stage shows one such copy under a URL of its own. Copies do not change and are kept, so the way back is to point the stage at an older one.',
        { figure: copies },
        {
          table: {
            head: ['Reaches clients by a deployment', 'Reaches clients at once'],
            rows: [
              ['Resources, methods, integrations, templates, models', 'Stage variables'],
              ['Authorizers, validators, gateway responses', 'Throttling, caching, logging, tracing of the stage'],
              ['The resource policy, whether a key is required', 'Usage plans'],
            ],
          },
        },
        'HTTP and WebSocket APIs can deploy by themselves with each change. An HTTP API’s stage `$default` has no name in the path.',
        { facts: ['apigateway.stages.limit', 'apigateway.variables.limit', 'apigateway.variable.value.length'] },
      ],
    },
    {
      title: 'Stage variables',
      blocks: [
        'They fill in what differs between stages, with each request: `${stageVariables.alias}` in the URI of an integration, `$stageVariables.alias` in a template. So one deployment serves test and prod, each with its own alias, host or table.',
        'Where a variable names a function or its alias, API Gateway’s permission to invoke it has to be added by you, for each value.',
        { language: 'bash', title: 'API Gateway may invoke the alias live', code: PERMISSION },
        'They are no place for secrets: whoever can read the stage can read them.',
      ],
    },
    {
      title: 'Canaries',
      blocks: [
        'A canary is a second deployment inside a stage, for a percentage of its requests. It can override stage variables, has a log group of its own, and entries of its own in the cache unless told to use the stage’s.',
        { language: 'bash', title: 'A tenth for the new deployment, then all of it', code: RELEASE },
        'To give it up, remove the canary and copy nothing. While a stage has one, it takes no other deployment: promote or remove it first.',
        'Requests are drawn one by one. A client meets both versions in turn, so the new one has to understand the data of the old, and the other way round.',
      ],
    },
  ],
  traps: [
    { wrong: 'Saving a method changes the API for clients.', holds: 'Deploying it does. The same goes for the resource policy.' },
    { wrong: 'A new value of a stage variable needs a deployment.', holds: 'Variables are the stage’s. They hold from the next request on.' },
    { wrong: 'Promotion removes the canary.', holds: 'It copies the deployment and the variables. The canary stays until it is removed.' },
    { wrong: 'HTTP APIs have canary releases too.', holds: 'Only REST APIs. Behind an HTTP API, shift the weights of a Lambda alias.' },
  ],
  verdicts: ['G099', 'G100'],
  questions: ['apigateway-changes-without-deployment', 'apigateway-back-to-yesterday', 'apigateway-canary-made-the-stage'],
  labs: [{ lab: 'api-gateway', what: 'Deploy a change and watch which answers come from which deployment.' }],
}
