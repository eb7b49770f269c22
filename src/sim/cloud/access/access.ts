import type { Place } from '../../aws/arn'
import { needsOf, type Need } from '../../aws/authorization/authorization'
import type { AwsFault } from '../../aws/awsError'
import { conditionKeys } from '../../aws/policy/conditionKeys'
import { accessDenied } from '../../aws/policy/denial'
import { decide, type AppliedPolicies } from '../../aws/policy/policy'
import type { Requester } from '../../aws/policy/principal'
import { readPolicy, type PolicyDocument } from '../../aws/policy/readPolicy'
import type { Service } from '../../aws/service'
import { isoTime } from '../../kernel/virtualTime'
import type { IamAccount } from '../../services/iam/account'
import { roleNamed } from '../../services/iam/policiesOf'
import type { StsAccount } from '../../services/sts/account'
import { ADMINISTRATOR, type Caller, type CallRequest } from '../frontDoor'
import { passedRoles } from './passedRoles'
import { sourceArnOf } from './source'
import { ALLOWS_ALL, whoCalls, type Identified, type Identities } from './whoCalls'

/**
 * How far policies decide. `logged`: they refuse nothing, and what they would have refused is told.
 * `defined`: whom the world defines (a role by CreateRole, a queue's policy that somebody set) is
 * held to it, all others may do everything. `enforced`: as on AWS, where what no policy allows is denied.
 */
export type PolicyMode = 'logged' | 'defined' | 'enforced'

/** What has to be known of the world to decide. */
export interface AccessWorld extends Identities {
  readonly mode: PolicyMode
  readonly place: Place
  readonly now: number
  readonly serviceOf: (id: string) => { readonly service: Service<unknown, unknown>; readonly state: unknown } | undefined
}

/** The refusal of a call that policies do not allow; undefined where it may be made. Needless where `nothingDecides`. */
export function accessRefusal(asked: CallRequest, caller: Caller, world: AccessWorld): AwsFault | undefined {
  const request = inItsRole(asked, caller, world)
  const who = whoCalls(request, caller, world, world.place)
  // A guest that comes with another's key acts in no role of its own: STS has seen to that one's trust.
  const untaken = request.accessKeyId === undefined ? roleNotTaken(caller, who, world) : undefined
  if (untaken) return untaken
  if (request.service === 'sts' && request.action === 'AssumeRole') return assumptionRefusal(request, caller, who, world)
  for (const need of needsOf(request, world.place)) {
    const fault = needRefusal(need, request, caller, who, world)
    if (fault) return fault
  }
  return passingRefusal(request, caller, who, world)
}

/** Most calls of most worlds: neither who calls nor what is called has any policy. Asked for each call, so cheaply. */
export function nothingDecides(mode: PolicyMode, iam: IamAccount, sts: StsAccount, service: Service<unknown, unknown> | undefined, state: unknown): boolean {
  if (mode === 'enforced' || iam.roles.size > 0 || iam.users.size > 0 || sts.sessions.size > 0) return false
  return !service?.policyOn || service.holdsPolicies?.(state) === false
}

function inItsRole(request: CallRequest, caller: Caller, { serviceOf }: AccessWorld): CallRequest {
  if (caller.kind !== 'service' || !caller.origin || !request.principal.endsWith('.amazonaws.com')) return request
  const known = serviceOf(caller.service)
  const role = textOf(caller.origin['roleArn']) ?? known?.service.roleFor?.(known.state, caller.origin)
  return role === undefined ? request : { ...request, principal: role }
}

/** Services in whose resources' policies other services have to be named. To all others they have their own ways. */
const NAMED_IN_POLICIES: ReadonlySet<string> = new Set(['lambda', 's3', 'sns', 'sqs'])
/** An administrator can always mend a resource's policy. */
const MENDING: ReadonlySet<string> = new Set([
  's3:DeleteBucketPolicy', 's3:GetBucketPolicy', 's3:PutBucketPolicy', 'sqs:SetQueueAttributes', 'sns:SetTopicAttributes', 'sqs:RemovePermission', 'sns:RemovePermission',
  'dynamodb:DeleteResourcePolicy', 'dynamodb:GetResourcePolicy', 'dynamodb:PutResourcePolicy', 'events:PutPermission', 'events:RemovePermission',
  'secretsmanager:DeleteResourcePolicy', 'secretsmanager:GetResourcePolicy', 'secretsmanager:PutResourcePolicy',
])

function needRefusal(need: Need, request: CallRequest, caller: Caller, who: Identified, world: AccessWorld): AwsFault | undefined {
  const { requester } = who
  if (requester.kind === 'service' && !NAMED_IN_POLICIES.has(request.service)) return undefined
  if (request.principal === ADMINISTRATOR && MENDING.has(need.action)) return undefined
  const known = world.serviceOf(request.service)
  const asked = known?.service.wholeArn?.(known.state, need.resource) ?? need.resource
  const stated = known?.service.policyOn?.(known.state, asked)
  const enforced = world.mode === 'enforced'
  const resource = stated && (enforced || !stated.byDefault) ? readResourcePolicy(stated.text) : undefined
  if (requester.kind === 'service' && !resource && !enforced) return undefined
  const identity = who.policies ?? (enforced ? { identity: [] } : ALLOWS_ALL)
  // Nothing is written about who calls or about the resource that could refuse it.
  if (!resource && identity === ALLOWS_ALL && !who.sessionPolicy) return undefined
  const policies: AppliedPolicies = { ...identity, ...sessionOf(who), ...(resource ? { resource } : {}), resourceAccount: world.place.accountId }
  const ofService = known?.service.conditionKeysOf?.(known.state, request) ?? {}
  const keys = conditionKeys({ ...keysAbout(caller, who, world), ...need.keys, ...ofService })
  const decision = decide({ requester, action: need.action, resource: asked, keys }, policies)
  return decision.allowed ? undefined : accessDenied(request.service, { requester, action: need.action, resource: asked, decision })
}

