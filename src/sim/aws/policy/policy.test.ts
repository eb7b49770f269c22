import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../kernel/json'
import { conditionKeys } from './conditionKeys'
import { accessDenied } from './denial'
import { decide, type AppliedPolicies, type Decision } from './policy'
import type { Requester } from './principal'
import { readPolicy, type PolicyDocument, type PolicyPurpose } from './readPolicy'

const ACCOUNT = '123456789012'
const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:orders`
const ROLE = `arn:aws:iam::${ACCOUNT}:role/worker`
const USER: Requester = { kind: 'user', arn: `arn:aws:iam::${ACCOUNT}:user/ana`, accountId: ACCOUNT }
const SESSION: Requester = { kind: 'session', arn: `arn:aws:sts::${ACCOUNT}:assumed-role/worker/fn`, roleArn: ROLE, accountId: ACCOUNT }
const STRANGER: Requester = { kind: 'user', arn: 'arn:aws:iam::999999999999:user/eve', accountId: '999999999999' }
const ROOT: Requester = { kind: 'root', arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT }
const S3: Requester = { kind: 'service', name: 's3.amazonaws.com' }
const NOBODY: Requester = { kind: 'anonymous' }

function read(statements: Json, purpose: PolicyPurpose, Version = '2012-10-17'): PolicyDocument {
  const reading = readPolicy(JSON.stringify({ Version, Statement: statements }), purpose)
  if ('problem' in reading) throw new Error(reading.problem)
  return reading.document
}

interface Situation {
  readonly by?: Requester
  readonly identity?: Json
  readonly resource?: Json
  readonly boundary?: Json
  readonly session?: Json
  readonly trust?: Json
  readonly action?: string
  readonly on?: string
  readonly keys?: { readonly [key: string]: string | readonly string[] }
  readonly version?: string
}

function decisionOn({ by = USER, identity, resource, boundary, session, trust, action = 'sqs:SendMessage', on = QUEUE, keys = {}, version }: Situation): Decision {
  const policies: AppliedPolicies = {
    identity: identity === undefined ? [] : [read(identity, 'identity')],
    ...(boundary === undefined ? {} : { boundary: read(boundary, 'identity') }),
    ...(session === undefined ? {} : { session: read(session, 'identity') }),
    ...(resource === undefined ? {} : { resource: read(resource, 'resource', version) }),
    ...(trust === undefined ? {} : { resource: read(trust, 'trust'), resourceMustAllow: true }),
    resourceAccount: ACCOUNT,
  }
  return decide({ requester: by, action, resource: on, keys: conditionKeys(keys) }, policies)
}

function brief(decision: Decision): string {
  if (decision.allowed) return 'allowed'
  return decision.explicit ? `denied by ${decision.kind}` : `no ${decision.kind}`
}

const allow = (Action: Json = 'sqs:SendMessage', Resource: Json = QUEUE, Condition?: JsonObject): JsonObject =>
  Condition ? { Effect: 'Allow', Action, Resource, Condition } : { Effect: 'Allow', Action, Resource }
const deny = (Action: Json = 'sqs:SendMessage', Resource: Json = QUEUE): JsonObject => ({ Effect: 'Deny', Action, Resource })
const to = (Principal: Json, statement: JsonObject = allow()): JsonObject => ({ ...statement, Principal })
const trusting = (Principal: Json): JsonObject => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })
const assuming = { action: 'sts:AssumeRole', on: ROLE }

test.each<[why: string, situation: Situation, outcome: string]>([
  ['PO1 no policy at all', {}, 'no identity-based policy'],
  ['PO1 a policy about another action', { identity: [allow('sqs:ReceiveMessage')] }, 'no identity-based policy'],
  ['PO1 a policy about another resource', { identity: [allow('sqs:SendMessage', `${QUEUE}-2`)] }, 'no identity-based policy'],
  ['PO1 a role without policies', { by: SESSION }, 'no identity-based policy'],
  ['PO2 allow and deny in one policy', { identity: [allow(), deny()] }, 'denied by identity-based policy'],
  ['PO2 deny before allow', { identity: [deny(), allow()] }, 'denied by identity-based policy'],
  ['PO2 deny of another action', { identity: [allow(), deny('sqs:DeleteQueue')] }, 'allowed'],
  ['PO2 the resource denies what the identity may', { identity: [allow()], resource: [to('*', deny())] }, 'denied by resource-based policy'],
  ['PO2 the identity denies what the resource grants', { identity: [deny()], resource: [to('*')] }, 'denied by identity-based policy'],
  ['PO2 the boundary denies', { identity: [allow()], boundary: [allow('*', '*'), deny()] }, 'denied by permissions boundary'],
  ['PO2 the session denies', { by: SESSION, identity: [allow()], session: [allow('*', '*'), deny()] }, 'denied by session policy'],
  ['PO2 not even the root user passes a Deny of the resource', { by: ROOT, resource: [to('*', deny())] }, 'denied by resource-based policy'],
  ['PO2 a Deny for a role denies its sessions', { by: SESSION, identity: [allow()], resource: [to({ AWS: ROLE }, deny())] }, 'denied by resource-based policy'],
  ['PO2 a Deny for the account denies all in it', { identity: [allow()], resource: [to({ AWS: ACCOUNT }, deny())] }, 'denied by resource-based policy'],
  ['PO2 a service is denied by name', { by: S3, resource: [to('*'), to({ Service: 's3.amazonaws.com' }, deny())] }, 'denied by resource-based policy'],
  ['PO3 the identity may', { identity: [allow()] }, 'allowed'],
  ['PO3 the root user may all', { by: ROOT }, 'allowed'],
  ['PO3 the resource grants to the user', { resource: [to({ AWS: USER.kind === 'user' ? USER.arn : '' })] }, 'allowed'],
  ['PO3 the resource grants to the role', { by: SESSION, resource: [to({ AWS: ROLE })] }, 'allowed'],
  ['PO3 the resource grants to the session', { by: SESSION, resource: [to({ AWS: `arn:aws:sts::${ACCOUNT}:assumed-role/worker/fn` })] }, 'allowed'],
  ['PO3 the resource grants to another session', { by: SESSION, resource: [to({ AWS: `arn:aws:sts::${ACCOUNT}:assumed-role/worker/gn` })] }, 'no identity-based policy'],
  ['PO3 the resource grants to everybody', { resource: [to('*')] }, 'allowed'],
  ['PO3 … written as a principal of AWS', { resource: [to({ AWS: '*' })] }, 'allowed'],
  ['PO3 … among others', { resource: [to({ AWS: ['111111111111', '*'] })] }, 'allowed'],
  ['PO4 the resource grants to the account: its own users need a policy', { resource: [to({ AWS: ACCOUNT })] }, 'no identity-based policy'],
  ['PO4 … and with one they may', { identity: [allow()], resource: [to({ AWS: ACCOUNT })] }, 'allowed'],
  ['PO4 … the account by its root', { resource: [to({ AWS: `arn:aws:iam::${ACCOUNT}:root` })] }, 'no identity-based policy'],
  ['PO4 a stranger whose own policies allow', { by: STRANGER, identity: [allow()] }, 'no resource-based policy'],
  ['PO4 a stranger whom the resource lets in', { by: STRANGER, resource: [to('*')] }, 'no identity-based policy'],
  ['PO4 a stranger with both', { by: STRANGER, identity: [allow()], resource: [to({ AWS: '999999999999' })] }, 'allowed'],
  ['PO4 a stranger by name', { by: STRANGER, identity: [allow()], resource: [to({ AWS: STRANGER.kind === 'user' ? STRANGER.arn : '' })] }, 'allowed'],
  ['PO4 a stranger of another account than the one let in', { by: STRANGER, identity: [allow()], resource: [to({ AWS: '111111111111' })] }, 'no resource-based policy'],
  ['PO5 a boundary alone allows nothing', { boundary: [allow()] }, 'no identity-based policy'],
  ['PO5 a boundary that leaves it out', { identity: [allow()], boundary: [allow('s3:*', '*')] }, 'no permissions boundary'],
  ['PO5 a boundary that has it', { identity: [allow()], boundary: [allow('sqs:*', '*')] }, 'allowed'],
  ['PO5 a session policy alone allows nothing', { by: SESSION, session: [allow()] }, 'no identity-based policy'],
  ['PO5 a session policy that leaves it out', { by: SESSION, identity: [allow()], session: [allow('s3:*', '*')] }, 'no session policy'],
  ['PO5 a session policy that has it', { by: SESSION, identity: [allow('*', '*')], session: [allow()] }, 'allowed'],
  ['PO5 boundary before session', { by: SESSION, identity: [allow()], boundary: [allow('s3:*', '*')], session: [allow('s3:*', '*')] }, 'no permissions boundary'],
  ['PO5 a grant to the role is bounded', { by: SESSION, boundary: [allow('s3:*', '*')], resource: [to({ AWS: ROLE })] }, 'no permissions boundary'],
  ['PO5 a grant to the user is not', { boundary: [allow('s3:*', '*')], resource: [to({ AWS: `arn:aws:iam::${ACCOUNT}:user/ana` })] }, 'allowed'],
  ['PO5 a grant to the session is not', { by: SESSION, session: [allow('s3:*', '*')], resource: [to({ AWS: `arn:aws:sts::${ACCOUNT}:assumed-role/worker/fn` })] }, 'allowed'],
  ['PO5 a stranger is bounded whatever the resource grants', { by: STRANGER, identity: [allow()], boundary: [allow('s3:*', '*')], resource: [to('*')] }, 'no permissions boundary'],
  ['PO6 a service that the resource names', { by: S3, resource: [to({ Service: 's3.amazonaws.com' })] }, 'allowed'],
  ['PO6 a service among several', { by: S3, resource: [to({ Service: ['sns.amazonaws.com', 's3.amazonaws.com'] })] }, 'allowed'],
  ['PO6 another service', { by: S3, resource: [to({ Service: 'sns.amazonaws.com' })] }, 'no resource-based policy'],
  ['PO6 a service by its name in a Region', { by: S3, resource: [to({ Service: 's3.us-east-1.amazonaws.com' })] }, 'allowed'],
  ['PO6 a service, and a policy for everybody', { by: S3, resource: [to('*')] }, 'allowed'],
  ['PO6 a service, and a policy for the account', { by: S3, resource: [to({ AWS: ACCOUNT })] }, 'no resource-based policy'],
  ['PO6 a service without any policy', { by: S3 }, 'no resource-based policy'],
  ['PO6 nobody, and a public resource', { by: NOBODY, resource: [to('*')] }, 'allowed'],
  ['PO6 nobody, and a resource for the account', { by: NOBODY, resource: [to({ AWS: ACCOUNT })] }, 'no resource-based policy'],
  ['PO7 the trust policy names the user', { ...assuming, trust: [trusting({ AWS: `arn:aws:iam::${ACCOUNT}:user/ana` })] }, 'allowed'],
  ['PO7 it names the account, and the user may', { ...assuming, identity: [allow('sts:AssumeRole', ROLE)], trust: [trusting({ AWS: ACCOUNT })] }, 'allowed'],
  ['PO7 it names the account, and the user may not', { ...assuming, trust: [trusting({ AWS: ACCOUNT })] }, 'no identity-based policy'],
  ['PO7 it names a service: the user may not, with whatever policy', { ...assuming, identity: [allow('*', '*')], trust: [trusting({ Service: 'lambda.amazonaws.com' })] }, 'no role trust policy'],
  ['PO7 nor may the root user', { ...assuming, by: ROOT, trust: [trusting({ Service: 'lambda.amazonaws.com' })] }, 'no role trust policy'],
  ['PO7 the service it names', { ...assuming, by: { kind: 'service', name: 'lambda.amazonaws.com' }, trust: [trusting({ Service: 'lambda.amazonaws.com' })] }, 'allowed'],
  ['PO7 a service it does not name', { ...assuming, by: { kind: 'service', name: 'states.amazonaws.com' }, trust: [trusting({ Service: 'lambda.amazonaws.com' })] }, 'no role trust policy'],
  ['PO8 an action in small letters', { identity: [allow('SQS:sendmessage')] }, 'allowed'],
  ['PO8 a resource in another case', { identity: [allow('sqs:SendMessage', QUEUE.replace('orders', 'Orders'))] }, 'no identity-based policy'],
  ['PO8 a condition key in another case', { identity: [allow('sqs:*', '*', { StringEquals: { 'AWS:requestedregion': 'us-east-1' } })], keys: { 'aws:RequestedRegion': 'us-east-1' } }, 'allowed'],
  ['PO9 all actions of a service', { identity: [allow('sqs:*')] }, 'allowed'],
  ['PO9 all actions', { identity: [allow('*')] }, 'allowed'],
  ['PO9 actions that begin so', { identity: [allow('sqs:Send*')] }, 'allowed'],
  ['PO9 actions that end so', { identity: [allow('sqs:*Message')] }, 'allowed'],
  ['PO9 a star in the middle', { identity: [allow('sqs:S*d*e')] }, 'allowed'],
  ['PO9 actions that begin otherwise', { identity: [allow('sqs:Get*')] }, 'no identity-based policy'],
  ['PO9 all of another service', { identity: [allow('sns:*', '*')] }, 'no identity-based policy'],
  ['PO9 one of several actions', { identity: [allow(['sqs:ReceiveMessage', 'sqs:SendMessage'])] }, 'allowed'],
  ['PO9 all resources', { identity: [allow('sqs:SendMessage', '*')] }, 'allowed'],
  ['PO9 resources that begin so', { identity: [allow('sqs:SendMessage', `arn:aws:sqs:*:${ACCOUNT}:or*`)] }, 'allowed'],
  ['PO9 a star reaches over colons', { identity: [allow('sqs:SendMessage', 'arn:aws:sqs:*:*:*:orders')] }, 'no identity-based policy'],
  ['PO9 one character', { identity: [allow('sqs:SendMessage', QUEUE.replace('orders', 'order?'))] }, 'allowed'],
  ['PO9 one character is not none', { identity: [allow('sqs:SendMessage', `${QUEUE}?`)] }, 'no identity-based policy'],
  ['PO9 one of several resources', { identity: [allow('sqs:SendMessage', [`${QUEUE}-2`, QUEUE])] }, 'allowed'],
  ['PO10 all but an action', { identity: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] }, 'allowed'],
  ['PO10 … which it is', { identity: [{ Effect: 'Allow', NotAction: ['iam:*', 'sqs:Send*'], Resource: '*' }] }, 'no identity-based policy'],
  ['PO10 all but a resource', { identity: [{ Effect: 'Allow', Action: 'sqs:*', NotResource: `${QUEUE}-2` }] }, 'allowed'],
  ['PO10 … which it is', { identity: [{ Effect: 'Allow', Action: 'sqs:*', NotResource: [QUEUE] }] }, 'no identity-based policy'],
  ['PO10 denied to all but the user, who is', { identity: [allow()], resource: [{ ...deny(), NotPrincipal: { AWS: `arn:aws:iam::${ACCOUNT}:user/ana` } }] }, 'allowed'],
  ['PO10 denied to all but another', { identity: [allow()], resource: [{ ...deny(), NotPrincipal: { AWS: `arn:aws:iam::${ACCOUNT}:user/ben` } }] }, 'denied by resource-based policy'],
  ['PO16 a variable in a resource', { identity: [allow('sqs:*', 'arn:aws:sqs:*:*:${aws:username}-*')], on: `arn:aws:sqs:us-east-1:${ACCOUNT}:ana-in`, keys: { 'aws:username': 'ana' } }, 'allowed'],
  ['PO16 … of somebody else', { identity: [allow('sqs:*', 'arn:aws:sqs:*:*:${aws:username}-*')], on: `arn:aws:sqs:us-east-1:${ACCOUNT}:ben-in`, keys: { 'aws:username': 'ana' } }, 'no identity-based policy'],
  ['PO16 … whose value is no pattern', { identity: [allow('sqs:*', 'arn:aws:sqs:*:*:${aws:username}')], on: `arn:aws:sqs:us-east-1:${ACCOUNT}:ana`, keys: { 'aws:username': '*' } }, 'no identity-based policy'],
  ['PO16 … which the request has not', { identity: [allow('sqs:*', 'arn:aws:sqs:*:*:${aws:username}*')] }, 'no identity-based policy'],
  ['PO16 … with a default', { identity: [allow('sqs:*', "arn:aws:sqs:*:*:${aws:PrincipalTag/team, 'orders'}")] }, 'allowed'],
  ['PO16 a star by its variable', { identity: [allow('sqs:*', 'arn:aws:sqs:*:*:${*}')] }, 'no identity-based policy'],
  ['PO16 an old policy has no variables', { resource: [to('*', allow('sqs:*', 'arn:aws:sqs:*:*:${aws:username}'))], version: '2008-10-17', keys: { 'aws:username': 'orders' } }, 'no identity-based policy'],
])('%s', (_why, situation, outcome) => {
  expect(brief(decisionOn(situation))).toBe(outcome)
})

test.each<[why: string, condition: JsonObject, keys: { readonly [key: string]: string | readonly string[] }, holds: boolean]>([
  ['PO11 one of the values', { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } }, { 'aws:RequestedRegion': 'us-east-1' }, true],
  ['PO11 both keys of an operator', { StringEquals: { 'aws:RequestedRegion': 'us-east-1', 'aws:SourceAccount': ACCOUNT } }, { 'aws:RequestedRegion': 'us-east-1', 'aws:SourceAccount': '1' }, false],
  ['PO11 both operators', { StringEquals: { 'aws:RequestedRegion': 'us-east-1' }, Bool: { 'aws:SecureTransport': 'true' } }, { 'aws:RequestedRegion': 'us-east-1', 'aws:SecureTransport': 'false' }, false],
  ['PO8 values keep their case', { StringEquals: { 'aws:username': 'Ana' } }, { 'aws:username': 'ana' }, false],
  ['PO11 StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { 'aws:username': 'Ana' } }, { 'aws:username': 'ana' }, true],
  ['PO11 StringEquals knows no wildcard', { StringEquals: { 's3:prefix': 'a*' } }, { 's3:prefix': 'ab' }, false],
  ['PO11 StringLike does', { StringLike: { 's3:prefix': 'a*' } }, { 's3:prefix': 'ab' }, true],
  ['PO11 StringNotLike', { StringNotLike: { 's3:prefix': ['a*', 'b*'] } }, { 's3:prefix': 'b' }, false],
  ['PO11 StringNotEquals of several values: none of them', { StringNotEquals: { 'aws:username': ['ana', 'ben'] } }, { 'aws:username': 'ben' }, false],
  ['PO11 StringNotEquals', { StringNotEquals: { 'aws:username': ['ana', 'ben'] } }, { 'aws:username': 'cy' }, true],
  ['PO12 a key that is not there', { StringEquals: { 'aws:SourceArn': QUEUE } }, {}, false],
  ['PO12 … negated', { StringNotEquals: { 'aws:SourceArn': QUEUE } }, {}, true],
  ['PO12 … NotIpAddress', { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, {}, true],
  ['PO12 … IfExists', { StringEqualsIfExists: { 'aws:SourceArn': QUEUE } }, {}, true],
  ['PO12 IfExists where it exists', { StringEqualsIfExists: { 'aws:SourceArn': QUEUE } }, { 'aws:SourceArn': ROLE }, false],
  ['PO12 Null true: the key is absent', { Null: { 'aws:TokenIssueTime': 'true' } }, {}, true],
  ['PO12 Null true: the key is there', { Null: { 'aws:TokenIssueTime': 'true' } }, { 'aws:TokenIssueTime': '2025-01-01T00:00:00Z' }, false],
  ['PO12 Null false: the key is there', { Null: { 'aws:TokenIssueTime': false } }, { 'aws:TokenIssueTime': '2025-01-01T00:00:00Z' }, true],
  ['PO13 ForAllValues, all', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a', 'b'] } }, { 'dynamodb:LeadingKeys': ['b', 'a', 'a'] }, true],
  ['PO13 ForAllValues, not all', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a', 'b'] } }, { 'dynamodb:LeadingKeys': ['a', 'c'] }, false],
  ['PO13 ForAllValues of none', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': 'a' } }, { 'dynamodb:LeadingKeys': [] }, true],
  ['PO13 ForAllValues of a key that is not there', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': 'a' } }, {}, true],
  ['PO13 ForAnyValue, one', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['a', 'c'] }, true],
  ['PO13 ForAnyValue, none', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['c'] }, false],
  ['PO13 ForAnyValue of a key that is not there', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }, {}, false],
  ['PO13 ForAnyValue negated: one that is none of them', { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['a', 'c'] }, true],
  ['PO13 ForAllValues with wildcards and a variable', { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': '${aws:username}#*' } }, { 'dynamodb:LeadingKeys': ['ana#1', 'ana#2'], 'aws:username': 'ana' }, true],
  ['PO14 ArnLike', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::up*' } }, { 'aws:SourceArn': 'arn:aws:s3:::uploads' }, true],
  ['PO14 ArnEquals takes wildcards, too', { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:*:*:up*' } }, { 'aws:SourceArn': `arn:aws:sns:us-east-1:${ACCOUNT}:uploads` }, true],
  ['PO14 a star does not reach over a colon', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:uploads' } }, { 'aws:SourceArn': `arn:aws:sns:us-east-1:${ACCOUNT}:uploads` }, false],
  ['PO14 … but in the last part', { ArnLike: { 'lambda:FunctionArn': `arn:aws:lambda:us-east-1:${ACCOUNT}:function:*` } }, { 'lambda:FunctionArn': `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f:live` }, true],
  ['PO14 ArnNotLike', { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/admin*` } }, { 'aws:PrincipalArn': ROLE }, true],
  ['PO15 NumericLessThan', { NumericLessThan: { 's3:max-keys': '100' } }, { 's3:max-keys': '20' }, true],
  ['PO15 NumericLessThanEquals', { NumericLessThanEquals: { 's3:max-keys': 10 } }, { 's3:max-keys': '10' }, true],
  ['PO15 NumericGreaterThan', { NumericGreaterThan: { 's3:max-keys': '100' } }, { 's3:max-keys': '20' }, false],
  ['PO15 NumericEquals compares numbers', { NumericEquals: { 's3:max-keys': '10.0' } }, { 's3:max-keys': '10' }, true],
  ['PO15 NumericEquals of what is none', { NumericEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': 'ten' }, false],
  ['PO15 DateGreaterThan', { DateGreaterThan: { 'aws:CurrentTime': '2025-01-01T00:00:00Z' } }, { 'aws:CurrentTime': '2025-01-01T00:00:01Z' }, true],
  ['PO15 DateLessThan', { DateLessThan: { 'aws:CurrentTime': '2025-01-01T00:00:00Z' } }, { 'aws:CurrentTime': '2025-01-01T00:00:01Z' }, false],
  ['PO15 a date in epoch seconds', { DateLessThanEquals: { 'aws:EpochTime': '1735689600' } }, { 'aws:EpochTime': '1735689600' }, true],
  ['PO15 Bool', { Bool: { 'aws:SecureTransport': false } }, { 'aws:SecureTransport': 'false' }, true],
  ['PO15 Bool in capitals', { Bool: { 'aws:SecureTransport': 'True' } }, { 'aws:SecureTransport': 'true' }, true],
  ['PO15 an address in a range', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, { 'aws:SourceIp': '203.0.113.77' }, true],
  ['PO15 an address outside', { IpAddress: { 'aws:SourceIp': '203.0.113.0/26' } }, { 'aws:SourceIp': '203.0.113.77' }, false],
  ['PO15 one address', { IpAddress: { 'aws:SourceIp': '203.0.113.77' } }, { 'aws:SourceIp': '203.0.113.77' }, true],
  ['PO15 an address of version 6', { IpAddress: { 'aws:SourceIp': '2001:db8::/33' } }, { 'aws:SourceIp': '2001:db8:7fff::1' }, true],
  ['PO15 … outside', { IpAddress: { 'aws:SourceIp': '2001:db8::/33' } }, { 'aws:SourceIp': '2001:db8:8000::1' }, false],
  ['PO15 NotIpAddress', { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.168.0.0/16'] } }, { 'aws:SourceIp': '192.168.1.1' }, false],
  ['PO15 all addresses', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, { 'aws:SourceIp': '8.8.8.8' }, true],
  ['PO15 BinaryEquals', { BinaryEquals: { 'x:key': 'QmluYXJ5' } }, { 'x:key': 'QmluYXJ5' }, true],
  ['PO16 a variable among the values', { StringEquals: { 's3:prefix': '${aws:username}/' } }, { 's3:prefix': 'ana/', 'aws:username': 'ana' }, true],
  ['PO16 … which the request has not', { StringEquals: { 's3:prefix': '${aws:username}/' } }, { 's3:prefix': '/' }, false],
])('%s', (_why, condition, keys, holds) => {
  const decision = decisionOn({ identity: [allow('sqs:*', '*', condition)], keys })
  expect(brief(decision)).toBe(holds ? 'allowed' : 'no identity-based policy')
})

test.each<[why: string, service: string, situation: Situation, text: string]>([
  ['PO17 no policy allows', 'dynamodb', { action: 'dynamodb:PutItem', on: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders', by: SESSION },
    'AccessDeniedException 400: User: arn:aws:sts::123456789012:assumed-role/worker/fn is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/orders because no identity-based policy allows the dynamodb:PutItem action'],
  ['PO17 a policy denies', 'lambda', { action: 'lambda:InvokeFunction', on: 'arn:aws:lambda:us-east-1:123456789012:function:f', identity: [deny('lambda:*', '*')] },
    'AccessDeniedException 403: User: arn:aws:iam::123456789012:user/ana is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:123456789012:function:f with an explicit deny in an identity-based policy'],
  ['PO17 a boundary', 'kinesis', { action: 'kinesis:PutRecord', on: '*', identity: [allow('*', '*')], boundary: [allow()] },
    'AccessDeniedException 400: User: arn:aws:iam::123456789012:user/ana is not authorized to perform: kinesis:PutRecord because no permissions boundary allows the kinesis:PutRecord action'],
  ['PO18 SQS', 'sqs', {},
    'AccessDenied 403: User: arn:aws:iam::123456789012:user/ana is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:123456789012:orders because no identity-based policy allows the sqs:sendmessage action'],
  ['PO18 SNS', 'sns', { action: 'sns:Publish', on: 'arn:aws:sns:us-east-1:123456789012:news', by: S3 },
    'AuthorizationError 403: User: s3.amazonaws.com is not authorized to perform: SNS:Publish on resource: arn:aws:sns:us-east-1:123456789012:news because no resource-based policy allows the SNS:Publish action'],
  ['PO18 S3', 's3', { action: 's3:GetObject', on: 'arn:aws:s3:::uploads/a.txt', resource: [to('*', deny('s3:*', '*'))] },
    'AccessDenied 403: User: arn:aws:iam::123456789012:user/ana is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::uploads/a.txt" with an explicit deny in a resource-based policy'],
  ['PO18 S3, to nobody', 's3', { action: 's3:GetObject', on: 'arn:aws:s3:::uploads/a.txt', by: NOBODY }, 'AccessDenied 403: Access Denied'],
])('%s: %s', (_why, service, situation, text) => {
  const decision = decisionOn(situation)
  if (decision.allowed) throw new Error('allowed')
  const { by = USER, action = 'sqs:SendMessage', on = QUEUE } = situation
  const { name, statusCode, message } = accessDenied(service, { requester: by, action, resource: on, decision })
  expect(`${name} ${statusCode}: ${message}`).toBe(text)
})

test.each<[why: string, purpose: PolicyPurpose, text: string, problem: string]>([
  ['PO19 no JSON', 'identity', '{', 'Syntax errors in policy.'],
  ['PO19 no JSON, of a role', 'trust', '{', 'This policy contains invalid Json'],
  ['PO19 an old version', 'identity', '{"Version":"2008-10-17","Statement":[]}', 'Policy document must be version 2012-10-17 or greater.'],
  ['PO19 no statement', 'identity', '{"Version":"2012-10-17"}', 'Syntax errors in policy.'],
  ['PO19 an element that is none', 'identity', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Actions":"*","Resource":"*"}}', 'Syntax errors in policy.'],
  ['PO19 no effect', 'identity', '{"Version":"2012-10-17","Statement":{"Action":"*","Resource":"*"}}', 'Syntax errors in policy.'],
  ['PO19 no action', 'identity', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Resource":"*"}}', 'Policy statement must contain actions.'],
  ['PO19 no resource', 'identity', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*"}}', 'Policy statement must contain resources.'],
  ['PO19 a resource that is no ARN', 'identity', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"orders"}}', 'Resource orders must be in ARN format or "*".'],
  ['PO19 an action without its service', 'identity', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"SendMessage","Resource":"*"}}', 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'],
  ['PO19 a principal', 'identity', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}', 'Policy document should not specify a principal.'],
  ['PO19 no principal', 'trust', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole"}}', 'Missing required field Principal'],
  ['PO19 a resource of a trust policy', 'trust', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}}', 'Has prohibited field Resource'],
  ['PO19 two statements of one name', 'identity', '{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"a","Effect":"Deny","Action":"*","Resource":"*"}]}', 'Statement IDs (SID) in a single policy must be unique.'],
  ['PO19 an operator that is none', 'identity', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringIs":{"aws:username":"ana"}}}}', 'Invalid Condition type : StringIs.'],
])('%s', (_why, purpose, text, problem) => {
  expect(readPolicy(text, purpose)).toEqual({ problem })
})
