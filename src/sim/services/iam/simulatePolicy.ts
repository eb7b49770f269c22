import { type Json, type JsonObject } from '../../kernel/json'
import { structuresOf, textOf, textsOf } from '../../aws/readMembers'
import { decide } from '../../aws/policy/policy'
import type { Requester } from '../../aws/policy/principal'
import { readPolicy, type PolicyDocument, type PolicyPurpose } from '../../aws/policy/readPolicy'
import { conditionKeys } from '../../aws/policy/conditionKeys'
import { refused } from '../../aws/refusal'
import { policiesOf } from './policiesOf'
import type { Operation } from './operation/operation'
import { page, required } from './operation/request'

/** What an identity's policies would decide: the evaluation itself, without a call. */
export const simulatePrincipalPolicy: Operation = (account, input, context) => {
  const arn = required(input, 'PolicySourceArn')
  const known = policiesOf(account, arn) ?? refused('NoSuchEntityException', `The principal ${arn} cannot be found.`, 404)
  const identity = [...known.identity, ...inputPolicies(input, 'PolicyInputList')]
  return evaluated(input, context.accountId, arn, identity, known.boundary)
}

export const simulateCustomPolicy: Operation = (_account, input, context) =>
  evaluated(input, context.accountId, `arn:aws:iam::${context.accountId}:user/simulated`, inputPolicies(input, 'PolicyInputList'), undefined)

function evaluated(input: JsonObject, accountId: string, arn: string, identity: readonly PolicyDocument[], bounded: PolicyDocument | undefined) {
  const requester: Requester = { kind: 'user', arn: textOf(input, 'CallerArn') ?? arn, accountId }
  const [boundary = bounded] = inputPolicies(input, 'PermissionsBoundaryPolicyInputList')
  const resourceText = textOf(input, 'ResourcePolicy')
  const resource = resourceText === undefined ? undefined : inputPolicy(resourceText, 'resource')
  const keys = contextKeysOf(input)
  const resources = textsOf(input, 'ResourceArns')
  const results = textsOf(input, 'ActionNames').flatMap((action) =>
    (resources.length === 0 ? ['*'] : resources).map((name): JsonObject => {
      const policies = { identity, resourceAccount: accountId, ...(boundary ? { boundary } : {}), ...(resource ? { resource } : {}) }
      const decision = decide({ requester, action, resource: name, keys }, policies)
      const word = decision.allowed ? 'allowed' : decision.explicit ? 'explicitDeny' : 'implicitDeny'
      return { EvalActionName: action, EvalResourceName: name, EvalDecision: word, MatchedStatements: [], MissingContextValues: [] }
    }),
  )
  return { output: page(input, 'EvaluationResults', results) }
}

function contextKeysOf(input: JsonObject) {
  const entries = structuresOf(input, 'ContextEntries').map((entry): [string, readonly string[]] => {
    const values = Array.isArray(entry['ContextKeyValues']) ? (entry['ContextKeyValues'] as readonly Json[]) : []
    return [textOf(entry, 'ContextKeyName') ?? '', values.map(String)]
  })
  return conditionKeys(Object.fromEntries(entries))
}

function inputPolicies(input: JsonObject, member: string): readonly PolicyDocument[] {
  return textsOf(input, member).map((text) => inputPolicy(text, 'identity'))
}

function inputPolicy(text: string, purpose: PolicyPurpose): PolicyDocument {
  const reading = readPolicy(text, purpose)
  return 'problem' in reading ? refused('InvalidInputException', reading.problem) : reading.document
}
