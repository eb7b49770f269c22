import { expect, test } from 'vitest'
import { awsFault } from '../../../aws/awsError'
import { parseResource } from '../definition/resource'
import type { Integration } from './awsServices'
import { failureOf } from './errors'

test.each<[resource: string, code: string, error: string]>([
  ['lambda:invoke', 'ResourceNotFoundException', 'Lambda.ResourceNotFoundException'],
  ['dynamodb:putItem', 'ConditionalCheckFailedException', 'DynamoDB.ConditionalCheckFailedException'],
  ['dynamodb:putItem', 'ValidationException', 'DynamoDB.AmazonDynamoDBException'],
  ['sqs:sendMessage', 'MissingParameter', 'SQS.AmazonSQSException'],
  ['sns:publish', 'NotFound', 'SNS.NotFoundException'],
  ['sns:publish', 'InvalidParameter', 'SNS.InvalidParameterException'],
  ['states:startExecution', 'StateMachineDoesNotExist', 'StepFunctions.StateMachineDoesNotExistException'],
  ['aws-sdk:dynamodb:putItem', 'ResourceNotFoundException', 'DynamoDb.ResourceNotFoundException'],
  ['aws-sdk:dynamodb:putItem', 'ValidationException', 'DynamoDb.DynamoDbException'],
  ['aws-sdk:s3:getObject', 'NoSuchKey', 'S3.NoSuchKeyException'],
  ['aws-sdk:s3:createBucket', 'InvalidBucketName', 'S3.S3Exception'],
  ['aws-sdk:s3:headObject', 'NotFound', 'S3.NoSuchKeyException'],
  ['aws-sdk:s3:headBucket', 'NotFound', 'S3.NoSuchBucketException'],
  ['aws-sdk:ssm:getParameter', 'ParameterNotFound', 'Ssm.ParameterNotFoundException'],
  ['aws-sdk:iam:getRole', 'NoSuchEntity', 'Iam.NoSuchEntityException'],
  ['aws-sdk:iam:getRole', 'AccessDenied', 'Iam.IamException'],
  ['aws-sdk:glue:getJob', 'EntityNotFoundException', 'Glue.EntityNotFoundException'],
  ['aws-sdk:sfn:sendTaskSuccess', 'InvalidToken', 'Sfn.InvalidTokenException'],
  ['aws-sdk:secretsmanager:createSecret', 'ValidationException', 'SecretsManager.SecretsManagerException'],
])('TA3 %s refused with %s is %s', (resource, code, error) => {
  const integration = parseResource(`arn:aws:states:::${resource}`) as Integration
  expect(failureOf(integration, awsFault(code, 'no'), 'r-1').error).toBe(error)
})

test.each<[resource: string, cause: RegExp]>([
  ['lambda:invoke', /^no \(Service: AWSLambda; Status Code: 400; Error Code: NoSuchKey; Request ID: r-1; Proxy: null\)$/],
  ['aws-sdk:lambda:invoke', /^no \(Service: Lambda, Status Code: 400, Request ID: r-1\) \(SDK Attempt Count: 1\)$/],
  ['aws-sdk:s3:getObject', /^no \(Service: S3, Status Code: 400, Request ID: r-1, Extended Request ID: [\w+/=]+\) \(SDK Attempt Count: 1\)$/],
])('TA3 the cause of %s says where it is from', (resource, cause) => {
  const integration = parseResource(`arn:aws:states:::${resource}`) as Integration
  expect(failureOf(integration, awsFault('NoSuchKey', 'no'), 'r-1').cause).toMatch(cause)
})
