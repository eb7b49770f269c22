import { bytesOfBase64, utf8Text } from '../../../aws/bytes'
import { integerOf, requiredText, structureOf, structuresOf, textOf } from '../../../aws/readMembers'
import { refused, unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import type { ByteConstraint, Comparison, Field, Statement, Transformation, WebAclRule } from './webAcl'

const CONSTRAINTS: readonly string[] = ['EXACTLY', 'STARTS_WITH', 'ENDS_WITH', 'CONTAINS']
const COMPARISONS: readonly string[] = ['EQ', 'NE', 'LE', 'LT', 'GE', 'GT']
const TRANSFORMATIONS: readonly string[] = ['NONE', 'LOWERCASE', 'URL_DECODE']
const PARTS = ['UriPath', 'QueryString', 'Method', 'Body'] as const
/** Seconds that a rate is counted over. */
const WINDOWS = [60, 120, 300, 600]
const LIMITS = { least: 10, most: 2_000_000_000 }

/** @throws {Refusal} WAFInvalidParameterException */
export function invalid(message: string): never {
  refused('WAFInvalidParameterException', `Error reason: ${message}`)
}

/**
 * The rules of a web ACL in the order of their priorities.
 * @throws {Refusal} for what is wrong, and by name for what is not simulated: AWS's and other rule groups, geography,
 *                   injection, regular expressions, labels, CAPTCHA and challenge, answers of one's own
 */
export function readRules(input: JsonObject): readonly WebAclRule[] {
  const rules = structuresOf(input, 'Rules').map((rule): WebAclRule => {
    const name = requiredText(rule, 'Name')
    return { name, priority: integerOf(rule, 'Priority') ?? invalid(`the rule ${name} has no priority`), action: actionOf(rule, name), statement: statementOf(structureOf(rule, 'Statement'), name) }
  })
  if (new Set(rules.map(({ priority }) => priority)).size < rules.length) invalid('two rules have the same priority')
  return [...rules].sort((a, b) => a.priority - b.priority)
}

function actionOf(rule: JsonObject, name: string): WebAclRule['action'] {
  if (rule['OverrideAction']) unsimulated('rule groups of AWS WAF')
  const action = structureOf(rule, 'Action') ?? {}
  const [kind, more] = Object.entries(action)[0] ?? invalid(`the rule ${name} has no action`)
  if (kind !== 'Allow' && kind !== 'Block' && kind !== 'Count') unsimulated(`the action ${kind} of AWS WAF`)
  if (typeof more === 'object' && more !== null && Object.keys(more).length > 0) unsimulated(`${Object.keys(more)[0]} of the action ${kind} of AWS WAF`)
  return kind as WebAclRule['action']
}

/** @throws {Refusal} for any other than Allow and Block */
export function defaultActionOf(input: JsonObject): 'Allow' | 'Block' {
  const given = structureOf(input, 'DefaultAction') ?? {}
  if ('Allow' in given) return 'Allow'
  return 'Block' in given ? 'Block' : invalid('the default action is Allow or Block')
}

function statementOf(given: JsonObject | undefined, rule: string): Statement {
  const [kind, value] = Object.entries(given ?? {})[0] ?? invalid(`the rule ${rule} has a statement that is empty`)
  const statement = value as JsonObject
  switch (kind) {
    case 'ByteMatchStatement':
      return bytesOf(statement)
    case 'SizeConstraintStatement': {
      const comparison = requiredText(statement, 'ComparisonOperator')
      if (!COMPARISONS.includes(comparison)) invalid(`${comparison} is no comparison operator`)
      return { kind: 'size', field: fieldOf(statement), comparison: comparison as Comparison, size: integerOf(statement, 'Size') ?? invalid('a size constraint has a size') }
    }
    case 'IPSetReferenceStatement':
      return { kind: 'addresses', ipSet: requiredText(statement, 'ARN') }
    case 'RateBasedStatement':
      return rateOf(statement, rule)
    case 'AndStatement':
    case 'OrStatement':
      return { kind: kind === 'AndStatement' ? 'and' : 'or', statements: structuresOf(statement, 'Statements').map((each) => statementOf(each, rule)) }
    case 'NotStatement':
      return { kind: 'not', statement: statementOf(structureOf(statement, 'Statement'), rule) }
    default:
      return unsimulated(`${kind} of AWS WAF`)
  }
}

function bytesOf(statement: JsonObject): Statement {
  const constraint = requiredText(statement, 'PositionalConstraint')
  if (!CONSTRAINTS.includes(constraint)) unsimulated(`the positional constraint ${constraint} of AWS WAF`)
  const transformations = structuresOf(statement, 'TextTransformations').map((each) => requiredText(each, 'Type'))
  const unknown = transformations.find((type) => !TRANSFORMATIONS.includes(type))
  if (unknown !== undefined) unsimulated(`the text transformation ${unknown} of AWS WAF`)
  return { kind: 'bytes', field: fieldOf(statement), constraint: constraint as ByteConstraint, search: searchOf(requiredText(statement, 'SearchString')), transformations: transformations as Transformation[] }
}

/** Bytes come as base64 inside the simulator; whoever writes the text itself is understood too. */
function searchOf(given: string): string {
  const bytes = given.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(given) ? bytesOfBase64(given) : undefined
  const text = bytes && utf8Text(bytes)
  return text !== undefined && /^[\x20-\x7e]*$/.test(text) ? text : given
}

function fieldOf(statement: JsonObject): Field {
  const field = structureOf(statement, 'FieldToMatch') ?? invalid('a statement has a field to match')
  const header = structureOf(field, 'SingleHeader')
  if (header) return { part: 'SingleHeader', name: requiredText(header, 'Name').toLowerCase() }
  const part = PARTS.find((each) => each in field)
  return part ? { part } : unsimulated(`the field ${Object.keys(field)[0]} of AWS WAF`)
}

function rateOf(statement: JsonObject, rule: string): Statement {
  const key = textOf(statement, 'AggregateKeyType')
  if (key !== 'IP') unsimulated(`rates of AWS WAF by ${key ?? 'nothing'}`)
  const limit = integerOf(statement, 'Limit') ?? 0
  if (limit < LIMITS.least || limit > LIMITS.most) invalid(`the limit of a rate-based rule is from ${LIMITS.least} to ${LIMITS.most}`)
  const windowSeconds = integerOf(statement, 'EvaluationWindowSec') ?? 300
  if (!WINDOWS.includes(windowSeconds)) invalid(`the evaluation window is one of ${WINDOWS.join(', ')} seconds`)
  const scope = structureOf(statement, 'ScopeDownStatement')
  return { kind: 'rate', limit, windowSeconds, ...(scope ? { scope: statementOf(scope, rule) } : {}) }
}
