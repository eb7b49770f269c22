import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient, ListStreamsCommand as ListTableStreamsCommand } from '@aws-sdk/client-dynamodb-streams'
import { EventBridgeClient, ListEventBusesCommand } from '@aws-sdk/client-eventbridge'
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam'
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis'
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn'
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'

test('the calls of every client are events of the one log, in the order in which they were sent', async () => {
  const cloud = sdkWorld()
  const config = clientConfig(cloud)
  const calls: [operation: string, send: () => Promise<unknown>][] = [
    ['cloudwatch ListMetrics', () => new CloudWatchClient(config).send(new ListMetricsCommand({}))],
    ['logs DescribeLogGroups', () => new CloudWatchLogsClient(config).send(new DescribeLogGroupsCommand({}))],
    ['dynamodb ListTables', () => new DynamoDBClient(config).send(new ListTablesCommand({}))],
    ['dynamodbstreams ListStreams', () => new DynamoDBStreamsClient(config).send(new ListTableStreamsCommand({}))],
    ['events ListEventBuses', () => new EventBridgeClient(config).send(new ListEventBusesCommand({}))],
    ['iam ListRoles', () => new IAMClient(config).send(new ListRolesCommand({}))],
    ['kinesis ListStreams', () => new KinesisClient(config).send(new ListStreamsCommand({}))],
    ['lambda ListFunctions', () => new LambdaClient(config).send(new ListFunctionsCommand({}))],
    ['s3 ListBuckets', () => new S3Client(config).send(new ListBucketsCommand({}))],
    ['secretsmanager ListSecrets', () => new SecretsManagerClient(config).send(new ListSecretsCommand({}))],
    ['states ListStateMachines', () => new SFNClient(config).send(new ListStateMachinesCommand({}))],
    ['sns ListTopics', () => new SNSClient(config).send(new ListTopicsCommand({}))],
    ['sqs ListQueues', () => new SQSClient(config).send(new ListQueuesCommand({}))],
    ['ssm DescribeParameters', () => new SSMClient(config).send(new DescribeParametersCommand({}))],
    ['sts GetCallerIdentity', () => new STSClient(config).send(new GetCallerIdentityCommand({}))],
  ]
  for (const [, send] of calls) await send().catch((error: { name: string }) => expect(error.name).toBe('NotSimulated'))
  const started = cloud.log.filter(({ type }) => type === 'ApiCallStarted')
  expect(started.map(({ service, detail }) => `${service} ${String((detail as { action?: string }).action)}`)).toEqual(calls.map(([operation]) => operation))
})
