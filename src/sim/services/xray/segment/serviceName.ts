import { isJsonObject, type JsonObject } from '../../../kernel/json'

/** As the SDKs of X-Ray name the services that are called. */
const NAMES: { readonly [service: string]: string } = {
  apigateway: 'API Gateway',
  cloudwatch: 'CloudWatch',
  dynamodb: 'DynamoDB',
  dynamodbstreams: 'DynamoDB Streams',
  events: 'EventBridge',
  kinesis: 'Kinesis',
  lambda: 'Lambda',
  logs: 'CloudWatch Logs',
  s3: 'S3',
  secretsmanager: 'Secrets Manager',
  sns: 'SNS',
  sqs: 'SQS',
  ssm: 'SSM',
  states: 'SFN',
  sts: 'STS',
}

/** Of a call's subsegment: the service, or the host of what is no service of AWS's. */
export function serviceName(service: string, { input }: JsonObject): string {
  if (service !== 'http') return NAMES[service] ?? service
  const url = isJsonObject(input) ? String(input['url']) : ''
  return /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? service
}
