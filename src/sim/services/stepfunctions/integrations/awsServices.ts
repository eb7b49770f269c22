import type { Resource } from '../definition/resource'

export type Integration = Extract<Resource, { kind: 'integration' }>

/** How a service is called, and how its errors are named, by one kind of integration. */
export interface AwsService {
  /** Its API id, by which the front door knows it. */
  readonly id: string
  /** What error names begin with: `DynamoDB`, or for SDK integrations `DynamoDb`. */
  readonly errorPrefix: string
  /** Optimized integrations: the service's name in a cause. SDK integrations give the prefix. */
  readonly label: string
  /** The error of what the API's model does not list. */
  readonly anyError: string
}

function optimized(id: string, errorPrefix: string, label: string): AwsService {
  return { id, errorPrefix, label, anyError: `${label.replace(/v2$/, '')}Exception` }
}

/** Optimized integrations, in the words of the Java SDK v1, by which Step Functions calls them. [OBS] */
const OPTIMIZED: { readonly [resourceType: string]: AwsService } = {
  lambda: optimized('lambda', 'Lambda', 'AWSLambda'),
  dynamodb: optimized('dynamodb', 'DynamoDB', 'AmazonDynamoDBv2'),
  sqs: optimized('sqs', 'SQS', 'AmazonSQS'),
  sns: optimized('sns', 'SNS', 'AmazonSNS'),
  events: optimized('events', 'EventBridge', 'AmazonEventBridge'),
  states: optimized('states', 'StepFunctions', 'AWSStepFunctions'),
  apigateway: optimized('execute-api', 'ApiGateway', 'AmazonApiGateway'),
}

function sdk(id: string, name: string): AwsService {
  return { id, errorPrefix: name, label: name, anyError: `${name}Exception` }
}

/** SDK integrations, in the words of the Java SDK v2. [OBS] */
const SDK: { readonly [resourceType: string]: AwsService } = {
  'aws-sdk:apigateway': sdk('apigateway', 'ApiGateway'),
  'aws-sdk:apigatewaymanagementapi': sdk('apigatewaymanagementapi', 'ApiGatewayManagementApi'),
  'aws-sdk:apigatewayv2': sdk('apigatewayv2', 'ApiGatewayV2'),
  'aws-sdk:cloudwatch': sdk('cloudwatch', 'CloudWatch'),
  'aws-sdk:cloudwatchlogs': sdk('logs', 'CloudWatchLogs'),
  'aws-sdk:dynamodb': sdk('dynamodb', 'DynamoDb'),
  'aws-sdk:dynamodbstreams': sdk('dynamodbstreams', 'DynamoDbStreams'),
  'aws-sdk:eventbridge': sdk('events', 'EventBridge'),
  'aws-sdk:iam': sdk('iam', 'Iam'),
  'aws-sdk:kinesis': sdk('kinesis', 'Kinesis'),
  'aws-sdk:lambda': sdk('lambda', 'Lambda'),
  'aws-sdk:s3': sdk('s3', 'S3'),
  'aws-sdk:secretsmanager': sdk('secretsmanager', 'SecretsManager'),
  'aws-sdk:sfn': sdk('states', 'Sfn'),
  'aws-sdk:sns': sdk('sns', 'Sns'),
  'aws-sdk:sqs': sdk('sqs', 'Sqs'),
  'aws-sdk:ssm': sdk('ssm', 'Ssm'),
  'aws-sdk:sts': sdk('sts', 'Sts'),
}

/** The service an integration calls. One that is not known here is called by its own name, and refused at the front door. */
export function serviceOf(integration: Integration): AwsService {
  const { resourceType } = integration
  const known = integration.sdk ? SDK[resourceType] : OPTIMIZED[resourceType]
  if (known) return known
  const id = resourceType.replace('aws-sdk:', '')
  return sdk(id, id.charAt(0).toUpperCase() + id.slice(1))
}

/** The API's action: `putItem` is PutItem. */
export function actionOf({ action }: Integration): string {
  return action.charAt(0).toUpperCase() + action.slice(1)
}
