import { functionArn } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import type { LambdaFunction } from '../account'
import { functionReference, LATEST, type FunctionReference } from '../control/functionName'
import type { Operation } from '../control/operations'
import { targetOf } from '../control/target'
import { functionNotFound, invalid, refused } from '../refusal'
import type { Turn } from '../turn'
import { conditionOf, policyText, principalOf } from './resourcePolicy'

export const addPermission: Operation = (turn, input) => {
  const { fn, qualifier, arn, reference } = policyOwner(turn, input)
  if (reference.qualifier === LATEST) invalid('We currently do not support adding policies for $LATEST.')
  const [action, principal, sid] = [String(input['Action']), String(input['Principal']), String(input['StatementId'])]
  if (input['FunctionUrlAuthType'] !== undefined && action !== 'lambda:InvokeFunctionUrl') {
    invalid('FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action')
  }
  if (!isPrincipal(principal)) invalid('The provided principal was invalid. Please check the principal and try again.')
  const before = fn.policies.get(qualifier)
  const { RevisionId: revision = null } = input
  if (revision !== null && revision !== (before?.revisionId ?? revisionOf(fn, qualifier))) revisionDiffers()
  if (before?.statements.some(({ Sid }) => Sid === sid)) {
    refused('ResourceConflictException', `The statement id (${sid}) provided already exists. Please provide a new statement id, or remove the existing statement.`, 409)
  }
  const statement: JsonObject = { Sid: sid, Effect: 'Allow', Principal: principalOf(principal), Action: action, Resource: arn, ...conditionOf(input) }
  keep(turn, fn, qualifier, [...(before?.statements ?? []), statement])
  return { Statement: JSON.stringify(statement) }
}

export const removePermission: Operation = (turn, input) => {
  const { fn, qualifier } = policyOwner(turn, input)
  const sid = String(input['StatementId'])
  const policy = fn.policies.get(qualifier)
  if (!policy) return refused('ResourceNotFoundException', 'No policy is associated with the given resource.', 404)
  if (!policy.statements.some(({ Sid }) => Sid === sid)) {
    return refused('ResourceNotFoundException', `Statement ${sid} is not found in resource policy.`, 404)
  }
  const { RevisionId: revision = null } = input
  if (revision !== null && revision !== policy.revisionId) revisionDiffers()
  keep(turn, fn, qualifier, policy.statements.filter(({ Sid }) => Sid !== sid))
  return {}
}

export const getPolicy: Operation = (turn, input) => {
  const { fn, qualifier } = policyOwner(turn, input)
  const policy = fn.policies.get(qualifier)
  if (!policy) return refused('ResourceNotFoundException', 'The resource you requested does not exist.', 404)
  return { Policy: policyText(policy), RevisionId: policy.revisionId }
}

function policyOwner(turn: Turn, input: JsonObject): { fn: LambdaFunction; qualifier: string; arn: string; reference: FunctionReference } {
  const reference = functionReference(input, turn.place)
  const target = targetOf(turn, reference)
  if (!target) return functionNotFound(reference.qualifier === undefined ? functionArn(turn.place, reference.name) : reference.arn)
  return { fn: target.fn, qualifier: reference.qualifier ?? LATEST, arn: reference.arn, reference }
}

/** The last statement takes the policy with it. */
function keep(turn: Turn, fn: LambdaFunction, qualifier: string, statements: readonly JsonObject[]): void {
  const policies = statements.length === 0 ? fn.policies.delete(qualifier) : fn.policies.set(qualifier, { statements, revisionId: turn.context.newUuid() })
  turn.changeFunction(fn.name, { policies })
}

/** Where there is no policy yet, the revision is that of what it is to be for. */
function revisionOf(fn: LambdaFunction, qualifier: string): string | undefined {
  if (qualifier === LATEST) return fn.configuration.revisionId
  return fn.aliases.get(qualifier)?.revisionId ?? fn.versions.get(qualifier)?.configuration.revisionId
}

function isPrincipal(principal: string): boolean {
  return principal === '*' || /^\d{12}$/.test(principal) || /^arn:[^:]+:(iam|sts)::\d{12}:/.test(principal) || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com|amazon\.com|alexa\.com)(\.cn)?$/.test(principal)
}

function revisionDiffers(): never {
  refused('PreconditionFailedException', 'The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id', 412)
}
