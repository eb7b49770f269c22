/** What a Task's Resource asks for. */
export type Resource =
  | { readonly kind: 'function'; readonly arn: string }
  | { readonly kind: 'activity'; readonly arn: string }
  | {
      readonly kind: 'integration'
      /** `lambda`, `aws-sdk:dynamodb`: the history's resourceType. */
      readonly resourceType: string
      /** `invoke`, `sendMessage.waitForTaskToken`: the history's resource. */
      readonly resource: string
      /** The API's action as the integration spells it (`sendMessage`). */
      readonly action: string
      readonly pattern: 'request-response' | 'sync' | 'sync:2' | 'waitForTaskToken'
      /** An AWS SDK integration, of any API action, as against an optimized one. */
      readonly sdk: boolean
    }

const INTEGRATION = /^arn:[a-z-]+:states:[a-z0-9-]*:\d*:(aws-sdk:)?([A-Za-z0-9-]+):([A-Za-z0-9]+)(?:\.(sync(?::2)?|waitForTaskToken))?$/
const FUNCTION = /^arn:[a-z-]+:lambda:/
const ACTIVITY = /^arn:[a-z-]+:states:[^:]*:[^:]*:activity:/

/** Reads a Resource; undefined if it is none that Step Functions knows the form of. */
export function parseResource(arn: string): Resource | undefined {
  if (ACTIVITY.test(arn)) return { kind: 'activity', arn }
  if (FUNCTION.test(arn)) return { kind: 'function', arn }
  const match = INTEGRATION.exec(arn)
  if (!match) return undefined
  const [, sdk, service, action, pattern] = match
  return {
    kind: 'integration',
    resourceType: `${sdk ?? ''}${service}`,
    resource: pattern ? `${action}.${pattern}` : action!,
    action: action!,
    pattern: (pattern as 'sync' | 'sync:2' | 'waitForTaskToken' | undefined) ?? 'request-response',
    sdk: sdk !== undefined,
  }
}

/** How mocks and recordings name it: `lambda:invoke`, or the ARN of a function or an activity. */
export function resourceLabel(resource: Resource): string {
  return resource.kind === 'integration' ? `${resource.resourceType}:${resource.resource}` : resource.arn
}

/** Whether somebody who has the task's token answers it. */
export function isAnsweredByToken(resource: Resource): boolean {
  return resource.kind === 'activity' || (resource.kind === 'integration' && resource.pattern === 'waitForTaskToken')
}
