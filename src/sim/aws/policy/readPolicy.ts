import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { CONDITION_OPERATORS } from './conditionOperators'
import type { Condition } from './condition'
import type { PrincipalElement } from './principal'
import type { Statement } from './statement'

/** A policy, read. */
export interface PolicyDocument {
  /** `2008-10-17` where none is stated: then `${…}` is plain text. */
  readonly version: '2008-10-17' | '2012-10-17'
  readonly statements: readonly Statement[]
}

/** What a policy is on: an identity, a resource, or a role (whom it trusts). */
export type PolicyPurpose = 'identity' | 'resource' | 'trust'

export type PolicyReading = { readonly document: PolicyDocument } | { readonly problem: string }

/**
 * Reads a policy's text, with IAM's complaint where it is none. Keys stand for what they are in any
 * order, lists of one may be the one itself.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(text: string, purpose: PolicyPurpose): PolicyReading {
  try {
    return { document: documentOf(parsed(text, purpose), purpose) }
  } catch (error) {
    if (error instanceof Malformed) return { problem: error.message }
    throw error
  }
}

/** A complaint on its way out of a policy. */
class Malformed extends Error {}

const SYNTAX = 'Syntax errors in policy.'

function malformed(problem = SYNTAX): never {
  throw new Malformed(problem)
}

function parsed(text: string, purpose: PolicyPurpose): JsonObject {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    return malformed(purpose === 'trust' ? 'This policy contains invalid Json' : SYNTAX)
  }
  return isJsonObject(value) ? value : malformed()
}

function documentOf(policy: JsonObject, purpose: PolicyPurpose): PolicyDocument {
  const unknown = Object.keys(policy).find((name) => !['Version', 'Id', 'Statement'].includes(name))
  if (unknown !== undefined) malformed()
  const version = policy['Version'] ?? '2008-10-17'
  if (version !== '2008-10-17' && version !== '2012-10-17') return malformed()
  if (purpose === 'identity' && version !== '2012-10-17') return malformed('Policy document must be version 2012-10-17 or greater.')
  const given = policy['Statement']
  const list = Array.isArray(given) ? (given as readonly Json[]) : given === undefined ? [] : [given]
  if (list.length === 0) malformed()
  const statements = list.map((statement) => (isJsonObject(statement) ? statementOf(statement, purpose) : malformed()))
  const sids = statements.flatMap(({ sid }) => sid ?? [])
  if (new Set(sids).size < sids.length) malformed('Statement IDs (SID) in a single policy must be unique.')
  return { version, statements }
}

const ELEMENTS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal', 'Condition']

function statementOf(given: JsonObject, purpose: PolicyPurpose): Statement {
  const { Sid: sid, Effect: effect, Condition: condition } = given
  if (Object.keys(given).some((name) => !ELEMENTS.includes(name))) malformed()
  if (effect !== 'Allow' && effect !== 'Deny') return malformed()
  if (sid !== undefined && typeof sid !== 'string') return malformed()
  const action = eitherOf(given, 'Action', 'NotAction') ?? malformed('Policy statement must contain actions.')
  for (const name of action.texts) if (name !== '*' && !name.includes(':')) malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.')
  const resource = resourceOf(given, purpose)
  const principal = principalOf(given, purpose)
  return {
    ...(sid === undefined || sid === '' ? {} : { sid }),
    effect,
    actions: action.texts,
    notActions: action.not,
    ...(resource ? { resources: resource.texts } : {}),
    notResources: resource?.not ?? false,
    ...(principal ? { principal: principal.element } : {}),
    notPrincipal: principal?.not ?? false,
    conditions: condition === undefined ? [] : conditionsOf(condition),
  }
}

function resourceOf(given: JsonObject, purpose: PolicyPurpose): { texts: readonly string[]; not: boolean } | undefined {
  const resource = eitherOf(given, 'Resource', 'NotResource')
  if (purpose === 'trust') return resource ? malformed('Has prohibited field Resource') : undefined
  if (!resource) return malformed('Policy statement must contain resources.')
  const wrong = resource.texts.find((text) => text !== '*' && text.split(':').length < 6)
  if (wrong !== undefined) malformed(`Resource ${wrong} must be in ARN format or "*".`)
  return resource
}

function principalOf(given: JsonObject, purpose: PolicyPurpose): { element: PrincipalElement; not: boolean } | undefined {
  const not = given['NotPrincipal'] !== undefined
  const value = given['Principal'] ?? given['NotPrincipal']
  if (purpose === 'identity') return value === undefined ? undefined : malformed('Policy document should not specify a principal.')
  if (value === undefined) return malformed(purpose === 'trust' ? 'Missing required field Principal' : SYNTAX)
  if (value === '*') return { element: 'everybody', not }
  if (!isJsonObject(value) || Object.keys(value).length === 0) return malformed()
  const element: { [kind: string]: readonly string[] } = {}
  for (const [kind, names] of Object.entries(value)) {
    if (!['AWS', 'Service', 'Federated', 'CanonicalUser'].includes(kind)) malformed(`Invalid principal in policy: "${kind}":"${String(names)}"`)
    element[kind] = textsOf(names) ?? malformed()
  }
  return { element, not }
}

function conditionsOf(given: Json): readonly Condition[] {
  if (!isJsonObject(given)) return malformed()
  return Object.entries(given).flatMap(([name, keys]) => {
    const [, set, operator = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(name) ?? []
    if (operator !== 'Null' && !Object.hasOwn(CONDITION_OPERATORS, operator)) malformed(`Invalid Condition type : ${name}.`)
    if (!isJsonObject(keys)) return malformed()
    return Object.entries(keys).map(([key, values]) => {
      if (!key.includes(':')) malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.')
      const condition = { operator, ifExists: ifExists !== undefined, key: key.toLowerCase(), values: scalarsOf(values) }
      return set ? { ...condition, set: set as 'ForAllValues' | 'ForAnyValue' } : condition
    })
  })
}

/** Numbers and booleans may be stated without quotes. */
function scalarsOf(values: Json): readonly string[] {
  const list = Array.isArray(values) ? (values as readonly Json[]) : [values]
  return list.map((value) => (value === null || typeof value === 'object' ? malformed() : String(value)))
}

function eitherOf(given: JsonObject, name: string, opposite: string): { texts: readonly string[]; not: boolean } | undefined {
  const [plain, not] = [given[name], given[opposite]]
  if (plain !== undefined && not !== undefined) return malformed()
  const value = plain ?? not
  if (value === undefined) return undefined
  return { texts: textsOf(value) ?? malformed(), not: not !== undefined }
}

function textsOf(value: Json): readonly string[] | undefined {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value]
  return list.every((item) => typeof item === 'string') ? (list as readonly string[]) : undefined
}
