import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const FLOW = `${GUIDE}/apigateway-authorization-flow.html`
const ID = { $ref: 'shop.restApiId' }
const ORDERS = { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] }
const document = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const invoke = (members: object) => ({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', ...members })
/** The client of these proofs is none of them. */
const OFFICE = { 'aws:SourceIp': '198.51.100.0/24' }
const get = { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' } }, as: 'answer' }

export const questions = [
  {
    id: 'apigateway-policy-not-yet-deployed',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A REST API is to be called from the office network, `198.51.100.0/24`, only. A developer saves a resource policy that allows `execute-api:Invoke` to everybody with an address of this range. Hours later, clients elsewhere are still served as before.\n\nWhat has to be done?',
    choices: [
      { id: 'deny', text: 'Add a Deny for all other addresses, as everything that is not denied is allowed to the public.', why: 'Without an authorizer, what the policy does not allow is refused. A Deny is good style; but it is not in force either.' },
      { id: 'flush', text: 'Flush the stage’s cache of authorizer results, which goes on allowing clients from before.', why: 'No authorizer is there whose results were kept. Policies are looked at with each request.' },
      { id: 'deploy', text: 'Deploy the API to the stage.', why: 'The policy is part of the API, and clients see the API as it was deployed.' },
      { id: 'settings', text: 'Name the policy in the settings of the stage, which has none of its own so far.', why: 'Stages have no policies. One that speaks of a stage names it in its Resource.' },
    ],
    key: ['deploy'],
    facts: [],
    source: `${GUIDE}/apigateway-resource-policies-create-attach.html`, furtherSources: [`${GUIDE}/updating-api.html`], checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        ORDERS,
        { api: 'shop', methods: { 'GET /orders': { function: 'orders' } } },
        { call: 'apigateway:UpdateRestApi', input: { restApiId: ID, patchOperations: [{ op: 'replace', path: '/policy', value: document(invoke({ Condition: { IpAddress: OFFICE } })) }] } },
        { option: true },
        { runFor: 7_200_000 },
        get,
      ],
      changes: {
        deny: { steps: [{ call: 'apigateway:UpdateRestApi', input: { restApiId: ID, patchOperations: [{ op: 'replace', path: '/policy', value: document(invoke({}), invoke({ Effect: 'Deny', Condition: { NotIpAddress: OFFICE } })) }] } }] },
        flush: { steps: [{ call: 'apigateway:FlushStageAuthorizersCache', input: { restApiId: ID, stageName: 'prod' }, mayFail: true }] },
        deploy: { steps: [{ call: 'apigateway:CreateDeployment', input: { restApiId: ID, stageName: 'prod' } }] },
        settings: { steps: [{ call: 'apigateway:UpdateStage', input: { restApiId: ID, stageName: 'prod', patchOperations: [{ op: 'replace', path: '/description', value: 'office only' }] } }] },
      },
      goal: [{ of: 'answer.status', equals: 403, says: 'a client elsewhere is refused' }],
    },
  },
  {
    id: 'apigateway-iam-and-policy-of-one-account',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'The methods of a REST API have the authorization `AWS_IAM`. Its resource policy, which is deployed, allows `execute-api:Invoke` to the user `ann` and denies it to the user `bob`. Both are of the account that has the API. Of identity-based policies, `ann` has none, and `bob` has one that allows `execute-api:Invoke` on the API. Both sign their requests.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'ann-refused', text: 'The requests of `ann` are refused, since her own policies do not allow them.', why: 'Both would have to allow if she were of another account. Within one account an Allow in either is enough.' },
      { id: 'ann', text: 'The requests of `ann` are served.', why: 'Within one account, one Allow suffices, be it in the resource policy or in hers, as long as none denies.' },
      { id: 'bob-served', text: 'The requests of `bob` are served, since his own policy goes before the API’s.', why: 'Neither goes before the other. A Deny in any of them decides.' },
      { id: 'bob', text: 'The requests of `bob` are refused.', why: 'An explicit Deny beats every Allow, wherever they stand.' },
      { id: 'unsigned', text: 'A request of `ann` that is not signed is served as well, by the resource policy.', why: 'With `AWS_IAM` a request that is not signed is nobody’s: 403 `Missing Authentication Token`.' },
    ],
    key: ['ann', 'bob'],
    facts: [],
    source: FLOW, checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 3, badge: 'documented',
    proof: {
      steps: [
        ORDERS,
        ...['ann', 'bob'].flatMap((name) => [{ call: 'iam:CreateUser', input: { UserName: name } }, { call: 'iam:CreateAccessKey', input: { UserName: name }, as: name }]),
        { call: 'iam:PutUserPolicy', input: { UserName: 'bob', PolicyName: 'invoke', PolicyDocument: document({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }) } },
        {
          api: 'shop',
          settings: { policy: document(invoke({ Principal: { AWS: 'arn:aws:iam::123456789012:user/ann' } }), invoke({ Effect: 'Deny', Principal: { AWS: 'arn:aws:iam::123456789012:user/bob' } })) },
          methods: { 'GET /orders': { function: 'orders', authorizationType: 'AWS_IAM' } },
        },
        ...['ann', 'bob'].map((name) => ({
          request: {
            method: 'GET', url: { $text: '{{shop.url}}/orders' },
            headers: { Authorization: { $text: `AWS4-HMAC-SHA256 Credential={{${name}.AccessKey.AccessKeyId}}/20261125/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0` } },
          },
          as: `${name}Asks`,
        })),
        { ...get, as: 'unsigned' },
      ],
      claims: {
        'ann-refused': [{ of: 'annAsks.status', equals: 403 }],
        ann: [{ of: 'annAsks.status', equals: 200 }],
        'bob-served': [{ of: 'bobAsks.status', equals: 200 }],
        bob: [{ of: 'bobAsks.status', equals: 403 }],
        unsigned: [{ of: 'unsigned.status', equals: 200 }],
      },
    },
  },
  {
    id: 'apigateway-guards-in-order',
    service: 'apigateway',
    kind: 'order',
    prompt: 'A stage of a REST API has a web ACL of AWS WAF. Its method has a Lambda authorizer, a request validator and a Lambda proxy integration. In which order does a good request meet them?',
    choices: [
      { id: 'waf', text: 'The rules of the web ACL', why: 'AWS WAF goes before all other access control. What it blocks invokes nothing.' },
      { id: 'authorizer', text: 'The Lambda authorizer', why: 'Who calls is settled before anything else of the request is looked at.' },
      { id: 'validator', text: 'The request validator', why: 'A caller who may not call is not told what is wrong with the body.' },
      { id: 'integration', text: 'The function behind the method', why: 'Last: all that is refused before costs no invocation of it.' },
    ],
    key: ['waf', 'authorizer', 'validator', 'integration'],
    facts: [],
    source: `${GUIDE}/apigateway-control-access-aws-waf.html`, furtherSources: [`${GUIDE}/api-gateway-method-request-validation.html`], checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 1, badge: 'documented',
    proof: {
      steps: [
        ORDERS,
        { function: 'gate', code: "export const handler = async ({ methodArn }) => ({ principalId: 'ann', policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }] } })" },
        {
          api: 'shop',
          authorizers: { gate: { type: 'TOKEN', function: 'gate', identitySource: 'method.request.header.Authorization' } },
          validators: { parameters: { validateRequestParameters: true } },
          methods: { 'GET /orders': { function: 'orders', authorizer: 'gate', validator: 'parameters', requestParameters: { 'method.request.querystring.page': true } } },
        },
        { call: 'wafv2:CreateWebACL', input: { Scope: 'REGIONAL', Name: 'guard', DefaultAction: { Allow: {} }, Rules: [] }, as: 'acl' },
        { call: 'wafv2:AssociateWebACL', input: { WebACLArn: { $ref: 'acl.Summary.ARN' }, ResourceArn: { $text: 'arn:aws:apigateway:us-east-1::/restapis/{{shop.restApiId}}/stages/prod' } } },
        { runFor: 5000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?page=1' }, headers: { Authorization: 'ann' } }, as: 'answer' },
      ],
      sequence: {
        waf: { type: 'StagePassed', detail: { stage: 'WAF' } },
        authorizer: { type: 'InvokeEnded', detail: { functionName: 'gate' } },
        validator: { type: 'StagePassed', detail: { stage: 'Request validation' } },
        integration: { type: 'InvokeStarted', detail: { functionName: 'orders' } },
      },
    },
  },
  {
    id: 'apigateway-private-api-needs',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A REST API is to be called from one VPC only, and never over the public internet. Its endpoint type has been changed to private, and it has been deployed; functions and servers in the VPC do not reach it yet.\n\nWhat is needed? (Choose two.)',
    choices: [
      { id: 'link', text: 'A VPC link that leads from the API into the VPC', why: 'A VPC link is for the other way round: for integrations with backends that are in a VPC.' },
      { id: 'endpoint', text: 'An interface VPC endpoint for `execute-api` in the VPC', why: 'It is the way in: AWS PrivateLink brings requests from the VPC to API Gateway.' },
      { id: 'nat', text: 'A NAT gateway, with a route to it from the subnets of the callers', why: 'It leads to the public internet, where a private API is not to be found.' },
      { id: 'policy', text: 'A resource policy of the API that allows the endpoint or the VPC', why: 'A private API answers nobody without one. It names the endpoint by `aws:SourceVpce`, or the VPC by `aws:SourceVpc`.' },
      { id: 'certificate', text: 'A client certificate that the callers show, for mutual TLS', why: 'Mutual TLS belongs to custom domain names and tells who calls. It opens no way into a VPC or out of one.' },
    ],
    key: ['endpoint', 'policy'],
    facts: [],
    source: `${GUIDE}/apigateway-private-api-create.html`, furtherSources: [`${GUIDE}/apigateway-private-apis.html`], checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented',
  },
  {
    id: 'apigateway-way-around-mutual-tls',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Partners call a REST API by a Regional custom domain name, for which mutual TLS is turned on. A penetration test shows that the API answers requests without any client certificate, when they are sent to another URL than the partners use.\n\nWhat closes the way around?',
    choices: [
      { id: 'edge', text: 'Make the custom domain name edge-optimized, so that CloudFront asks for the certificate first.', why: 'Mutual TLS wants a Regional custom domain name. And the way around does not lead over the domain name at all.' },
      { id: 'key', text: 'Require an API key for all methods, as clients without a certificate have none to show.', why: 'A key is no identity: whoever copied one comes in, still without a certificate.' },
      { id: 'truststore', text: 'Upload a new version of the truststore that has the certificates of the partners only.', why: 'It narrows who gets in by the domain name. The other URL does not look at it.' },
      { id: 'default', text: 'Disable the API’s default `execute-api` endpoint.', why: 'Mutual TLS belongs to the domain name. The endpoint that API Gateway made stays open beside it until it is disabled.' },
    ],
    key: ['default'],
    facts: [],
    source: `${GUIDE}/rest-api-mutual-tls.html`, furtherSources: [`${GUIDE}/rest-api-disable-default-endpoint.html`], checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented',
  },
] satisfies readonly Question[]
