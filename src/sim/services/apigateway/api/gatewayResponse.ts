/** How API Gateway itself answers a request that it does not hand on, or cannot. */
export interface GatewayResponse {
  readonly responseType: string
  /** Of the two defaults there is none unless one is set: each type has its own. */
  readonly statusCode?: string
  readonly responseParameters: { readonly [target: string]: string }
  readonly responseTemplates: { readonly [contentType: string]: string }
}

/** The types and their statuses. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const STATUSES: { readonly [responseType: string]: string | undefined } = {
  ACCESS_DENIED: '403',
  API_CONFIGURATION_ERROR: '500',
  AUTHORIZER_CONFIGURATION_ERROR: '500',
  AUTHORIZER_FAILURE: '500',
  BAD_REQUEST_BODY: '400',
  BAD_REQUEST_PARAMETERS: '400',
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: '403',
  INTEGRATION_FAILURE: '504',
  INTEGRATION_TIMEOUT: '504',
  INVALID_API_KEY: '403',
  INVALID_SIGNATURE: '403',
  MISSING_AUTHENTICATION_TOKEN: '403',
  QUOTA_EXCEEDED: '429',
  REQUEST_TOO_LARGE: '413',
  RESOURCE_NOT_FOUND: '404',
  THROTTLED: '429',
  UNAUTHORIZED: '401',
  UNSUPPORTED_MEDIA_TYPE: '415',
  WAF_FILTERED: '403',
}

export const RESPONSE_TYPES: readonly string[] = Object.keys(STATUSES)

/** An error's message as JSON text, and nothing else. */
export const DEFAULT_TEMPLATES: { readonly [contentType: string]: string } = { 'application/json': '{"message":$context.error.messageString}' }

export function defaultStatus(responseType: string): string | undefined {
  return STATUSES[responseType]
}

/**
 * What a type is answered with: its own response, else that of its class, else AWS's own.
 * @param defined  the response that the API defines for a type
 */
export function gatewayResponseOf(responseType: string, defined: (responseType: string) => GatewayResponse | undefined): GatewayResponse & { readonly defaultResponse: boolean } {
  const own = defined(responseType)
  if (own) return { ...own, defaultResponse: false }
  const status = STATUSES[responseType]
  const ofClass = status === undefined ? undefined : defined(status.startsWith('4') ? 'DEFAULT_4XX' : 'DEFAULT_5XX')
  const statusCode = ofClass?.statusCode ?? status
  return {
    responseType,
    ...(statusCode === undefined ? {} : { statusCode }),
    responseParameters: ofClass?.responseParameters ?? {},
    responseTemplates: ofClass?.responseTemplates ?? DEFAULT_TEMPLATES,
    defaultResponse: true,
  }
}