/** A service acts in a role only where the role trusts it. */
function roleNotTaken(caller: Caller, who: Identified, world: AccessWorld): AwsFault | undefined {
  if (caller.kind !== 'service' || who.requester.kind !== 'session') return undefined
  const service = `${caller.service}.amazonaws.com`
  if (trusts(who.requester.roleArn, service, caller, world)) return undefined
  const decision = { allowed: false, explicit: false, kind: 'role trust policy' } as const
  return accessDenied('sts', { requester: { kind: 'service', name: service }, action: 'sts:AssumeRole', resource: who.requester.roleArn, decision })
}

function trusts(roleArn: string, service: string, caller: Caller, world: AccessWorld): boolean {
  const role = roleNamed(world.iam, roleArn)
  if (!role) return world.mode !== 'enforced'
  const requester: Requester = { kind: 'service', name: service }
  const source = { 'aws:SourceArn': sourceArnOf(caller, world.place), 'aws:SourceAccount': world.place.accountId }
  const keys = conditionKeys({ ...timeAndPlace(world), ...source })
  const policies = { identity: [], resource: role.trust.document, resourceMustAllow: true, resourceAccount: world.place.accountId }
  return decide({ requester, action: 'sts:AssumeRole', resource: role.arn, keys }, policies).allowed
}

function assumptionRefusal(request: CallRequest, caller: Caller, who: Identified, world: AccessWorld): AwsFault | undefined {
  const { requester } = who
  const arn = request.input['RoleArn']
  if (typeof arn !== 'string') return undefined
  const role = roleNamed(world.iam, arn)
  if (!role && world.mode !== 'enforced') return undefined
  const identity = who.policies ?? (world.mode === 'enforced' ? { identity: [] } : ALLOWS_ALL)
  const policies: AppliedPolicies = {
    ...identity,
    ...sessionOf(who),
    ...(role ? { resource: role.trust.document } : {}),
    resourceMustAllow: true,
    resourceAccount: world.place.accountId,
  }
  const { RoleSessionName: sessionName, ExternalId: externalId } = request.input
  const ofSts = { 'sts:RoleSessionName': textOf(sessionName), 'sts:ExternalId': textOf(externalId) }
  const keys = conditionKeys({ ...keysAbout(caller, who, world), ...ofSts })
  const decision = decide({ requester, action: 'sts:AssumeRole', resource: arn, keys }, policies)
  return decision.allowed ? undefined : accessDenied('sts', { requester, action: 'sts:AssumeRole', resource: arn, decision })
}

/** Whoever hands a role to a service needs the right to, and the role has to trust the service. */
function passingRefusal(request: CallRequest, caller: Caller, who: Identified, world: AccessWorld): AwsFault | undefined {
  for (const { arn, service, untrusted } of passedRoles(request.service, request.action, request.input)) {
    const need: Need = { action: 'iam:PassRole', resource: arn, keys: { 'iam:PassedToService': service } }
    const fault = needRefusal(need, request, caller, who, world)
    if (fault) return fault
    if (!trusts(arn, service, caller, world)) return untrusted
  }
  return undefined
}

function keysAbout(caller: Caller, who: Identified, world: AccessWorld): { readonly [key: string]: string | undefined } {
  const { accountId } = world.place
  const service = who.requester.kind === 'service' ? who.requester.name : undefined
  const functionName = caller.kind === 'service' && caller.service === 'lambda' ? caller.origin?.['functionName'] : undefined
  return {
    ...who.keys,
    ...timeAndPlace(world),
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': 'false',
    'aws:SourceIp': caller.kind === 'outside' ? OUTSIDE : undefined,
    'aws:SourceArn': service === undefined ? undefined : sourceArnOf(caller, world.place),
    'aws:SourceAccount': service === undefined ? undefined : accountId,
    // What topics' own policy asks for: everybody of the account, and CloudWatch in its name.
    'aws:SourceOwner': service === undefined || service === 'cloudwatch.amazonaws.com' ? accountId : undefined,
    'lambda:SourceFunctionArn':
      typeof functionName === 'string' ? `arn:aws:lambda:${world.place.region}:${accountId}:function:${functionName}` : undefined,
  }
}

/** Whence calls from outside this world come. Of the addresses set aside for documentation (RFC 5737). */
const OUTSIDE = '203.0.113.1'

function timeAndPlace({ now, place }: AccessWorld): { readonly [key: string]: string } {
  return { 'aws:CurrentTime': isoTime(now), 'aws:EpochTime': String(Math.floor(now / 1000)), 'aws:RequestedRegion': place.region }
}

function sessionOf({ sessionPolicy }: Identified): { session?: PolicyDocument } {
  return sessionPolicy ? { session: sessionPolicy } : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Resource policies were read when they were set; one that is none grants nothing. */
function readResourcePolicy(text: string): PolicyDocument {
  const known = READ.get(text)
  if (known) return known
  const reading = readPolicy(text, 'resource')
  const document: PolicyDocument = 'problem' in reading ? { version: '2012-10-17', statements: [] } : reading.document
  if (READ.size >= 100) READ.clear()
  READ.set(text, document)
  return document
}

/** Texts read lately: the same text always reads the same. */
const READ = new Map<string, PolicyDocument>()
