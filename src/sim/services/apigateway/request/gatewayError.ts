/** Why a request does not get through: a gateway response of this type answers it. */
export interface GatewayError {
  readonly type: string
  /** Null: the message is null too, as of authorizers that fail. */
  readonly message: string | null
  /** Where AWS's status is not the one of the type. */
  readonly status?: string
  /** `message`, or in refusals by policy `Message`. */
  readonly member?: 'Message'
  /** For `$context.error.validationErrorString`. */
  readonly validation?: string
  /** For the log only: what a learner should know and a client does not get. */
  readonly reason?: string
}

/** `x-amzn-ErrorType` by type; of all others it is InternalServerErrorException. */
export const ERROR_TYPES: { readonly [type: string]: string } = {
  ACCESS_DENIED: 'AccessDeniedException',
  AUTHORIZER_CONFIGURATION_ERROR: 'AuthorizerConfigurationException',
  AUTHORIZER_FAILURE: 'AuthorizerFailureException',
  BAD_REQUEST_BODY: 'BadRequestException',
  BAD_REQUEST_PARAMETERS: 'BadRequestException',
  EXPIRED_TOKEN: 'ExpiredTokenException',
  INVALID_API_KEY: 'ForbiddenException',
  INVALID_SIGNATURE: 'InvalidSignatureException',
  MISSING_AUTHENTICATION_TOKEN: 'MissingAuthenticationTokenException',
  QUOTA_EXCEEDED: 'LimitExceededException',
  REQUEST_TOO_LARGE: 'RequestTooLargeException',
  RESOURCE_NOT_FOUND: 'ResourceNotFoundException',
  THROTTLED: 'TooManyRequestsException',
  UNAUTHORIZED: 'UnauthorizedException',
  UNSUPPORTED_MEDIA_TYPE: 'BadRequestException',
  WAF_FILTERED: 'ForbiddenException',
}

/** Something in the API's definition, or the backend, is not as it should be: the client learns no more than this. */
export function configurationError(reason: string): GatewayError {
  return { type: 'API_CONFIGURATION_ERROR', message: 'Internal server error', reason }
}

/** The backend's answer makes no sense. */
export function malformedAnswer(reason: string): GatewayError {
  return { type: 'DEFAULT_5XX', message: 'Internal server error', status: '502', reason }
}
