import type { OrderedTree } from '../../../kernel/orderedTree'
import { emptyTree } from '../../../kernel/orderedTree'
import { PersistentMap } from '../../../kernel/persistentMap'
import type { JsonObject } from '../../../kernel/json'

/** What AWS WAF keeps, as far as it decides on requests to stages. */
export interface WafAccount {
  /** By id. */
  readonly acls: OrderedTree<WebAcl>
  readonly ipSets: OrderedTree<IpSet>
  /** ARNs of web ACLs by the stage that each protects: `{api}/{stage}`. */
  readonly associations: PersistentMap<string, string>
  /** What rate-based rules have counted, by web ACL, rule and address: pairs of a second and its requests, the oldest first. */
  readonly counted: PersistentMap<string, readonly (readonly [second: number, requests: number])[]>
}

export const emptyWaf: WafAccount = { acls: emptyTree(), ipSets: emptyTree(), associations: PersistentMap(), counted: PersistentMap() }

export interface WebAcl {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly description?: string
  readonly defaultAction: 'Allow' | 'Block'
  /** In the order in which they are tried. */
  readonly rules: readonly WebAclRule[]
  /** As it was given, to be shown. */
  readonly given: JsonObject
  readonly lockToken: string
}

export interface WebAclRule {
  readonly name: string
  readonly priority: number
  readonly action: 'Allow' | 'Block' | 'Count'
  readonly statement: Statement
}

export type Statement =
  | { readonly kind: 'bytes'; readonly field: Field; readonly constraint: ByteConstraint; readonly search: string; readonly transformations: readonly Transformation[] }
  | { readonly kind: 'size'; readonly field: Field; readonly comparison: Comparison; readonly size: number }
  | { readonly kind: 'addresses'; readonly ipSet: string }
  | { readonly kind: 'rate'; readonly limit: number; readonly windowSeconds: number; readonly scope?: Statement }
  | { readonly kind: 'and' | 'or'; readonly statements: readonly Statement[] }
  | { readonly kind: 'not'; readonly statement: Statement }

export type Field = { readonly part: 'UriPath' | 'QueryString' | 'Method' | 'Body' } | { readonly part: 'SingleHeader'; readonly name: string }
export type ByteConstraint = 'EXACTLY' | 'STARTS_WITH' | 'ENDS_WITH' | 'CONTAINS'
export type Transformation = 'NONE' | 'LOWERCASE' | 'URL_DECODE'
export type Comparison = 'EQ' | 'NE' | 'LE' | 'LT' | 'GE' | 'GT'

export interface IpSet {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly description?: string
  /** IPv4 ranges: `192.0.2.0/24`. */
  readonly addresses: readonly string[]
  readonly lockToken: string
}
