import { matchesWildcards } from './wildcard'

/** Who asks, as policies see them. */
export type Requester =
  /** An account's root user. */
  | { readonly kind: 'root'; readonly arn: string; readonly accountId: string }
  | { readonly kind: 'user'; readonly arn: string; readonly accountId: string }
  /** Somebody in a role: `arn:aws:sts::123456789012:assumed-role/orders/session`. */
  | { readonly kind: 'session'; readonly arn: string; readonly roleArn: string; readonly accountId: string }
  /** A service of AWS's in its own name: `s3.amazonaws.com`. */
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'anonymous' }

/** A statement's `Principal`: everybody, or names by kind. */
export type PrincipalElement = 'everybody' | { readonly [kind in 'AWS' | 'Service' | 'Federated' | 'CanonicalUser']?: readonly string[] }

/**
 * How a statement speaks of somebody: by their own name, by the role they are in, as part of an
 * account, or not at all. What is granted to an account is granted only in so far as the account's
 * own policies pass it on.
 */
export type Mention = 'itself' | 'role' | 'account' | undefined

export function mentionOf(element: PrincipalElement, requester: Requester): Mention {
  if (element === 'everybody') return 'itself'
  if (requester.kind === 'service') return element.Service?.some((name) => sameService(name, requester.name)) ? 'itself' : undefined
  const names = element.AWS ?? []
  // A star among AWS's principals is everybody, too.
  if (names.includes('*')) return 'itself'
  if (requester.kind === 'anonymous') return undefined
  if (names.includes(requester.arn)) return 'itself'
  if (requester.kind === 'session' && names.includes(requester.roleArn)) return 'role'
  const account = requester.accountId
  return names.some((name) => name === account || name === `arn:aws:iam::${account}:root`) ? 'account' : undefined
}

/** `states.us-east-1.amazonaws.com` is Step Functions in one Region. */
function sameService(stated: string, name: string): boolean {
  return stated === name || matchesWildcards(`${name.replace(/\.amazonaws\.com$/, '')}.*.amazonaws.com`, stated)
}
