import { expect, test } from 'vitest'
import { createGuestHost } from '../../handlers/handlers'
import type { JsonObject } from '../../kernel/json'
import { createSimulation } from '../../cloud/cloud'
import { iam } from '../iam/iam'
import { sts } from './sts'

const parts = { services: [iam, sts], guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }
const RoleArn = 'arn:aws:iam::123456789012:role/reader'
const SESSION = 'arn:aws:sts::123456789012:assumed-role/other/s'

async function given() {
  const sim = createSimulation(parts)
  const call = async (action: string, input: JsonObject = {}, principal?: string, service = 'sts'): Promise<any> => {
    try {
      return await sim.call(service, action, input, principal)
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`
    }
  }
  const AssumeRolePolicyDocument = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}'
  await call('CreateRole', { RoleName: 'reader', MaxSessionDuration: 7200, AssumeRolePolicyDocument }, undefined, 'iam')
  return call
}

test('ST1 ST2 a role is taken on for as long as it allows', async () => {
  const call = await given()
  const { Credentials: credentials, AssumedRoleUser: user } = await call('AssumeRole', { RoleArn, RoleSessionName: 'me' })
  expect(credentials.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
  expect(credentials.Expiration).toBe(Date.UTC(2025, 0, 1, 1) / 1000)
  expect(user.Arn).toBe('arn:aws:sts::123456789012:assumed-role/reader/me')
  expect(user.AssumedRoleId).toMatch(/^AROA[A-Z2-7]{17}:me$/)
})

test.each<[why: string, input: JsonObject, principal: string | undefined, answer: string]>([
  ['ST1 longer than the role allows', { RoleArn, RoleSessionName: 'me', DurationSeconds: 10_000 }, undefined, 'ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'],
  ['ST1 shorter than 15 minutes', { RoleArn, RoleSessionName: 'me', DurationSeconds: 60 }, undefined, "ValidationError: 1 validation error detected: Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900"],
  ['ST1 out of a session for more than an hour', { RoleArn, RoleSessionName: 'me', DurationSeconds: 7200 }, SESSION, 'ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining'],
  ['ST2 a name with a blank', { RoleArn, RoleSessionName: 'm e' }, undefined, "ValidationError: 1 validation error detected: Value 'm e' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*"],
  ['ST2 no name', { RoleArn }, undefined, "ValidationError: 1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null"],
])('%s', async (_why, input, principal, answer) => {
  expect(await (await given())('AssumeRole', input, principal)).toBe(answer)
})

test('ST3 who calls is told', async () => {
  const call = await given()
  expect(await call('GetCallerIdentity')).toMatchObject({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/administrator' })
  const { AssumedRoleUser: user } = await call('AssumeRole', { RoleArn, RoleSessionName: 'me' })
  expect(await call('GetCallerIdentity', {}, user.Arn)).toEqual({ UserId: user.AssumedRoleId, Account: '123456789012', Arn: user.Arn })
  expect(await call('GetCallerIdentity', {}, 'arn:aws:iam::123456789012:root')).toMatchObject({ UserId: '123456789012' })
})

test('ST4 a user gets credentials for 12 hours, a session none', async () => {
  const call = await given()
  expect((await call('GetSessionToken')).Credentials.Expiration).toBe(Date.UTC(2025, 0, 1, 12) / 1000)
  expect(await call('GetSessionToken', {}, SESSION)).toBe('AccessDenied: Cannot call GetSessionToken with session credentials')
})
