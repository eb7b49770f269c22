import type { ServiceId } from '../../src/sim/aws/apiCall'

/** A service's model: its file in the folder of models, and the operations whose shapes the simulator needs. */
export interface SimulatedService {
  readonly file: string
  /** `all` of those in the file, but what `except` names. */
  readonly actions: 'all' | readonly string[]
  readonly except?: readonly string[]
  /** Those that the file does not have: their shapes are the SDK's. */
  readonly fromSdk?: readonly string[]
}

/**
 * What is simulated, or is about to be, of each service. Of every other operation the tables keep
 * name, method and URI, so that a request for one is refused by its name.
 */
export const SIMULATED: { readonly [service in ServiceId]?: SimulatedService } = {
  cloudwatch: { file: 'cloudwatch.json', actions: 'all', fromSdk: ['DescribeAlarmHistory', 'DisableAlarmActions', 'EnableAlarmActions'] },
  apigateway: {
    file: 'apigateway.json',
    actions: [
      'CreateAuthorizer', 'CreateDeployment', 'CreateDocumentationPart', 'CreateDocumentationVersion', 'CreateModel',
      'CreateRequestValidator', 'CreateResource', 'CreateRestApi', 'CreateStage', 'CreateVpcLink', 'DeleteAuthorizer',
      'DeleteDeployment', 'DeleteDocumentationPart', 'DeleteGatewayResponse', 'DeleteIntegration',
      'DeleteIntegrationResponse', 'DeleteMethod', 'DeleteMethodResponse', 'DeleteModel', 'DeleteRequestValidator',
      'DeleteResource', 'DeleteRestApi', 'DeleteStage', 'DeleteVpcLink', 'GetAccount', 'GetAuthorizer', 'GetAuthorizers',
      'GetDeployment', 'GetDeployments', 'GetDocumentationPart', 'GetDocumentationParts', 'GetDocumentationVersion', 'GetExport',
      'GetGatewayResponse', 'GetGatewayResponses', 'GetIntegration', 'GetIntegrationResponse', 'GetMethod',
      'GetMethodResponse', 'GetModel', 'GetModels', 'GetRequestValidator', 'GetRequestValidators', 'GetResource',
      'GetResources', 'GetRestApi', 'GetRestApis', 'GetStage', 'GetStages', 'GetVpcLink', 'ImportDocumentationParts', 'ImportRestApi',
      'PutGatewayResponse', 'PutIntegration', 'PutIntegrationResponse', 'PutMethod', 'PutMethodResponse', 'PutRestApi',
      'TestInvokeMethod', 'UpdateAccount', 'UpdateAuthorizer', 'UpdateDeployment', 'UpdateDocumentationPart', 'UpdateDocumentationVersion',
      'UpdateGatewayResponse', 'UpdateIntegration', 'UpdateIntegrationResponse', 'UpdateMethod', 'UpdateMethodResponse',
      'UpdateModel', 'UpdateRequestValidator', 'UpdateResource', 'UpdateRestApi', 'UpdateStage', 'UpdateVpcLink',
    ],
  },
  apigatewayv2: {
    file: 'apigatewayv2.json',
    actions: [
      'CreateApi', 'CreateAuthorizer', 'CreateDeployment', 'CreateIntegration', 'CreateIntegrationResponse', 'CreateModel',
      'CreateRoute', 'CreateRouteResponse', 'CreateStage', 'DeleteAccessLogSettings', 'DeleteApi', 'DeleteAuthorizer',
      'DeleteCorsConfiguration', 'DeleteDeployment', 'DeleteIntegration', 'DeleteIntegrationResponse', 'DeleteModel',
      'DeleteRoute', 'DeleteRouteResponse', 'DeleteRouteSettings', 'DeleteStage', 'ExportApi', 'ImportApi', 'ReimportApi', 'GetApi', 'GetApis', 'GetAuthorizer',
      'GetAuthorizers', 'GetDeployment', 'GetDeployments', 'GetIntegration', 'GetIntegrationResponse',
      'GetIntegrationResponses', 'GetIntegrations', 'GetModel', 'GetModels', 'GetRoute', 'GetRouteResponse',
      'GetRouteResponses', 'GetRoutes', 'GetStage', 'GetStages', 'ResetAuthorizersCache', 'UpdateApi', 'UpdateAuthorizer',
      'UpdateIntegration', 'UpdateIntegrationResponse', 'UpdateModel', 'UpdateRoute', 'UpdateRouteResponse', 'UpdateStage',
    ],
  },
  apigatewaymanagementapi: { file: 'apigatewaymanagementapi.json', actions: 'all' },
  dynamodb: {
    file: 'dynamodb.json',
    actions: [
      'BatchGetItem', 'BatchWriteItem', 'CreateTable', 'DeleteItem', 'DeleteResourcePolicy', 'DeleteTable', 'DescribeLimits', 'DescribeTable',
      'DescribeTimeToLive', 'GetItem', 'GetResourcePolicy', 'ListTables', 'ListTagsOfResource', 'PutItem', 'PutResourcePolicy', 'Query', 'Scan', 'TagResource',
      'TransactGetItems', 'TransactWriteItems', 'UntagResource', 'UpdateItem', 'UpdateTable', 'UpdateTimeToLive',
    ],
  },
  dynamodbstreams: { file: 'dynamodbstreams.json', actions: 'all' },
  events: {
    file: 'events.json',
    actions: [
      'CancelReplay', 'CreateArchive', 'CreateConnection', 'CreateEventBus', 'DeauthorizeConnection', 'DeleteArchive',
      'DeleteConnection', 'DeleteEventBus', 'DeleteRule', 'DescribeConnection', 'ListConnections', 'UpdateConnection',
      'DescribeArchive', 'DescribeEventBus', 'DescribeReplay', 'DescribeRule', 'DisableRule', 'EnableRule',
      'ListArchives', 'ListEventBuses', 'ListReplays', 'ListRuleNamesByTarget', 'ListRules', 'ListTagsForResource',
      'ListTargetsByRule', 'PutEvents', 'PutPermission', 'PutRule', 'PutTargets', 'RemovePermission', 'RemoveTargets',
      'StartReplay', 'TagResource', 'TestEventPattern', 'UntagResource', 'UpdateArchive', 'UpdateEventBus',
    ],
  },
  iam: {
    file: 'iam.json',
    actions: 'all',
    fromSdk: [
      'AttachUserPolicy', 'CreateAccessKey', 'CreatePolicyVersion', 'DeleteAccessKey', 'DeletePolicy',
      'DeletePolicyVersion', 'DeleteRolePermissionsBoundary', 'DeleteUser', 'DeleteUserPermissionsBoundary',
      'DeleteUserPolicy', 'DetachUserPolicy', 'GetPolicyVersion', 'GetUser', 'GetUserPolicy', 'ListAccessKeys',
      'ListAttachedRolePolicies', 'ListAttachedUserPolicies', 'ListEntitiesForPolicy', 'ListPolicies',
      'ListPolicyVersions', 'ListRolePolicies', 'ListRoleTags', 'ListUserPolicies', 'ListUserTags', 'ListUsers',
      'PutRolePermissionsBoundary', 'PutUserPermissionsBoundary', 'SetDefaultPolicyVersion', 'SimulateCustomPolicy',
      'TagRole', 'TagUser', 'UntagRole', 'UntagUser', 'UpdateAccessKey', 'UpdateAssumeRolePolicy', 'UpdateRole',
    ],
  },
  kinesis: {
    file: 'kinesis.json',
    actions: [
      'AddTagsToStream', 'CreateStream', 'DecreaseStreamRetentionPeriod', 'DeleteStream', 'DescribeLimits',
      'DescribeStream', 'DescribeStreamSummary', 'GetRecords', 'GetShardIterator', 'IncreaseStreamRetentionPeriod',
      'ListShards', 'ListStreams', 'ListTagsForStream', 'MergeShards', 'PutRecord', 'PutRecords',
      'RemoveTagsFromStream', 'SplitShard', 'StartStreamEncryption', 'StopStreamEncryption', 'UpdateMaxRecordSize',
      'UpdateShardCount', 'UpdateStreamMode',
    ],
  },
  lambda: {
    file: 'lambda.json',
    actions: [
      'AddLayerVersionPermission', 'AddPermission', 'CreateAlias', 'CreateCodeSigningConfig',
      'CreateEventSourceMapping', 'CreateFunction', 'CreateFunctionUrlConfig', 'DeleteAlias',
      'DeleteCodeSigningConfig', 'DeleteEventSourceMapping', 'DeleteFunction', 'DeleteFunctionCodeSigningConfig',
      'DeleteFunctionConcurrency', 'DeleteFunctionEventInvokeConfig', 'DeleteFunctionUrlConfig', 'DeleteLayerVersion',
      'DeleteProvisionedConcurrencyConfig', 'GetAccountSettings', 'GetAlias', 'GetCodeSigningConfig',
      'GetEventSourceMapping', 'GetFunction', 'GetFunctionCodeSigningConfig', 'GetFunctionConcurrency',
      'GetFunctionConfiguration', 'GetFunctionEventInvokeConfig', 'GetFunctionRecursionConfig',
      'GetFunctionUrlConfig', 'GetLayerVersion', 'GetLayerVersionByArn', 'GetLayerVersionPolicy', 'GetPolicy',
      'GetProvisionedConcurrencyConfig', 'GetRuntimeManagementConfig', 'Invoke', 'InvokeAsync', 'ListAliases',
      'ListCodeSigningConfigs', 'ListEventSourceMappings', 'ListFunctionEventInvokeConfigs', 'ListFunctionUrlConfigs',
      'ListFunctions', 'ListFunctionsByCodeSigningConfig', 'ListLayerVersions', 'ListLayers',
      'ListProvisionedConcurrencyConfigs', 'ListTags', 'ListVersionsByFunction', 'PublishLayerVersion',
      'PublishVersion', 'PutFunctionCodeSigningConfig', 'PutFunctionConcurrency', 'PutFunctionEventInvokeConfig',
      'PutFunctionRecursionConfig', 'PutProvisionedConcurrencyConfig', 'PutRuntimeManagementConfig',
      'RemoveLayerVersionPermission', 'RemovePermission', 'TagResource', 'UntagResource', 'UpdateAlias',
      'UpdateCodeSigningConfig', 'UpdateEventSourceMapping', 'UpdateFunctionCode', 'UpdateFunctionConfiguration',
      'UpdateFunctionEventInvokeConfig', 'UpdateFunctionUrlConfig',
    ],
  },
  logs: {
    file: 'logs.json',
    actions: [
      'CreateLogGroup', 'CreateLogStream', 'DeleteLogGroup', 'DeleteLogStream', 'DeleteMetricFilter',
      'DeleteRetentionPolicy', 'DeleteSubscriptionFilter', 'DescribeLogGroups', 'DescribeLogStreams',
      'DescribeMetricFilters', 'DescribeQueries', 'DescribeSubscriptionFilters', 'FilterLogEvents', 'GetLogEvents',
      'GetQueryResults', 'ListTagsForResource', 'ListTagsLogGroup', 'PutLogEvents', 'PutMetricFilter',
      'PutRetentionPolicy', 'PutSubscriptionFilter', 'StartQuery', 'StopQuery', 'TagLogGroup', 'TagResource',
      'TestMetricFilter', 'UntagLogGroup', 'UntagResource',
    ],
  },
  s3: { file: 's3.json', actions: 'all', fromSdk: ['DeleteBucketPolicy', 'GetBucketPolicy', 'PutBucketPolicy'] },
  secretsmanager: {
    file: 'secretsmanager.json',
    actions: 'all',
    except: ['RemoveRegionsFromReplication', 'ReplicateSecretToRegions', 'StopReplicationToReplica'],
  },
  sns: {
    file: 'sns.json',
    actions: [
      'AddPermission', 'ConfirmSubscription', 'CreateTopic', 'DeleteTopic', 'GetSubscriptionAttributes',
      'GetTopicAttributes', 'ListSubscriptions', 'ListSubscriptionsByTopic', 'ListTagsForResource', 'ListTopics',
      'Publish', 'PublishBatch', 'RemovePermission', 'SetSubscriptionAttributes', 'SetTopicAttributes', 'Subscribe',
      'TagResource', 'Unsubscribe', 'UntagResource',
    ],
  },
  sqs: { file: 'sqs.json', actions: 'all' },
  ssm: {
    file: 'ssm.json',
    actions: 'all',
    fromSdk: ['AddTagsToResource', 'LabelParameterVersion', 'ListTagsForResource', 'RemoveTagsFromResource', 'UnlabelParameterVersion'],
  },
  states: { file: 'stepfunctions.json', actions: 'all' },
  sts: {
    file: 'sts.json',
    actions: [
      'AssumeRole', 'AssumeRoleWithWebIdentity', 'DecodeAuthorizationMessage', 'GetAccessKeyInfo', 'GetCallerIdentity',
      'GetFederationToken', 'GetSessionToken',
    ],
  },
}
