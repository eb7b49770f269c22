import { awsFault, type AwsFault } from '../awsError'
import type { Decision } from './policy'
import type { Requester } from './principal'

/** A refused request: what AWS tells whoever asked. */
export interface Refused {
  readonly requester: Requester
  /** `sqs:SendMessage`. */
  readonly action: string
  readonly resource: string
  readonly decision: Extract<Decision, { allowed: false }>
}

/**
 * AWS's refusal, in the words and under the name that the service uses.
 * @param service  its API id
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function accessDenied(service: string, refused: Refused): AwsFault {
  const style = STYLES[service] ?? STYLES['json']!
  return awsFault(style.name, denialText(service, refused), style.status)
}

/** How the services name the error, and its HTTP status. Recorded in their answers and in reports of them. */
const STYLES: { readonly [service: string]: { readonly name: string; readonly status: number } } = {
  json: { name: 'AccessDeniedException', status: 400 },
  apigatewaymanagementapi: { name: 'AccessDeniedException', status: 403 },
  lambda: { name: 'AccessDeniedException', status: 403 },
  sqs: { name: 'AccessDenied', status: 403 },
  sns: { name: 'AuthorizationError', status: 403 },
  s3: { name: 'AccessDenied', status: 403 },
  iam: { name: 'AccessDenied', status: 403 },
  sts: { name: 'AccessDenied', status: 403 },
  cloudwatch: { name: 'AccessDenied', status: 403 },
}

function denialText(service: string, { requester, action: asked, resource, decision }: Refused): string {
  // S3 tells nobody outside the account anything.
  if (requester.kind === 'anonymous') return service === 's3' ? 'Access Denied' : `User: anonymous is not authorized to perform: ${asked}`
  const who = requester.kind === 'service' ? requester.name : requester.arn
  const action = actionText(service, asked)
  const target = resource === '*' ? '' : ` on resource: ${service === 's3' ? `"${resource}"` : resource}`
  const why = decision.explicit
    ? `with an explicit deny in ${ARTICLES[decision.kind] ?? 'a'} ${decision.kind}`
    : `because no ${decision.kind} allows the ${action} action`
  return `User: ${who} is not authorized to perform: ${action}${target} ${why}`
}

const ARTICLES: { readonly [kind: string]: string } = { 'identity-based policy': 'an', 'role trust policy': 'the' }

/** SQS writes its actions in small letters, SNS itself in capitals. */
function actionText(service: string, action: string): string {
  if (service === 'sqs') return action.toLowerCase()
  return service === 'sns' ? action.replace(/^sns:/, 'SNS:') : action
}
