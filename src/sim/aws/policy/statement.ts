import { holds, type Condition } from './condition'
import type { ConditionKeys } from './conditionKeys'
import { mentionOf, type Mention, type PrincipalElement, type Requester } from './principal'
import { filledIn } from './variables'
import { matchesWildcards } from './wildcard'

/** One statement of a policy, read. `not…`: the element was NotAction, NotResource, NotPrincipal. */
export interface Statement {
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  readonly actions: readonly string[]
  readonly notActions: boolean
  /** Absent from trust policies: they are about the role they are on. */
  readonly resources?: readonly string[]
  readonly notResources: boolean
  /** Absent from identity policies: they are about whom they are on. */
  readonly principal?: PrincipalElement
  readonly notPrincipal: boolean
  readonly conditions: readonly Condition[]
}

/** What is asked for: one action on one resource, by somebody, in a context. */
export interface AccessRequest {
  readonly requester: Requester
  /** `sqs:SendMessage`. */
  readonly action: string
  /** An ARN, or `*` where the action is about no resource. */
  readonly resource: string
  readonly keys: ConditionKeys
}

/** How a statement applies to a request, by how it speaks of the requester; undefined where it does not. */
export function application(statement: Statement, request: AccessRequest, variables: boolean): Mention {
  const mention = principalMention(statement, request.requester)
  if (mention === undefined || !coversAction(statement, request.action) || !coversResource(statement, request, variables)) return undefined
  return statement.conditions.every((condition) => holds(condition, request.keys, variables)) ? mention : undefined
}

function principalMention({ principal, notPrincipal }: Statement, requester: Requester): Mention {
  if (principal === undefined) return 'itself'
  const mention = mentionOf(principal, requester)
  if (!notPrincipal) return mention
  return mention === undefined ? 'itself' : undefined
}

function coversAction({ actions, notActions }: Statement, action: string): boolean {
  const asked = action.toLowerCase()
  return actions.some((pattern) => matchesWildcards(pattern.toLowerCase(), asked)) !== notActions
}

function coversResource({ resources, notResources }: Statement, { resource, keys }: AccessRequest, variables: boolean): boolean {
  if (resources === undefined) return true
  const named = resources.some((stated) => {
    const pattern = variables ? filledIn(stated, keys) : stated
    return pattern !== undefined && matchesWildcards(pattern, resource)
  })
  return named !== notResources
}
