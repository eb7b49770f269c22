import type { ServiceFidelity } from './serviceFidelity'

export const apiGateway: ServiceFidelity = {
  id: 'apigateway',
  title: 'API Gateway',
  spec: 'apigateway',
  simulated: [
    { what: 'REST APIs', says: 'Resources, methods, integrations and their responses, models, validators, authorizers, gateway responses, documentation, with AWS’s patch operations and messages.', rules: ['apigateway RA1', 'apigateway RA2', 'apigateway RA3', 'apigateway RA5', 'apigateway RA11'] },
    { what: 'Deployments and stages', says: 'Nothing reaches clients before it is deployed; stage variables, method settings, canaries and their promotion.', rules: ['apigateway RA7', 'apigateway RA8', 'apigateway RA9'] },
    { what: 'The way of a request', says: 'Eleven stages, each told in the log with what it did or why it refused; gateway responses with templates.', rules: ['apigateway PI1'] },
    { what: 'Integrations', says: 'Lambda, with proxy and without, HTTP and HTTP_PROXY to hosts of a simulated outside, MOCK; timeouts; binary content.', rules: ['apigateway PI2', 'apigateway PI3', 'apigateway CH1'] },
    { what: 'Integrations with services', says: 'By action and by path, in the integration’s role: DynamoDB, SQS, SNS, S3, Step Functions, EventBridge, Kinesis and every other service that is simulated.', rules: ['apigateway SI1', 'apigateway SI2', 'apigateway SI3'] },
    { what: 'Throttling and quotas', says: 'A token bucket at each level, with the level named that refused; quotas by day, week and month.', rules: ['apigateway PI4', 'apigateway PI5'] },
    { what: 'The stage cache', says: 'Sizes, TTLs, keys, overrides by method, invalidation with its three strategies, flush.', rules: ['apigateway SC1', 'apigateway SC2'] },
    { what: 'Lambda authorizers', says: 'TOKEN and REQUEST, with their cache: also the 403 that a policy for one path makes of the next.', rules: ['apigateway PI6'] },
    { what: 'Mapping templates', says: 'Velocity 1.7, held against Apache’s own engine on 236 templates, with AWS’s variables and overrides.', rules: ['expression VT1', 'apigateway MT1', 'apigateway MT8'] },
    { what: 'Validation', says: 'Required parameters, and bodies by JSON Schema, draft 4.', rules: ['apigateway JS1'] },
    { what: 'HTTP APIs', says: 'Quick create, routes, integrations, stages with auto-deploy, deployments, authorizers; routes chosen in AWS’s order, eight stages each told in the log, AWS’s own error bodies.', rules: ['apigateway HA1', 'apigateway HA2', 'apigateway HA3', 'apigateway HR1', 'apigateway HR2', 'apigateway HR4'] },
    { what: 'HTTP APIs: events and answers', says: 'Payload formats 1.0 and 2.0, inferred responses, HTTP_PROXY to hosts of a simulated outside.', rules: ['apigateway HA4', 'apigateway HR3', 'apigateway HR5'] },
    { what: 'HTTP APIs: access and traffic', says: 'Lambda authorizers with simple responses or policies and their cache, claims and scopes of JWTs, CORS answered by the API, throttling by stage and route, limits of size.', rules: ['apigateway HA5', 'apigateway HR6', 'apigateway HR7', 'apigateway HR8', 'apigateway HR9', 'apigateway HR10'] },
  ],
  simplified: [
    { what: 'Order of authorizer and usage plan', says: 'The authorizer comes first. AWS does not document it.', rules: ['apigateway PI1'] },
    { what: 'Best effort', says: 'Buckets and quotas are exact. AWS’s are applied on a best-effort basis.', rules: ['apigateway PI4'], source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html' },
    { what: 'Permission to invalidate', says: 'Nobody has execute-api:InvalidateCache: where it is required, the strategy for the unauthorized applies.', rules: ['apigateway SC1'] },
    { what: 'Permissions', says: 'API Gateway may invoke a function that has no policy; one that has is invoked by whom it names.' },
    { what: 'Signatures of JWTs', says: 'Not verified: claims, times, key id and algorithm alone decide, and the log says so.', rules: ['apigateway HR7'] },
    { what: 'Clients', says: 'There is one, with one address.' },
  ],
  leftOut: [
    { what: 'Other authorization', says: 'IAM and Cognito: such a method answers 500, and the log says why. Resource policies and WAF are not looked at.', rules: ['apigateway PI8'] },
    { what: 'Integrations with other services', says: 'Services that are not simulated, the caller’s credentials, batches and administration by SQS’s form: such a method answers 500, and the log says why.', rules: ['apigateway SI4'] },
    { what: 'Logs and metrics', says: 'Execution logs, access logs and CloudWatch metrics.', rules: ['apigateway PI8'] },
    { what: 'WebSocket APIs', says: 'Refused by name.', rules: ['apigateway HA6'] },
    { what: 'More of HTTP APIs', says: 'Parameter mappings, integrations with other services, IAM authorization, access logs, domain names, VPC links, import and export.', rules: ['apigateway HA6'] },
    { what: 'Import, export and more', says: 'OpenAPI, TestInvokeMethod, VPC links, domain names, client certificates, streaming.', rules: ['apigateway RA12'] },
  ],
}
