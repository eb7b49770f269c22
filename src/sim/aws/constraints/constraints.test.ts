import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../kernel/json'
import { modelOf } from '../models/models'
import { services as all } from '../../cloud/services'
import { constraintFault } from './constraints'
import { violationsOf } from './violations'

const NOT_NULL = 'failed to satisfy constraint: Member must not be null'

test.each<[why: string, service: string, action: string, input: JsonObject, refusal: string | undefined]>([
  ['CN6 all is well', 'kinesis', 'CreateStream', { StreamName: 's', ShardCount: 1 }, undefined],
  ['CN1 a member that is required', 'kinesis', 'CreateStream', {}, `ValidationException: 1 validation error detected: Value null at 'streamName' ${NOT_NULL}`],
  ['CN1 null is none', 'kinesis', 'CreateStream', { StreamName: null }, `ValidationException: 1 validation error detected: Value null at 'streamName' ${NOT_NULL}`],
  ['CN2 a number below its least', 'kinesis', 'CreateStream', { StreamName: 's', ShardCount: 0 }, "ValidationException: 1 validation error detected: Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1"],
  ['CN3 a pattern', 'kinesis', 'CreateStream', { StreamName: 'a b' }, "ValidationException: 1 validation error detected: Value 'a b' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"],
  ['CN5 two at once', 'kinesis', 'CreateStream', { StreamName: '' }, "ValidationException: 2 validation errors detected: Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"],
  ['CN3 an enum', 'kinesis', 'GetShardIterator', { StreamName: 's', ShardId: 'shardId-000000000000', ShardIteratorType: 'FIRST' }, "ValidationException: 1 validation error detected: Value 'FIRST' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER, TRIM_HORIZON, LATEST, AT_TIMESTAMP]"],
  ['CN4 a member of an item, from 1', 'kinesis', 'PutRecords', { StreamName: 's', Records: [{ Data: 'YQ==', PartitionKey: 'k' }, { Data: 'YQ==' }] }, `ValidationException: 1 validation error detected: Value null at 'records.2.member.partitionKey' ${NOT_NULL}`],
  ['CN2 a list that is empty', 'kinesis', 'PutRecords', { StreamName: 's', Records: [] }, "ValidationException: 1 validation error detected: Value '[]' at 'records' failed to satisfy constraint: Member must have length greater than or equal to 1"],
  ['CN2 a text that is too long', 'sts', 'AssumeRole', { RoleArn: 'arn:aws:iam::123456789012:role/r', RoleSessionName: 'a'.repeat(65) }, `ValidationError: 1 validation error detected: Value '${'a'.repeat(65)}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`],
  ['CN6 the names of IAM are its own to judge', 'iam', 'GetRole', { RoleName: 'a b' }, undefined],
  ['CN6 in the words of CloudWatch Logs', 'logs', 'CreateLogGroup', {}, `InvalidParameterException: 1 validation error detected: Value null at 'logGroupName' ${NOT_NULL}`],
  ['a wrong type is the service\'s to refuse', 'kinesis', 'CreateStream', { StreamName: 7 }, undefined],
  ['CN6 in the words of CloudWatch', 'cloudwatch', 'DeleteAlarms', {}, `ValidationError: 1 validation error detected: Value null at 'alarmNames' ${NOT_NULL}`],
  ['CN6 a service that checks for itself', 'dynamodb', 'GetItem', {}, undefined],
  ['CN6 in the words of Step Functions, which repeat no definition', 'states', 'ValidateStateMachineDefinition', { definition: '', maxResults: 101 }, "ValidationException: 2 validation errors detected: Value at 'definition' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100"],
  ['CN4 of Step Functions, a member of an item', 'states', 'UpdateStateMachineAlias', { stateMachineAliasArn: 'arn', routingConfiguration: [{ stateMachineVersionArn: 'arn', weight: 101 }] }, "ValidationException: 1 validation error detected: Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must have value less than or equal to 100"],
  ['CN6 in the words of SNS', 'sns', 'Subscribe', { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t' }, `ValidationError: 1 validation error detected: Value null at 'protocol' ${NOT_NULL}`],
  ['CN8 in the body of a request to API Gateway', 'apigatewayv2', 'CreateApi', { Name: 'a', ProtocolType: 'GOPHER' }, "ValidationException: 1 validation error detected: Value 'GOPHER' at 'createApiInput.protocolType' failed to satisfy constraint: Member must satisfy enum value set: [WEBSOCKET, HTTP]"],
  ['CN8 in its path', 'apigateway', 'PutMethodResponse', { restApiId: 'a', resourceId: 'r', httpMethod: 'GET', statusCode: '99' }, "ValidationException: 1 validation error detected: Value '99' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d"],
  ['CN8 what is missing is API Gateway\'s own to tell', 'apigateway', 'CreateRestApi', {}, undefined],
  ['CN7 more than the model allows', 'lambda', 'UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: 901 }, "ValidationException: 1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900"],
  ['CN7 what the service says in other words', 'lambda', 'UpdateFunctionConfiguration', { FunctionName: 'f', Runtime: 'cobol' }, undefined],
  ['CN1 in a query an empty list is none', 'lambda', 'UntagResource', { Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', TagKeys: [] }, `ValidationException: 1 validation error detected: Value null at 'tagKeys' ${NOT_NULL}`],
  ['an action that is not in the table', 'kinesis', 'Explode', {}, undefined],
  ['CN6 what is not simulated is the service\'s to say', 'kinesis', 'RegisterStreamConsumer', {}, undefined],
])('%s', (_why, service, action, input, refusal) => {
  const checked = all.find(({ id, alsoAnswers = [] }) => id === service || alsoAnswers.includes(service))?.checkedByModel
  const fault = constraintFault(checked, service, action, input)
  expect(fault && `${fault.name}: ${fault.message}`).toBe(refusal)
})

describe('as recorded of Lambda', () => {
  const lambda = modelOf('lambda')!
  const violations = (action: string, input: JsonObject) => violationsOf({ model: lambda, patterns: true, onlyChoices: false, bodyNamed: false, seen: {} }, action, lambda.operations[action]!.input!, input)

  test.each<[action: string, input: JsonObject, complaint: string]>([
    ['CreateAlias', { FunctionName: 'f', Name: 'a', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { $LATEST: 0.5 } } },
      "Value '{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]"],
    ['PutProvisionedConcurrencyConfig', { FunctionName: 'f', Qualifier: '1', ProvisionedConcurrentExecutions: 0 },
      "Value '0' at 'provisionedConcurrentExecutions' failed to satisfy constraint: Member must have value greater than or equal to 1"],
    ['UntagResource', { Resource: 'arn:aws:lambda:us-east-1:111111111111:function:f' }, `Value null at 'tagKeys' ${NOT_NULL}`],
    ['CreateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'NONE', InvokeMode: 'UNKNOWN' },
      "Value 'UNKNOWN' at 'invokeMode' failed to satisfy constraint: Member must satisfy enum value set: [RESPONSE_STREAM, BUFFERED]"],
  ])('CN4 %s %j', (action, input, complaint) => {
    const told = violations(action, input)
    expect(told).toHaveLength(1)
    // AWS lists enums in no order of the model's.
    expect(sortedSet(told[0]!)).toBe(sortedSet(complaint))
  })
})

function sortedSet(text: string): string {
  return text.replace(/set: \[(.*)\]/, (_, values: string) => `set: [${values.split(', ').sort().join(', ')}]`)
}
