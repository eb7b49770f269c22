import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { ARN, world } from '../../../cloud/lambdaWorld.testing'

async function given() {
  const all = world()
  await all.create('fn', [])
  const add = async (StatementId: string, input: JsonObject = {}) => {
    const { Statement: text } = await all.call('AddPermission', { FunctionName: 'fn', StatementId, Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com', ...input })
    return JSON.parse(String(text)) as JsonObject
  }
  return { ...all, add }
}

describe('LP1 statements have AWS’s form', () => {
  test.each<[why: string, input: JsonObject, statement: JsonObject]>([
    ['a service with a source', { SourceArn: 'arn:aws:s3:::b' }, { Principal: { Service: 's3.amazonaws.com' }, Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::b' } } }],
    ['an account', { Principal: '123456789012' }, { Principal: { AWS: 'arn:aws:iam::123456789012:root' } }],
    ['everybody, of an organization', { Principal: '*', PrincipalOrgID: 'o-1234567890' }, { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } } }],
  ])('%s', async (_why, input, statement) => {
    const { add } = await given()
    expect(await add('s', input)).toEqual({ Sid: 's', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: `${ARN}:fn`, ...statement })
  })

  test('a version has a policy of its own', async () => {
    const { call, add } = await given()
    await call('PublishVersion', { FunctionName: 'fn' })
    expect(await add('s', { Qualifier: '1' })).toMatchObject({ Resource: `${ARN}:fn:1` })
    await expect(call('GetPolicy', { FunctionName: 'fn' })).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'The resource you requested does not exist.' })
  })
})

test('LP2 ids are given once, the last statement takes the policy with it', async () => {
  const { call, add } = await given()
  await add('s')
  await expect(add('s')).rejects.toMatchObject({ name: 'ResourceConflictException', statusCode: 409 })
  await expect(add('t', { RevisionId: 'other' })).rejects.toMatchObject({ name: 'PreconditionFailedException' })
  const { RevisionId: revision } = await call('GetPolicy', { FunctionName: 'fn' })
  await add('t', { RevisionId: revision ?? null })
  await expect(call('RemovePermission', { FunctionName: 'fn', StatementId: 'none' })).rejects.toMatchObject({ message: 'Statement none is not found in resource policy.' })
  for (const StatementId of ['s', 't']) await call('RemovePermission', { FunctionName: 'fn', StatementId })
  await expect(call('GetPolicy', { FunctionName: 'fn' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
