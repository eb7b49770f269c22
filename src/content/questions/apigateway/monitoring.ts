import type { JsonObject } from '../json'
import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const METRICS = `${GUIDE}/api-gateway-metrics-and-dimensions.html`
const WORLD = { startTime: '2026-11-25T09:00:00Z' }
const ID = { $ref: 'shop.restApiId' }

/** A metric of the API's in the hour of the proof, known as `of` and its name. */
const metric = (MetricName: string) => ({
  call: 'cloudwatch:GetMetricStatistics', as: `of${MetricName}`,
  input: { Namespace: 'AWS/ApiGateway', MetricName, Dimensions: [{ Name: 'ApiName', Value: 'shop' }], StartTime: '2026-11-25T09:00:00Z', EndTime: '2026-11-25T10:00:00Z', Period: 3600, Statistics: ['Sum', 'Average'] },
})
/** Fails where the query says so, which is a 502. */
const ORDERS = { function: 'orders', code: 'export const handler = async ({ queryStringParameters }) => { if (queryStringParameters?.bad) throw new Error("bad"); return { statusCode: 200, body: "[]" } }' }
const get = (query: string, as: string) => ({ request: { method: 'GET', url: { $text: `{{shop.url}}/orders${query}` } }, as })
const patch = (...patchOperations: readonly JsonObject[]) => ({ call: 'apigateway:UpdateStage', input: { restApiId: ID, stageName: 'prod', patchOperations }, mayFail: true as const })
const replace = (path: string, value: string) => ({ op: 'replace', path, value })

