/** A resource by what tells it from others: of an ARN its last parts, all else as it is. */
export function resourceName(resource: string): string {
  if (!resource.startsWith('arn:')) return resource
  return resource.split(':').slice(6).join(':') || resource.split(':').slice(5).join(':')
}

/** The services of the log, by AWS's short names. */
export const LOG_SERVICES: Readonly<Record<string, string>> = {
  lambda: 'Lambda', 'lambda-url': 'Function URL', states: 'Step Functions', apigateway: 'API Gateway', 'execute-api': 'API calls', dynamodb: 'DynamoDB', dynamodbstreams: 'DynamoDB Streams', sqs: 'SQS', sns: 'SNS',
  s3: 'S3', events: 'EventBridge', kinesis: 'Kinesis', logs: 'CloudWatch Logs', cloudwatch: 'CloudWatch', iam: 'IAM', sts: 'STS', ssm: 'Parameter Store', secretsmanager: 'Secrets Manager', xray: 'X-Ray', coldstart: 'Coldstart',
}
