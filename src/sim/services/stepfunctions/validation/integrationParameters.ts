import type { Resource } from '../definition/resource'

export interface KnownParameters {
  readonly required: readonly string[]
  /** All that the integration takes. */
  readonly names: ReadonlySet<string>
}

function known(required: string, others = ''): KnownParameters {
  const needed = required.split(' ')
  return { required: needed, names: new Set([...needed, ...others.split(' ')]) }
}

const CONDITIONS =
  'ConditionExpression ExpressionAttributeNames ExpressionAttributeValues Expected ConditionalOperator ReturnValues ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValuesOnConditionCheckFailure'

/** What optimized integrations take: of those that call one API action, what that takes. */
const PARAMETERS: { readonly [integration: string]: KnownParameters } = {
  'apigateway:invoke': known('ApiEndpoint Method', 'AllowNullValues AuthType Headers Path QueryParameters RequestBody Stage'),
  'dynamodb:deleteItem': known('TableName Key', CONDITIONS),
  'dynamodb:getItem': known('TableName Key', 'AttributesToGet ConsistentRead ExpressionAttributeNames ProjectionExpression ReturnConsumedCapacity'),
  'dynamodb:putItem': known('TableName Item', CONDITIONS),
  'dynamodb:updateItem': known('TableName Key', `AttributeUpdates UpdateExpression ${CONDITIONS}`),
  'events:putEvents': known('Entries', 'EndpointId'),
  'http:invoke': known('ApiEndpoint Method', 'Authentication Headers InvocationConfig QueryParameters RequestBody Transform'),
  'lambda:invoke': known('FunctionName', 'ClientContext DurableExecutionName InvocationType LogType Payload Qualifier TenantId'),
  'sns:publish': known('Message', 'MessageAttributes MessageDeduplicationId MessageGroupId MessageStructure PhoneNumber Subject TargetArn TopicArn'),
  'sqs:sendMessage': known('QueueUrl MessageBody', 'DelaySeconds MessageAttributes MessageDeduplicationId MessageGroupId MessageSystemAttributes'),
  'states:startExecution': known('StateMachineArn', 'Input Name TraceHeader'),
}

/** What an optimized integration takes; undefined where it is not known here, and of SDK integrations. */
export function parametersOf({ resourceType, action }: Extract<Resource, { kind: 'integration' }>): KnownParameters | undefined {
  const integration = `${resourceType}:${action}`
  return Object.hasOwn(PARAMETERS, integration) ? PARAMETERS[integration] : undefined
}