export const questions = [
  {
    id: 'apigateway-slow-before-the-backend',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Clients of a REST API wait two seconds and more for each answer. For the same hour the metric `Latency` has an average of 2.3 seconds, `IntegrationLatency` one of 0.2 seconds. Every client sends a token of its own; a Lambda authorizer looks each up in a directory.\n\nWhere should the search begin?',
    choices: [
      { id: 'backend', text: 'With the integration’s function, which is too slow to answer within a second', why: '`IntegrationLatency` is the time of the backend, from when it is asked until it has answered: 0.2 seconds.' },
      { id: 'authorizer', text: 'With the authorizer, and with how long its results are kept', why: 'What `Latency` has more than `IntegrationLatency` is spent in API Gateway, and waiting for an authorizer is part of that.' },
      { id: 'network', text: 'With the clients’ network, since the answers take two seconds to get there', why: '`Latency` ends when API Gateway returns the answer. The way to the client is in neither metric.' },
      { id: 'throttled', text: 'With the throttling of the stage, in whose queue requests wait for their turn', why: 'There is no queue. What is throttled is refused with 429, which is quick.' },
    ],
    key: ['authorizer'],
    facts: ['apigateway.authorizer.ttl.usual'],
    source: METRICS, checked: '2026-11-25', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2, badge: 'documented', corrects: ['G094'],
    proof: {
      world: WORLD,
      steps: [
        { function: 'gate', script: [{ wait: 2000 }, { return: { principalId: 'ann', policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] } } }] },
        { function: 'orders', script: [{ wait: 150 }, { return: { statusCode: 200, body: '[]' } }] },
        { api: 'shop', authorizers: { gate: { type: 'TOKEN', function: 'gate', identitySource: 'method.request.header.Authorization' } }, methods: { 'GET /orders': { function: 'orders', authorizer: 'gate' } } },
        { many: 20, every: 10_000, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: { $text: 'token-{{index}}' } } }, as: 'answers' } },
        { runFor: 600_000 },
        ...['Latency', 'IntegrationLatency', '4XXError'].map(metric),
      ],
      claims: {
        backend: [{ of: 'ofIntegrationLatency.Datapoints.0.Average', between: [1000, 5000] }],
        authorizer: [
          { of: 'ofLatency.Datapoints.0.Average', between: [2000, 2600], says: 'in all more than two seconds' },
          { of: 'ofIntegrationLatency.Datapoints.0.Average', between: [100, 400], says: 'little of it in the backend' },
          { events: { type: 'InvokeStarted', detail: { functionName: 'gate' } }, count: 20, says: 'with the authorizer asked for each token' },
        ],
        network: [{ of: 'ofLatency.Datapoints.0.Average', between: [0, 1000] }],
        throttled: [{ of: 'of4XXError.Datapoints.0.Sum', between: [1, 20] }],
      },
    },
  },
  {
    id: 'apigateway-metrics-of-a-volley',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A stage of a REST API has a throttling burst of 5. In one hour it gets no more than this: 20 requests at one instant, of which 15 are throttled. The five others reach the function, which throws an error for one of them.\n\nWhat do the metrics of the API show for this hour, as `Sum`? (Choose three.)',
    choices: [
      { id: 'count-all', text: '`Count` is 20.', why: 'All requests count, also those that API Gateway refuses.' },
      { id: 'count-passed', text: '`Count` is 5.', why: 'So many reached the integration, which no metric of API Gateway counts alone.' },
      { id: 'client-throttled', text: '`4XXError` is 15.', why: 'A throttled request is answered with 429, and this is a 4XX.' },
      { id: 'client-none', text: '`4XXError` is 0.', why: 'It would be if throttling had a metric of its own, as in Lambda. It has none here.' },
      { id: 'server-one', text: '`5XXError` is 1.', why: 'A function that fails behind a proxy integration becomes a 502, which counts like any 5XX.' },
      { id: 'server-more', text: '`5XXError` is 16.', why: 'Throttling is told as the client’s error, not as the server’s.' },
    ],
    key: ['count-all', 'client-throttled', 'server-one'],
    facts: [],
    source: METRICS, furtherSources: [`${GUIDE}/supported-gateway-response-types.html`], checked: '2026-11-25', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2, badge: 'documented',
    proof: {
      world: WORLD,
      steps: [
        ORDERS,
        { api: 'shop', methods: { 'GET /orders': { function: 'orders' } }, patch: [replace('/*/*/throttling/rateLimit', '1'), replace('/*/*/throttling/burstLimit', '5')] },
        { runFor: 60_000 },
        { together: [get('?bad=1', 'bad'), { many: 19, do: get('', 'answers') }] },
        { runFor: 600_000 },
        ...['Count', '4XXError', '5XXError'].map(metric),
      ],
      claims: {
        'count-all': [{ of: 'ofCount.Datapoints.0.Sum', equals: 20 }],
        'count-passed': [{ of: 'ofCount.Datapoints.0.Sum', equals: 5 }],
        'client-throttled': [{ of: 'of4XXError.Datapoints.0.Sum', equals: 15 }],
        'client-none': [{ of: 'of4XXError.Datapoints.0.Sum', equals: 0 }],
        'server-one': [{ of: 'of5XXError.Datapoints.0.Sum', equals: 1 }],
        'server-more': [{ of: 'of5XXError.Datapoints.0.Sum', equals: 16 }],
      },
    },
  },
  {
    id: 'apigateway-alarm-on-a-rate',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'The traffic of a REST API differs a lot from hour to hour. An alarm on the metric `5XXError`, with a period of one minute, is to go off when more than 5 % of the requests fail, be they few or many.\n\nWhich statistic and threshold does it need?',
    choices: [
      { id: 'sum', text: '`Sum`, greater than 5', why: 'Five errors are nothing among thousands of requests, and a disaster among six. `Sum` is a number, not a share.' },
      { id: 'maximum', text: '`Maximum`, greater than 0.05', why: 'Each request counts as 0 or 1, so the maximum is 1 as soon as a single one has failed.' },
      { id: 'samples', text: '`SampleCount`, greater than 5', why: 'Samples are all requests of the period, the good ones too. It tells of traffic.' },
      { id: 'average', text: '`Average`, greater than 0.05', why: 'Each request counts as 0 or 1, so their average is the share of those that failed.' },
    ],
    key: ['average'],
    facts: [],
    source: METRICS, checked: '2026-11-25', tasks: { c02: '4.2', c03: '4.2' }, difficulty: 2, badge: 'documented',
    proof: {
      world: WORLD,
      steps: [
        ORDERS,
        { api: 'shop', methods: { 'GET /orders': { function: 'orders' } } },
        {
          call: 'cloudwatch:PutMetricAlarm',
          input: { AlarmName: 'failing', Namespace: 'AWS/ApiGateway', MetricName: '5XXError', Dimensions: [{ Name: 'ApiName', Value: 'shop' }], Statistic: { $ref: 'with.statistic' }, Threshold: { $ref: 'with.threshold' }, ComparisonOperator: 'GreaterThanThreshold', Period: 60, EvaluationPeriods: 1, TreatMissingData: 'ignore' },
        },
        { runFor: 60_000 },
        { many: 8, every: 20, do: get('?bad=1', 'bad') },
        { many: 192, every: 20, do: get('', 'good') },
        { runFor: 240_000 },
        { call: 'cloudwatch:DescribeAlarms', input: {}, as: 'busy' },
        { many: 2, every: 20, do: get('?bad=1', 'bad') },
        { many: 18, every: 20, do: get('', 'good') },
        { runFor: 240_000 },
        { call: 'cloudwatch:DescribeAlarms', input: {}, as: 'calm' },
      ],
      changes: {
        sum: { with: { statistic: 'Sum', threshold: 5 } },
        maximum: { with: { statistic: 'Maximum', threshold: 0.05 } },
        samples: { with: { statistic: 'SampleCount', threshold: 5 } },
        average: { with: { statistic: 'Average', threshold: 0.05 } },
      },
      goal: [
        { of: 'busy.MetricAlarms.0.StateValue', equals: 'OK', says: '8 of 200 requests failed: no alarm' },
        { of: 'calm.MetricAlarms.0.StateValue', equals: 'ALARM', says: '2 of 20 requests failed: alarm' },
      ],
    },
  },
  {
    id: 'apigateway-role-for-logs',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'To find out why a method of a REST API answers 500, a developer sets the log level of the stage to INFO. The call is refused: `CloudWatch Logs role ARN must be set in account settings to enable logging`. A role that API Gateway may assume, and that may write logs, exists already.\n\nWhat makes execution logs appear?',
    choices: [
      { id: 'group', text: 'Create the log group `API-Gateway-Execution-Logs_{api}/{stage}`, then set the level again.', why: 'API Gateway makes this group by itself. What it lacks is somebody to be when it writes.' },
      { id: 'account', text: 'Name the role in API Gateway’s account settings, then set the level again.', why: 'It is set once for the account in a Region, by UpdateAccount or in the console, and all stages log in it.' },
      { id: 'function', text: 'Attach `AWSLambdaBasicExecutionRole` to the function’s role, then set the level again.', why: 'With it the function writes its own log. What API Gateway did with the request is not in there.' },
      { id: 'deploy', text: 'Deploy the API again, which sets up its logs, and then set the level of the stage again.', why: 'A deployment copies the API. It makes neither roles nor settings of the account.' },
    ],
    key: ['account'],
    facts: ['apigateway.logs.line.limit'],
    source: `${GUIDE}/set-up-logging.html`, checked: '2026-11-25', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        ORDERS,
        { call: 'iam:CreateRole', input: { RoleName: 'logs', AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"apigateway.amazonaws.com"},"Action":"sts:AssumeRole"}]}' } },
        { call: 'iam:AttachRolePolicy', input: { RoleName: 'logs', PolicyArn: 'arn:aws:iam::aws:policy/CloudWatchLogsFullAccess' } },
        { api: 'shop', methods: { 'GET /orders': { function: 'orders' } } },
        { option: true },
        { runFor: 5000 },
        patch(replace('/*/*/logging/loglevel', 'INFO')),
        get('', 'answer'),
        { runFor: 60_000 },
        { call: 'logs:FilterLogEvents', input: { logGroupName: { $text: 'API-Gateway-Execution-Logs_{{shop.restApiId}}/prod' } }, mayFail: true, as: 'lines' },
      ],
      changes: {
        group: { steps: [{ call: 'logs:CreateLogGroup', input: { logGroupName: { $text: 'API-Gateway-Execution-Logs_{{shop.restApiId}}/prod' } } }] },
        account: { steps: [{ call: 'apigateway:UpdateAccount', input: { patchOperations: [replace('/cloudwatchRoleArn', 'arn:aws:iam::123456789012:role/logs')] } }] },
        function: { steps: [{ call: 'iam:CreateRole', input: { RoleName: 'proof', AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}' } }, { call: 'iam:AttachRolePolicy', input: { RoleName: 'proof', PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' } }] },
        deploy: { steps: [{ call: 'apigateway:CreateDeployment', input: { restApiId: ID, stageName: 'prod' } }] },
      },
      goal: [{ of: 'lines.events.0.message', exists: true, says: 'the execution log has lines' }],
    },
  },
  {
    id: 'apigateway-cache-paid-while-idle',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A test stage of a REST API has a cache of 0.5 GB, which was made for a load test. Nobody has called the stage for weeks, and the bill still has cache hours of API Gateway.\n\nWhat ends them, and keeps the stage?',
    choices: [
      { id: 'off', text: 'Turn the cache cluster of the stage off.', why: 'The cluster is what is paid for, by the hour and its size, used or not. With it off there is none.' },
      { id: 'ttl', text: 'Set the default TTL to 0, which turns caching off.', why: 'Nothing is kept any more. The cluster is still there to keep it, and costs the same.' },
      { id: 'methods', text: 'Turn caching off in the default settings of all methods.', why: 'Methods no longer use the cluster. It stays, and is paid for.' },
      { id: 'flush', text: 'Flush the stage’s cache, as only what it holds is paid for.', why: 'The price is one of size and time. An empty cache costs as much as a full one.' },
    ],
    key: ['off'],
    facts: ['apigateway.price.cache.half'],
    source: 'https://aws.amazon.com/api-gateway/pricing/', furtherSources: [`${GUIDE}/api-gateway-caching.html`], checked: '2026-11-25', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 1, badge: 'documented',
    proof: {
      steps: [
        ORDERS,
        { api: 'shop', methods: { 'GET /orders': { function: 'orders' } }, stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' }, patch: [replace('/*/*/caching/enabled', 'true')] },
        { runFor: 600_000 },
        { option: true },
        { runFor: 600_000 },
        get('', 'answer'),
      ],
      changes: {
        off: { steps: [patch(replace('/cacheClusterEnabled', 'false'))] },
        ttl: { steps: [patch(replace('/*/*/caching/ttlInSeconds', '0'))] },
        methods: { steps: [patch(replace('/*/*/caching/enabled', 'false'))] },
        flush: { steps: [{ call: 'apigateway:FlushStageCache', input: { restApiId: ID, stageName: 'prod' } }] },
      },
      goal: [{ events: { type: 'CacheClusterDeleted' }, count: 1, says: 'there is no cluster any more' }, { of: 'answer.status', equals: 200, says: 'the stage still answers' }],
    },
  },
  {
    id: 'apigateway-trace-begins-too-late',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A function behind a REST API has active tracing, and its traces are in AWS X-Ray. They begin with the function. How long API Gateway took, with its authorizer and mapping, is not to be seen in them.\n\nWhat brings the API into the traces?',
    choices: [
      { id: 'metrics', text: 'Turn on detailed CloudWatch metrics for the methods of the stage.', why: 'They part the metrics by method. A trace is made of segments, and metrics add none.' },
      { id: 'sdk', text: 'Wrap the clients of the AWS SDK in the function’s code by the X-Ray SDK.', why: 'That adds subsegments for what the function calls: what comes after it, not what came before.' },
      { id: 'logs', text: 'Set the log level of the stage to INFO, with full request and response data.', why: 'Execution logs tell what was done and when, for each request. They are no part of a trace.' },
      { id: 'stage', text: 'Turn on X-Ray tracing for the stage.', why: '`tracingEnabled` is a setting of the stage. API Gateway then begins the trace with a segment of its own, and hands the id on to Lambda.' },
    ],
    key: ['stage'],
    facts: [],
    source: `${GUIDE}/apigateway-enabling-xray.html`, checked: '2026-11-25', tasks: { c02: '4.2', c03: '4.2' }, difficulty: 1, badge: 'documented',
    proof: {
      world: WORLD,
      steps: [
        { function: 'orders', code: 'export const handler = async () => ({ statusCode: 200, body: "[]" })', settings: { TracingConfig: { Mode: 'Active' } } },
        { call: 'apigateway:UpdateAccount', input: { patchOperations: [replace('/cloudwatchRoleArn', 'arn:aws:iam::123456789012:role/logs')] } },
        { api: 'shop', methods: { 'GET /orders': { function: 'orders' } }, patch: [{ $ref: 'with.setting' }] },
        { runFor: 5000 },
        get('', 'answer'),
        { runFor: 60_000 },
        { call: 'xray:GetTraceSummaries', input: { StartTime: '2026-11-25T09:00:00Z', EndTime: '2026-11-25T10:00:00Z' }, as: 'found' },
        { call: 'xray:BatchGetTraces', input: { TraceIds: [{ $ref: 'found.TraceSummaries.0.Id' }] }, as: 'traces' },
      ],
      changes: {
        metrics: { with: { setting: replace('/*/*/metrics/enabled', 'true') } },
        sdk: {},
        logs: { with: { setting: replace('/*/*/logging/loglevel', 'INFO') } },
        stage: { with: { setting: replace('/tracingEnabled', 'true') } },
      },
      goal: [{ of: 'traces.Traces.0.Segments.*.Document.origin', contains: 'AWS::ApiGateway::Stage', says: 'a trace has a segment of the stage' }],
    },
  },
] satisfies readonly Question[]
