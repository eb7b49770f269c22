import { readPolicy } from '../../../aws/policy/readPolicy'
import type { JsonObject } from '../../../kernel/json'
import type { ManagedPolicy } from './managedPolicy'

const LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']
const READING = (service: string, ...names: readonly string[]): readonly string[] => names.map((name) => `${service}:${name}`)

/**
 * AWS's own policies that serverless work meets, by path and name. Of actions that this simulator
 * does not know they leave out some.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const ACTIONS: { readonly [pathAndName: string]: readonly string[] } = {
  '/AdministratorAccess': ['*'],
  '/service-role/AWSLambdaBasicExecutionRole': LOGS,
  '/service-role/AWSLambdaSQSQueueExecutionRole': [...READING('sqs', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'), ...LOGS],
  '/service-role/AWSLambdaKinesisExecutionRole': [
    ...READING('kinesis', 'DescribeStream', 'DescribeStreamSummary', 'GetRecords', 'GetShardIterator', 'ListShards', 'ListStreams', 'SubscribeToShard'),
    ...LOGS,
  ],
  '/service-role/AWSLambdaDynamoDBExecutionRole': [...READING('dynamodb', 'DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'), ...LOGS],
  '/service-role/AWSLambdaVPCAccessExecutionRole': [
    ...LOGS,
    ...READING('ec2', 'CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DescribeSubnets', 'DeleteNetworkInterface', 'AssignPrivateIpAddresses', 'UnassignPrivateIpAddresses'),
  ],
  '/service-role/AWSLambdaRole': ['lambda:InvokeFunction'],
  '/service-role/AmazonAPIGatewayPushToCloudWatchLogs': [
    ...LOGS, ...READING('logs', 'DescribeLogGroups', 'DescribeLogStreams', 'GetLogEvents', 'FilterLogEvents'),
  ],
  '/AWSXRayDaemonWriteAccess': READING('xray', 'PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets', 'GetSamplingStatisticSummaries'),
  '/AmazonDynamoDBFullAccess': ['dynamodb:*', 'dax:*'],
  '/AmazonDynamoDBReadOnlyAccess': READING('dynamodb', 'BatchGetItem', 'Describe*', 'List*', 'GetItem', 'Query', 'Scan', 'PartiQLSelect'),
  '/AmazonS3FullAccess': ['s3:*', 's3-object-lambda:*'],
  '/AmazonS3ReadOnlyAccess': ['s3:Get*', 's3:List*', 's3:Describe*'],
  '/AmazonSQSFullAccess': ['sqs:*'],
  '/AmazonSQSReadOnlyAccess': READING('sqs', 'GetQueueAttributes', 'GetQueueUrl', 'ListDeadLetterSourceQueues', 'ListQueues', 'ListMessageMoveTasks', 'ListQueueTags'),
  '/AmazonSNSFullAccess': ['sns:*'],
  '/AmazonSNSReadOnlyAccess': ['sns:Get*', 'sns:List*'],
  '/AmazonKinesisFullAccess': ['kinesis:*'],
  '/AmazonKinesisReadOnlyAccess': ['kinesis:Get*', 'kinesis:List*', 'kinesis:Describe*'],
  '/AmazonEventBridgeFullAccess': ['events:*', 'schemas:*', 'scheduler:*', 'pipes:*'],
  '/AmazonSSMReadOnlyAccess': ['ssm:Describe*', 'ssm:Get*', 'ssm:List*'],
  '/AWSStepFunctionsFullAccess': ['states:*'],
  '/AWSStepFunctionsReadOnlyAccess': READING('states', 'List*', 'Describe*', 'GetExecutionHistory', 'ValidateStateMachineDefinition'),
  '/AWSLambda_FullAccess': ['lambda:*', 'logs:DescribeLogGroups', 'states:DescribeStateMachine', 'states:ListStateMachines', 'iam:PassRole', 'iam:GetRole', 'iam:ListRoles'],
  '/AWSLambda_ReadOnlyAccess': ['lambda:Get*', 'lambda:List*', 'logs:DescribeLogGroups', 'states:DescribeStateMachine', 'iam:GetRole', 'iam:ListRoles'],
  '/CloudWatchFullAccess': ['cloudwatch:*', 'logs:*', 'sns:*'],
  '/CloudWatchLogsFullAccess': ['logs:*'],
  '/CloudWatchReadOnlyAccess': ['cloudwatch:Describe*', 'cloudwatch:Get*', 'cloudwatch:List*', 'logs:Get*', 'logs:Describe*', 'logs:FilterLogEvents', 'sns:Get*', 'sns:List*'],
  '/SecretsManagerReadWrite': ['secretsmanager:*', 'lambda:ListFunctions'],
}

/** 2015-02-06, when most of them were made. Epoch seconds. */
const SINCE = 1_423_180_800

/** Of `AWSLambda_FullAccess`: roles may be passed to Lambda alone. */
const PASS_TO_LAMBDA = {
  Effect: 'Allow', Action: 'iam:PassRole', Resource: '*', Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
}

export const AWS_MANAGED: ReadonlyMap<string, ManagedPolicy> = new Map(
  Object.entries({ ...ACTIONS, '/PowerUserAccess': [] }).map(([pathAndName, actions]) => {
    const policy = made(pathAndName, statementsOf(pathAndName, actions))
    return [policy.arn, policy]
  }),
)

export function awsManagedPolicy(arn: string): ManagedPolicy | undefined {
  return AWS_MANAGED.get(arn)
}

function statementsOf(pathAndName: string, actions: readonly string[]): readonly JsonObject[] {
  if (pathAndName === '/PowerUserAccess') {
    return [
      { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      { Effect: 'Allow', Action: ['iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole', 'iam:ListRoles'], Resource: '*' },
    ]
  }
  const passing = actions.includes('iam:PassRole') ? [PASS_TO_LAMBDA] : []
  return [{ Effect: 'Allow', Action: actions.filter((action) => action !== 'iam:PassRole'), Resource: '*' }, ...passing]
}

function made(pathAndName: string, statements: readonly JsonObject[]): ManagedPolicy {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const reading = readPolicy(text, 'identity')
  if ('problem' in reading) throw new Error(`${pathAndName}: ${reading.problem}`)
  const name = pathAndName.slice(pathAndName.lastIndexOf('/') + 1)
  const path = pathAndName.slice(0, -name.length)
  return {
    name,
    path,
    arn: `arn:aws:iam::aws:policy${pathAndName}`,
    id: `ANPA${name.toUpperCase().replaceAll(/[^A-Z2-7]/g, '').padEnd(17, 'A').slice(0, 17)}`,
    description: undefined,
    createdAt: SINCE,
    updatedAt: SINCE,
    versions: [{ text, document: reading.document, id: 'v1', createdAt: SINCE }],
    defaultVersion: 'v1',
    versionsMade: 1,
  }
}
