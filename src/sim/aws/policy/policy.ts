import type { PolicyDocument } from './readPolicy'
import { application, type AccessRequest } from './statement'

/** The policies that have a say in a request. */
export interface AppliedPolicies {
  /** On the user, or on the role. */
  readonly identity: readonly PolicyDocument[]
  /** What the user or role may have at most, where it is bounded. */
  readonly boundary?: PolicyDocument
  /** Given when the session began: what it may have at most. */
  readonly session?: PolicyDocument
  /** On the resource: whom it lets in. */
  readonly resource?: PolicyDocument
  /** The account that the resource is in. */
  readonly resourceAccount: string
  /** An identity's own policies do not suffice: of a role, only those whom it trusts may take it on. */
  readonly resourceMustAllow?: boolean
}

/** The kinds of policies by the words of AWS's refusals. */
export type PolicyKind = 'identity-based policy' | 'resource-based policy' | 'permissions boundary' | 'session policy' | 'role trust policy'

export type Decision =
  | { readonly allowed: true }
  /** `explicit`: such a policy denies it; else none allows it. */
  | { readonly allowed: false; readonly explicit: boolean; readonly kind: PolicyKind }

/**
 * Whether a request is allowed. A Deny anywhere decides; else somebody must allow it, and what
 * bounds the requester must not leave it out. In one account the policies of the identity and of
 * the resource add up; across accounts, both must allow.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(request: AccessRequest, policies: AppliedPolicies): Decision {
  const { identity, boundary, session, resource, resourceMustAllow } = policies
  for (const [kind, documents] of [
    ['identity-based policy', identity],
    ['permissions boundary', boundary ? [boundary] : []],
    ['session policy', session ? [session] : []],
    [resourceMustAllow ? 'role trust policy' : 'resource-based policy', resource ? [resource] : []],
  ] as const) {
    if (documents.some((document) => mentions(document, 'Deny', request).length > 0)) return { allowed: false, explicit: true, kind }
  }
  return whoAllows(request, policies)
}

function whoAllows(request: AccessRequest, { identity, boundary, session, resource, resourceAccount, resourceMustAllow }: AppliedPolicies): Decision {
  const { requester } = request
  const granted = resource ? mentions(resource, 'Allow', request) : []
  const missing = (kind: PolicyKind): Decision => ({ allowed: false, explicit: false, kind })
  const ofResource = resourceMustAllow ? 'role trust policy' : 'resource-based policy'
  // Services and strangers have no policies of their own.
  if (requester.kind === 'service' || requester.kind === 'anonymous') return granted.length > 0 ? { allowed: true } : missing(ofResource)

  const ownAccount = requester.accountId === resourceAccount
  const direct = granted.some((mention) => mention !== 'account')
  const byResource = ownAccount ? direct : granted.length > 0
  if (!byResource && (!ownAccount || (resourceMustAllow && granted.length === 0))) return missing(ofResource)

  const byIdentity = requester.kind === 'root' || identity.some((document) => allows(document, request))
  // What a resource grants in its own account needs no policy of the identity's.
  if (ownAccount ? !byResource && !byIdentity : !byIdentity) return missing('identity-based policy')

  // To the session or the user by name, it is not even bounded; to the role, it is.
  if (ownAccount && granted.includes('itself')) return { allowed: true }
  if (boundary && !allows(boundary, request)) return missing('permissions boundary')
  if (session && !allows(session, request)) return missing('session policy')
  return { allowed: true }
}

function allows(document: PolicyDocument, request: AccessRequest): boolean {
  return mentions(document, 'Allow', request).length > 0
}

function mentions({ version, statements }: PolicyDocument, effect: 'Allow' | 'Deny', request: AccessRequest) {
  return statements.flatMap((statement) =>
    statement.effect === effect ? (application(statement, request, version === '2012-10-17') ?? []) : [],
  )
}
