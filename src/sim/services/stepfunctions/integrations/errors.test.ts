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
  ['aws-sdk:sfn:sendTaskSuccess', 'InvalidToken', 'Sfn.InvalidTokenException'],
  ['aws-sdk:secretsmanager:createSecret', 'ValidationException', 'SecretsManager.SecretsManagerException'],
])('TA3 %s refused with %s is %s', (resource, code, error) => {
  const integration = parseResource(`arn:aws:states:::${resource}`) as Integration
  expect(failureOf(integration, awsFault(code, 'no'), 'r-1').error).toBe(error)
})
