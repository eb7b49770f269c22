import type { Verdict } from '../verdict'

const checked = '2026-11-23'
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg'
const STEP_FUNCTIONS = 'https://docs.aws.amazon.com/step-functions/latest/dg'
const API_GATEWAY = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'

/** Statements on the exam and on serverless as a whole. */
export const verdicts: readonly Verdict[] = [
  { id: 'G150', verdict: 'right', checked, source: `${LAMBDA}/gettingstarted-limits.html`,
    said: 'Lambda has 15 minutes; use Step Functions for longer workflows.',
    today: 'For workflows of several steps. A single step still has its {fact:lambda.timeout.longest}.' },
  { id: 'G151', verdict: 'imprecise', checked, source: `${STEP_FUNCTIONS}/integrate-optimized.html`,
    said: '“Run code for 30 minutes” means Step Functions with a chain of functions.',
    today: 'Only if the work can be cut into pieces. One process of 30 minutes belongs on Fargate, AWS Batch or CodeBuild, waited for by `.sync`.',
    olderExam: 'that Lambda alone cannot; durable functions and managed instances can by now' },
  { id: 'G152', verdict: 'right', checked, source: `${API_GATEWAY}/api-gateway-caching.html`,
    said: '“Reduce API latency” means caching and provisioned concurrency.',
    today: 'Caching in REST APIs only. Also an HTTP API, CloudFront in front, SnapStart.' },
  { id: 'G153', verdict: 'imprecise', checked, source: `${LAMBDA}/provisioned-concurrency.html`,
    said: '“Lambda cold starts” means more memory and provisioned concurrency.',
    today: 'Provisioned concurrency first, SnapStart where the runtime has it. Memory helps only where Init computes.' },
  { id: 'G154', verdict: 'right', checked, source: `${STEP_FUNCTIONS}/concepts-amazon-states-language.html`,
    said: '“Orchestrate microservices” means Step Functions.',
    today: 'Where services react to each other’s events without a conductor, that is choreography, and EventBridge.' },
  { id: 'G155', verdict: 'right', checked, source: `${API_GATEWAY}/apigateway-websocket-api-selection-expressions.html`,
    said: '“Real time, both ways” means a WebSocket API.',
    today: 'AppSync has subscriptions and events for it too.' },
  { id: 'G156', verdict: 'imprecise', checked, source: `${STEP_FUNCTIONS}/state-map-distributed.html`,
    said: '“Process 10,000 items in parallel” means a Map state.',
    today: 'A Map in Distributed mode. Inline runs about 40 at a time, and all of it has to fit into one history of {fact:stepfunctions.history.limit}.' },
  { id: 'G157', verdict: 'right', checked, source: `${API_GATEWAY}/api-gateway-caching.html`,
    said: 'A cache has 0.5 to 237 GB and a TTL of 0 to 3,600 s.',
    today: 'See G081 and G082.' },
  { id: 'G158', verdict: 'outdated', checked, source: 'https://aws.amazon.com/certification/certified-developer-associate/',
    said: 'The exam is AWS Certified Developer – Associate, as DVA-C02.',
    today: 'DVA-C02 ends on 30 November 2026, DVA-C03 begins on 1 December.' },
  { id: 'G159', verdict: 'advice', checked,
    said: 'It is one of seven parts; others speak of IAM, RDS, SQS, ECS, Cognito and CI/CD.',
    today: 'Not a statement that can be checked.' },
  { id: 'G170', verdict: 'imprecise', checked, source: 'https://aws.amazon.com/compliance/shared-responsibility-model/',
    said: 'Serverless takes away the management of infrastructure.',
    today: 'That of servers. Configuration, limits, permissions and code stay yours.' },
  { id: 'G171', verdict: 'imprecise', checked, source: 'https://aws.amazon.com/serverless/',
    said: 'The three core services of serverless are Lambda, API Gateway and Step Functions.',
    today: 'One author’s grouping. AWS counts EventBridge, SQS, SNS, DynamoDB, Fargate and more.' },
  { id: 'G172', verdict: 'imprecise', checked,
    said: 'It covers cold starts, caching and patterns of error handling.',
    today: 'Error handling comes down to one Retry with one Catch. Destinations, partial batches, idempotency and compensation are left out; they are here.' },
  { id: 'G173', verdict: 'right', checked,
    said: 'Lambda for events, API Gateway for APIs, Step Functions for coordination.',
    today: 'A good first sentence.' },
]
