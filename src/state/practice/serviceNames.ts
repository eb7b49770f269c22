import type { QuestionService } from '../../content/questions/question'

/** AWS's own names of what questions are about. */
export const SERVICE_NAMES: Readonly<Record<QuestionService, string>> = {
  lambda: 'AWS Lambda',
  stepfunctions: 'AWS Step Functions',
  apigateway: 'Amazon API Gateway',
  dynamodb: 'Amazon DynamoDB',
  sqs: 'Amazon SQS',
  sns: 'Amazon SNS',
  s3: 'Amazon S3',
  eventbridge: 'Amazon EventBridge',
  kinesis: 'Amazon Kinesis Data Streams',
  cloudwatch: 'Amazon CloudWatch',
  xray: 'AWS X-Ray',
  iam: 'AWS IAM',
  ssm: 'AWS Systems Manager',
  secretsmanager: 'AWS Secrets Manager',
  aws: 'Several services',
}
