import { awsFault, type AwsFault } from '../../../aws/awsError'
import { base64Of, utf8Bytes } from '../../../aws/bytes'
import { shapesOf } from './apiShapes'
import { actionOf, serviceOf, type AwsService, type Integration } from './awsServices'
import type { TaskFailure } from './answer'

/**
 * A service's refusal as a task's error: the service's prefix and the error's class in the SDK's
 * words, the message with where it came from. [OBS] for the forms and the prefixes.
 */
export function failureOf(integration: Integration, fault: AwsFault, requestId: string): TaskFailure {
  if (fault.name === 'NotSimulated') return { error: fault.name, cause: fault.message }
  const service = serviceOf(integration)
  const told = (service.id === 's3' && fault.name === 'NotFound' && HEADS[actionOf(integration)]) || fault
  const error = `${service.errorPrefix}.${errorClass(service, told.name)}`
  return { error, cause: integration.sdk ? sdkCause(service, told, requestId) : optimizedCause(service, told, requestId) }
}

/** S3 answers HEAD without a body, so that the SDK says itself what is not there. */
const HEADS: { readonly [action: string]: AwsFault } = {
  HeadBucket: awsFault('NoSuchBucket', 'The specified bucket does not exist', 404),
  HeadObject: awsFault('NoSuchKey', 'The specified key does not exist.', 404),
}

/** A refusal of Lambda to a task whose Resource is a function's ARN. */
export function functionFault(fault: AwsFault, requestId: string): TaskFailure {
  if (fault.name === 'NotSimulated') return { error: fault.name, cause: fault.message }
  const lambda: AwsService = { id: 'lambda', errorPrefix: 'Lambda', label: 'AWSLambda', anyError: 'AWSLambdaException' }
  return { error: `Lambda.${errorClass(lambda, fault.name)}`, cause: optimizedCause(lambda, fault, requestId) }
}

/** The class of the SDKs for an error: those that the API's model has have one of their own, all others share the service's. */
function errorClass(service: AwsService, code: string): string {
  const shapes = Object.entries(shapesOf(service.id))
  const listed = shapes.find(([name, { exception, error }]) => exception && (name === code || error?.code === code))
  if (!listed && shapes.length > 0) return service.anyError
  const name = listed?.[0] ?? code
  return name.endsWith('Exception') ? name : `${name}Exception`
}

function optimizedCause({ label }: AwsService, { message, name, statusCode }: AwsFault, requestId: string): string {
  return `${message} (Service: ${label}; Status Code: ${statusCode}; Error Code: ${name}; Request ID: ${requestId}; Proxy: null)`
}

function sdkCause({ id, label }: AwsService, { message, statusCode }: AwsFault, requestId: string): string {
  const extended = id === 's3' ? `, Extended Request ID: ${extendedRequestId(requestId)}` : ''
  return `${message} (Service: ${label}, Status Code: ${statusCode}, Request ID: ${requestId}${extended}) (SDK Attempt Count: 1)`
}

/** S3 has a second, longer id of each request. It means nothing, and is made of the first here. */
function extendedRequestId(requestId: string): string {
  return base64Of(utf8Bytes(`${requestId}${requestId}`))
}
