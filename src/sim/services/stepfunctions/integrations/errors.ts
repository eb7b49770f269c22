import type { AwsFault } from '../../../aws/awsError'
import { serviceOf, type AwsService, type Integration } from './awsServices'
import type { TaskFailure } from './answer'

/**
 * A service's refusal as a task's error: the service's prefix and the error's class in the SDK's
 * words, the message with where it came from. [OBS] for the forms and the prefixes.
 */
export function failureOf(integration: Integration, fault: AwsFault, requestId: string): TaskFailure {
  if (fault.name === 'NotSimulated') return { error: fault.name, cause: fault.message }
  const service = serviceOf(integration)
  const error = `${service.errorPrefix}.${errorClass(service, fault.name)}`
  return { error, cause: integration.sdk ? sdkCause(service, fault, requestId) : optimizedCause(service, fault, requestId) }
}

/** A refusal of Lambda to a task whose Resource is a function's ARN. */
export function functionFault(fault: AwsFault, requestId: string): TaskFailure {
  if (fault.name === 'NotSimulated') return { error: fault.name, cause: fault.message }
  const lambda: AwsService = { id: 'lambda', errorPrefix: 'Lambda', label: 'AWSLambda', anyError: 'AWSLambdaException' }
  return { error: `Lambda.${errorClass(lambda, fault.name)}`, cause: optimizedCause(lambda, fault, requestId) }
}

function errorClass(service: AwsService, code: string): string {
  if (UNLISTED.has(code) && !LISTED[service.id]?.has(code)) return service.anyError
  return code.endsWith('Exception') ? code : `${code}Exception`
}

function optimizedCause({ label }: AwsService, { message, name, statusCode }: AwsFault, requestId: string): string {
  return `${message} (Service: ${label}; Status Code: ${statusCode}; Error Code: ${name}; Request ID: ${requestId}; Proxy: null)`
}

function sdkCause({ label }: AwsService, { message, statusCode }: AwsFault, requestId: string): string {
  return `${message} (Service: ${label}, Status Code: ${statusCode}, Request ID: ${requestId}) (SDK Attempt Count: 1)`
}

/** Errors that AWS's front end gives for any service, and that few API models list: those have no class of their own. */
const UNLISTED: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'InvalidClientTokenId',
  'InvalidParameterCombination',
  'InvalidParameterValue',
  'MissingParameter',
  'SerializationException',
  'ThrottlingException',
  'UnrecognizedClientException',
  'ValidationError',
  'ValidationException',
])

/** Those of them that a service's model does list. */
const LISTED: { readonly [service: string]: ReadonlySet<string> } = {
  dynamodb: new Set(['ThrottlingException']),
  events: new Set(['AccessDeniedException', 'ThrottlingException']),
  kinesis: new Set(['AccessDeniedException', 'ValidationException']),
  sns: new Set(['ValidationException']),
  states: new Set(['ValidationException']),
}
