import { expect, test } from 'vitest'
import { validateDefinition } from './validation'

function complaints(resource: string): readonly string[] {
  const definition = { StartAt: 'A', States: { A: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, End: true } } }
  return validateDefinition(JSON.stringify(definition), { type: 'STANDARD' }).diagnostics.map(({ message }) => message)
}

test.each([
  'athena:startQueryExecution.sync', 'athena:getQueryResults', 'batch:submitJob', 'batch:submitJob.sync', 'bedrock:invokeModel', 'bedrock:createModelCustomizationJob.sync',
  'codebuild:startBuild.sync', 'codebuild:batchGetReports', 'databrew:startJobRun.sync', 'ecs:runTask', 'ecs:runTask.sync', 'ecs:runTask.waitForTaskToken',
  'eks:call', 'eks:runJob.sync', 'eks:createNodegroup.sync', 'elasticmapreduce:addStep.sync', 'elasticmapreduce:cancelStep', 'emr-containers:startJobRun.sync',
  'emr-serverless:startJobRun.sync', 'emr-serverless:createApplication', 'glue:startJobRun', 'glue:startJobRun.sync', 'mediaconvert:createJob.sync', 'sagemaker:createTrainingJob.sync',
  'sagemaker:createEndpoint', 'states:startExecution.sync', 'states:startExecution.sync:2',
])('VA15 %s is an integration', (resource) => {
  expect(complaints(resource)).toEqual([])
})

test.each([
  'athena:getQueryResults.sync', 'batch:submitJob.waitForTaskToken', 'batch:submitJob.sync:2', 'codebuild:stopBuild.sync', 'ecs:stopTask', 'eks:call.sync', 'elasticmapreduce:cancelStep.sync',
  'emr-containers:createVirtualCluster.sync', 'glue:startCrawler', 'lambda:invoke.sync', 'sagemaker:createEndpoint.sync', 'http:invoke.waitForTaskToken', 'dynamodb:getItem.waitForTaskToken',
])('VA15 %s is none', (resource) => {
  expect(complaints(resource)).toEqual([expect.stringContaining(`arn:aws:states:::${resource} is not recognized`)])
})

test.each(['aws-sdk:dynamodb:transactWriteItems', 'aws-sdk:sfn:listExecutions.waitForTaskToken', 'aws-sdk:cloudwatchlogs:putRetentionPolicy', 'aws-sdk:s3:headObject', 'aws-sdk:glue:doAnything'])(
  'VA16 %s is an integration',
  (resource) => expect(complaints(resource)).toEqual([]),
)

test.each(['aws-sdk:dynamodb:getItems', 'aws-sdk:dynamodb:GetItem', 'aws-sdk:sfn:toString', 'aws-sdk:s3:getObject.sync'])('VA16 %s is none', (resource) => {
  expect(complaints(resource)).toEqual([expect.stringContaining('is not recognized')])
})
