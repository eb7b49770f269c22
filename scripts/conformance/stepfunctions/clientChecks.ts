import { awsFault, AwsError } from '../../../src/sim/aws/awsError'
import { isJsonObject, type Json, type JsonObject } from '../../../src/sim/kernel/json'

/** What the SDK of the recordings (botocore) holds against the API's model: least lengths of texts, least numbers. */
const LEAST: { readonly [member: string]: number } = {
  definition: 1,
  roleArn: 1,
  stateName: 1,
  'stateConfiguration.errorCausedByState': 1,
  'stateConfiguration.retrierRetryCount': 0,
  'stateConfiguration.mapIterationFailureCount': 0,
}

/**
 * Refuses a request that would not have left the client.
 * @throws {AwsError} ParamValidationError, in the client's words
 */
export function checkAsClient(request: JsonObject): void {
  const wrong = Object.entries(LEAST).flatMap(([member, least]) => complaint(member, valueAt(request, member), least))
  if (wrong.length > 0) throw new AwsError(awsFault('ParamValidationError', `Parameter validation failed:\n${wrong.join('\n')}`))
}

function valueAt(request: JsonObject, member: string): Json | undefined {
  return member.split('.').reduce<Json | undefined>((value, name) => (isJsonObject(value) ? value[name] : undefined), request)
}

function complaint(member: string, value: Json | undefined, least: number): string[] {
  if (typeof value === 'string' && value.length < least) {
    return [`Invalid length for parameter ${member}, value: ${value.length}, valid min length: ${least}`]
  }
  if (typeof value === 'number' && value < least) {
    return [`Invalid value for parameter ${member}, value: ${value}, valid min value: ${least}`]
  }
  return []
}
