import type { JsonObject } from '../../kernel/json'
import type { Place } from '../arn'
import { lambdaNeeds, statesNeeds } from './compute'
import { dynamodbNeeds, kinesisNeeds, s3Needs, secretsmanagerNeeds, ssmNeeds } from './dataStores'
import { cloudwatchNeeds, connectionsNeeds, executeApiNeeds, iamNeeds, logsNeeds, stsNeeds } from './management'
import { eventsNeeds, snsNeeds, sqsNeeds } from './messaging'
import type { Need, NeedsOf } from './need'

const NEEDS: { readonly [service: string]: NeedsOf } = {
  apigatewaymanagementapi: connectionsNeeds,
  cloudwatch: cloudwatchNeeds,
  dynamodb: dynamodbNeeds,
  dynamodbstreams: dynamodbNeeds,
  events: eventsNeeds,
  'execute-api': executeApiNeeds,
  iam: iamNeeds,
  kinesis: kinesisNeeds,
  lambda: lambdaNeeds,
  logs: logsNeeds,
  s3: s3Needs,
  secretsmanager: secretsmanagerNeeds,
  sns: snsNeeds,
  sqs: sqsNeeds,
  ssm: ssmNeeds,
  states: statesNeeds,
  sts: stsNeeds,
}

/**
 * What a modelled call needs to be allowed: all of it. Of a service that is not in the table, the
 * action by its own name on every resource.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function needsOf(call: { readonly service: string; readonly action: string; readonly input: JsonObject }, place: Place): readonly Need[] {
  const needs = Object.hasOwn(NEEDS, call.service) ? NEEDS[call.service] : undefined
  return needs?.(call.action, call.input, place) ?? [{ action: `${call.service}:${call.action}`, resource: '*' }]
}

export type { Need }
