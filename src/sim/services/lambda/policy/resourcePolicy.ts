import type { JsonObject } from '../../../kernel/json'

/** Who may invoke a function, one of its versions or an alias: the statements of its resource policy. */
export interface ResourcePolicy {
  readonly statements: readonly JsonObject[]
  readonly revisionId: string
}

/** The policy as JSON text, which is how every answer has it. */
export function policyText({ statements }: Pick<ResourcePolicy, 'statements'>): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements })
}

/** A principal as AWS writes it: a service, an account's root, an ARN, or everybody. */
export function principalOf(principal: string): string | JsonObject {
  if (principal === '*') return '*'
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` }
  return principal.startsWith('arn:') ? { AWS: principal } : { Service: principal }
}

/** The conditions that AddPermission's other members stand for. */
export function conditionOf(input: JsonObject): JsonObject {
  const equal: Record<string, string> = {}
  for (const [member, key] of CONDITIONS) {
    const value = input[member]
    if (typeof value === 'string') equal[key] = value
  }
  const source = input['SourceArn']
  const condition: JsonObject = {
    ...(Object.keys(equal).length > 0 ? { StringEquals: equal } : {}),
    ...(input['InvokedViaFunctionUrl'] === undefined ? {} : { Bool: { 'lambda:InvokedViaFunctionUrl': String(input['InvokedViaFunctionUrl']) } }),
    ...(typeof source === 'string' ? { ArnLike: { 'AWS:SourceArn': source } } : {}),
  }
  return Object.keys(condition).length > 0 ? { Condition: condition } : {}
}

const CONDITIONS: readonly (readonly [member: string, key: string])[] = [
  ['SourceAccount', 'AWS:SourceAccount'],
  ['FunctionUrlAuthType', 'lambda:FunctionUrlAuthType'],
  ['EventSourceToken', 'lambda:EventSourceToken'],
  ['PrincipalOrgID', 'aws:PrincipalOrgID'],
]
