import type { ResourcePolicy } from '../../../aws/service'
import { conditionKeys } from '../../../aws/policy/conditionKeys'
import { decide } from '../../../aws/policy/policy'
import { readPolicy, type PolicyDocument } from '../../../aws/policy/readPolicy'
import { isoTime } from '../../../kernel/virtualTime'
import { get } from '../../../kernel/orderedTree'
import type { ApiGatewayAccount } from '../account'
import type { Desk } from './desk'
import type { GatewayError } from './gatewayError'
import { headerOf } from './headerMap'
import { methodArn } from './methodArn'

/** The API's policy as it was deployed; `execute-api:/stage/…` in it stands for the API's own ARN. */
export function deployedPolicy({ snapshot, api, turn }: Desk): PolicyDocument | undefined {
  return snapshot.policy === undefined ? undefined : read(expanded(snapshot.policy, `${turn.context.region}:${turn.context.accountId}:${api.id}`))
}

/** The same for whoever decides on a signed request. */
export function policyOnApi({ apis }: ApiGatewayAccount, arn: string): ResourcePolicy | undefined {
  const [, region, accountId, apiId, stageName] = /^arn:aws:execute-api:([^:]+):([^:]+):([^/]+)\/([^/]+)\//.exec(arn) ?? []
  const api = apiId === undefined ? undefined : get(apis, apiId)
  const stage = api && get(api.stages, stageName ?? '')
  const policy = api && stage && get(api.deployments, stage.deploymentId)?.snapshot.policy
  return policy === undefined ? undefined : { text: expanded(policy, `${region}:${accountId}:${apiId}`) }
}

function expanded(policy: string, place: string): string {
  return policy.replaceAll('"execute-api:/', `"arn:aws:execute-api:${place}/`)
}

/** One that is none allows nothing. */
function read(text: string): PolicyDocument {
  const reading = readPolicy(text, 'resource')
  return 'problem' in reading ? { version: '2012-10-17', statements: [] } : reading.document
}

/**
 * The refusal of a request that the API's policy does not let in, of somebody who is nobody to it; undefined where
 * it does. `denialsOnly`: what it does not mention is decided by an authorizer.
 */
export function policyRefusal(desk: Desk, denialsOnly = false): GatewayError | undefined {
  const resource = deployedPolicy(desk)
  if (!resource) return undefined
  const arn = methodArn(desk)
  const decision = decide({ requester: { kind: 'anonymous' }, action: 'execute-api:Invoke', resource: arn, keys: keysOf(desk) }, { identity: [], resource, resourceAccount: desk.turn.context.accountId })
  if (decision.allowed || (denialsOnly && !decision.explicit)) return undefined
  const message = `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${hidden(arn)}${decision.explicit ? ' with an explicit deny in a resource-based policy' : ''}`
  return { type: 'ACCESS_DENIED', message, member: 'Message', reason: 'the API’s resource policy' }
}

/** What a policy may ask about a request. */
export function keysOf({ exchange, turn }: Desk) {
  const { sourceIp, headers } = exchange.request
  const { now, region } = turn.context
  return conditionKeys({
    'aws:SourceIp': sourceIp, 'aws:SecureTransport': 'true', 'aws:CurrentTime': isoTime(now), 'aws:EpochTime': String(Math.floor(now / 1000)),
    'aws:RequestedRegion': region, 'aws:UserAgent': headerOf(headers, 'User-Agent'), 'aws:Referer': headerOf(headers, 'Referer'),
  })
}

/** AWS shows strangers no more of the account's id than its last four digits. */
function hidden(arn: string): string {
  return arn.replace(/:\d{8}(\d{4}):/, ':********$1:')
}
