import type { JsonObject } from '../../../kernel/json'
import type { Operation } from '../control/operations'
import { policyText, principalOf } from '../policy/resourcePolicy'
import { invalid, refused } from '../refusal'
import type { Turn } from '../turn'
import { layerArn, layerName, type LayerVersion } from './layer'
import { changeVersion } from './operations'

/** Who may use a layer version: its own policy, as a function has one. */
export const addLayerVersionPermission: Operation = (turn, input) => {
  const { name, arn, version } = existing(turn, input)
  const { policy } = version
  const sid = String(input['StatementId'])
  if (policy?.statements.some(({ Sid }) => Sid === sid)) {
    refused('ResourceConflictException', `The statement id (${sid}) provided already exists. Please provide a new statement id, or remove the existing statement.`, 409)
  }
  requireRevision(input, policy?.revisionId)
  const organization = input['OrganizationId']
  const statement: JsonObject = {
    Sid: sid,
    Effect: 'Allow',
    Principal: principalOf(String(input['Principal'])),
    Action: String(input['Action']),
    Resource: arn,
    ...(organization === undefined ? {} : { Condition: { StringEquals: { 'aws:PrincipalOrgID': organization } } }),
  }
  const revisionId = turn.context.newUuid()
  changeVersion(turn, name, version, { policy: { statements: [...(policy?.statements ?? []), statement], revisionId } })
  return { Statement: JSON.stringify(statement), RevisionId: revisionId }
}

export const getLayerVersionPolicy: Operation = (turn, input) => {
  const { policy } = existing(turn, input).version
  if (!policy) return refused('ResourceNotFoundException', 'No policy is associated with the given resource.', 404)
  return { Policy: policyText(policy), RevisionId: policy.revisionId }
}

export const removeLayerVersionPermission: Operation = (turn, input) => {
  const { name, version } = existing(turn, input)
  const { policy } = version
  const sid = String(input['StatementId'])
  if (!policy?.statements.some(({ Sid }) => Sid === sid)) {
    return refused('ResourceNotFoundException', `Statement ${sid} is not found in resource policy.`, 404)
  }
  requireRevision(input, policy.revisionId)
  const statements = policy.statements.filter(({ Sid }) => Sid !== sid)
  changeVersion(turn, name, version, { policy: statements.length === 0 ? undefined : { statements, revisionId: turn.context.newUuid() } })
  return {}
}

function existing(turn: Turn, input: JsonObject): { name: string; arn: string; version: LayerVersion } {
  const number = Number(input['VersionNumber'])
  if (number < 1) invalid('Layer Version Cannot be less than 1')
  const name = layerName(String(input['LayerName']))
  const arn = `${layerArn(turn.place, name)}:${number}`
  const version = turn.account.layers.get(name)?.versions.get(number)
  return version ? { name, arn, version } : refused('ResourceNotFoundException', `Layer version ${arn} does not exist.`, 404)
}

function requireRevision(input: JsonObject, current: string | undefined): void {
  const { RevisionId: revision = null } = input
  if (revision === null || revision === current) return
  refused('PreconditionFailedException', 'The Revision Id provided does not match the latest Revision Id. Call the GetLayerPolicy API to retrieve the latest Revision Id', 412)
}
