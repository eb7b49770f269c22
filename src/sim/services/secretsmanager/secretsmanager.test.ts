import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulation } from '../../cloud/cloud'
import type { Simulation } from '../../cloud/simulation'
import type { JsonObject } from '../../kernel/json'
import { secretsmanager } from './secretsmanager'

const DAY = 86_400_000
const START = 1_735_689_600
const token = (n: number) => `token-${String(n).padStart(30, '0')}`
let sim: Simulation
const call = async (action: string, input: JsonObject = {}): Promise<any> => sim.call('secretsmanager', action, input)
const create = (Name: string, SecretString = 'one', more: JsonObject = {}) => call('CreateSecret', { Name, SecretString, ClientRequestToken: token(1), ...more })
const put = (SecretId: string, n: number, more: JsonObject = {}) => call('PutSecretValue', { SecretId, SecretString: `value ${n}`, ClientRequestToken: token(n), ...more })
const get = (SecretId: string, more: JsonObject = {}) => call('GetSecretValue', { SecretId, ...more })
const stages = async (SecretId: string) => (await call('DescribeSecret', { SecretId })).VersionIdsToStages
const names = ({ SecretList }: any) => SecretList.map(({ Name }: any) => Name).join(' ')
const refusal = (name: string, message: string | RegExp) => expect.objectContaining({ name, message: typeof message === 'string' ? message : expect.stringMatching(message) })

beforeEach(() => {
  sim = createSimulation({ services: [secretsmanager], guests: { run: async () => undefined, reset() {} } })
})

describe('secrets', () => {
  test('SM1 SM22 SM25 a secret is made, and read by name, ARN and partial ARN', async () => {
    const { ARN, VersionId } = await create('app/db', 'hunter2', { Description: 'the database', KmsKeyId: 'alias/mine', Tags: [{ Key: 'team', Value: 'blue' }] })
    expect(ARN).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:app\/db-[A-Za-z0-9]{6}$/)
    await sim.runFor(2.5 * 3_600_000)
    const value = { ARN, Name: 'app/db', VersionId, SecretString: 'hunter2', VersionStages: ['AWSCURRENT'], CreatedDate: START }
    for (const id of ['app/db', ARN, ARN.slice(0, -7)]) expect(await get(id)).toEqual(value)
    expect(await call('DescribeSecret', { SecretId: 'app/db' })).toEqual({
      ARN, Name: 'app/db', Description: 'the database', KmsKeyId: 'alias/mine', LastChangedDate: START, LastAccessedDate: START, CreatedDate: START,
      Tags: [{ Key: 'team', Value: 'blue' }], VersionIdsToStages: { [token(1)]: ['AWSCURRENT'] },
    })
    for (const id of ['app', 'App/db', `${ARN.slice(0, -1)}!`, ARN.slice(0, -3)]) await expect(get(id)).rejects.toEqual(refusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret."))
  })

  test('SM2 a name is taken, but for the same request', async () => {
    const made = await create('s')
    expect(await create('s')).toEqual(made)
    await expect(create('s', 'one', { ClientRequestToken: token(2) })).rejects.toEqual(refusal('ResourceExistsException', 'The operation failed because the secret s already exists.'))
    await expect(create('s', 'two')).rejects.toEqual(refusal('ResourceExistsException', `You can't use ClientRequestToken ${token(1)} because that value is already in use for a version of secret s.`))
  })

  test.each<[why: string, input: JsonObject, name: string, message: string | RegExp]>([
    ['a name', { Name: 'a b' }, 'ValidationException', /^Invalid name\. Must be a valid name/],
    ['a long name', { Name: 'x'.repeat(513) }, 'ValidationException', /less than or equal to 512/],
    ['no name', { Name: null }, 'ValidationException', /'name' failed to satisfy/],
    ['two values', { SecretBinary: 'AAAA' }, 'InvalidParameterException', /^You can't specify both a binary secret value and a string/],
    ['a large value', { SecretString: 'ü'.repeat(32_769) }, 'ValidationException', /'secretString'.*less than or equal to 65536/],
    ['an empty value', { SecretString: '' }, 'ValidationException', /greater than or equal to 1/],
    ['a short token', { ClientRequestToken: 'x' }, 'InvalidParameterException', 'ClientRequestToken must be 32-64 characters long.'],
    ['many tags', { Tags: Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' })) }, 'InvalidParameterException', /50 tags/],
    ['replicas', { AddReplicaRegions: [{ Region: 'eu-west-1' }] }, 'NotSimulated', /AddReplicaRegions/],
    ['a type', { Type: 'partner' }, 'NotSimulated', /Type/],
  ])('SM1 SM3 SM5 refused: %s', async (_why, input, name, message) => {
    await expect(create('s', 'one', input)).rejects.toEqual(refusal(name, message))
  })

  test('SM3 SM4 bytes are kept, and what an update does not say stays', async () => {
    await call('CreateSecret', { Name: 's', SecretBinary: 'AAH/' })
    expect((await call('UpdateSecret', { SecretId: 's', Description: 'new' })).VersionId).toBeUndefined()
    expect(await get('s')).toMatchObject({ SecretBinary: 'AAH/' })
    expect((await call('UpdateSecret', { SecretId: 's', SecretString: 'text', ClientRequestToken: token(2) })).VersionId).toBe(token(2))
    expect(await call('DescribeSecret', { SecretId: 's' })).toMatchObject({ Description: 'new' })
    expect((await get('s')).SecretString).toBe('text')
    await expect(call('PutSecretValue', { SecretId: 's' })).rejects.toEqual(refusal('InvalidRequestException', 'You must provide either SecretString or SecretBinary.'))
  })

  test('SM5 SM6 tags and a policy are kept', async () => {
    const { ARN } = await create('s')
    await call('TagResource', { SecretId: 's', Tags: [{ Key: 'a', Value: '1' }, { Key: 'b', Value: '2' }] })
    await call('UntagResource', { SecretId: ARN, TagKeys: ['a'] })
    expect((await call('DescribeSecret', { SecretId: 's' })).Tags).toEqual([{ Key: 'b', Value: '2' }])
    const ResourcePolicy = '{"Version":"2012-10-17","Statement":[]}'
    await call('PutResourcePolicy', { SecretId: 's', ResourcePolicy })
    expect(await call('GetResourcePolicy', { SecretId: 's' })).toEqual({ ARN, Name: 's', ResourcePolicy })
    await call('DeleteResourcePolicy', { SecretId: 's' })
    expect(await call('GetResourcePolicy', { SecretId: 's' })).toEqual({ ARN, Name: 's' })
    await expect(call('PutResourcePolicy', { SecretId: 's', ResourcePolicy: '[]' })).rejects.toEqual(refusal('MalformedPolicyDocumentException', /Json/))
  })

  test.each<[why: string, input: JsonObject, found: string]>([
    ['all, newest first', {}, 'Shop/mail shop/db app/db'],
    ['oldest first', { SortOrder: 'asc' }, 'app/db shop/db Shop/mail'],
    ['by name', { SortBy: 'name', SortOrder: 'asc' }, 'Shop/mail app/db shop/db'],
    ['a name’s beginning', { Filters: [{ Key: 'name', Values: ['shop'] }] }, 'shop/db'],
    ['not that', { Filters: [{ Key: 'name', Values: ['!shop'] }] }, 'Shop/mail app/db'],
    ['a description, whatever its case', { Filters: [{ Key: 'description', Values: ['the DB'] }] }, 'shop/db app/db'],
    ['tags', { Filters: [{ Key: 'tag-key', Values: ['team'] }, { Key: 'tag-value', Values: ['red', 'blue'] }] }, 'app/db'],
    ['anything', { Filters: [{ Key: 'all', Values: ['MAIL', 'blue'] }] }, 'Shop/mail app/db'],
  ])('SM7 listed: %s', async (_why, input, found) => {
    await create('app/db', 'x', { Description: 'The db', Tags: [{ Key: 'team', Value: 'blue' }] })
    await sim.runFor(1000)
    await create('shop/db', 'x', { Description: 'the DB of the shop' })
    await sim.runFor(1000)
    await create('Shop/mail')
    expect(names(await call('ListSecrets', input))).toBe(found)
  })

  test('SM7 lists come in pages, and some filters are not there', async () => {
    for (const name of ['a', 'b', 'c']) await create(name)
    const first = await call('ListSecrets', { SortBy: 'name', SortOrder: 'asc', MaxResults: 2 })
    const second = await call('ListSecrets', { SortBy: 'name', SortOrder: 'asc', MaxResults: 2, NextToken: first.NextToken })
    expect([names(first), names(second), second.NextToken]).toEqual(['a b', 'c', undefined])
    await expect(call('ListSecrets', { NextToken: 'x' })).rejects.toEqual(refusal('InvalidNextTokenException', /token/))
    await expect(call('ListSecrets', { MaxResults: 101 })).rejects.toEqual(refusal('ValidationException', /less than or equal to 100$/))
    await expect(call('ListSecrets', { Filters: [{ Key: 'owning-service', Values: ['x'] }] })).rejects.toEqual(refusal('NotSimulated', /owning-service/))
  })

  test.each<[input: JsonObject, form: RegExp]>([
    [{}, /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^a-zA-Z\d]).{32}$/],
    [{ PasswordLength: 8, ExcludePunctuation: true, ExcludeUppercase: true }, /^[a-z\d]{8}$/],
    [{ PasswordLength: 40, ExcludeLowercase: true, ExcludeUppercase: true, ExcludePunctuation: true, ExcludeCharacters: '01234567' }, /^[89]{40}$/],
    [{ PasswordLength: 5, IncludeSpace: true }, /^(?=.* )(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{5}$/],
  ])('SM8 a password by %j', async (input, form) => {
    expect((await call('GetRandomPassword', input)).RandomPassword).toMatch(form)
  })

  test('SM8 passwords differ, but not between equal worlds', async () => {
    const two = [(await call('GetRandomPassword')).RandomPassword, (await call('GetRandomPassword')).RandomPassword]
    const other = createSimulation({ services: [secretsmanager], guests: { run: async () => undefined, reset() {} } })
    const again = (await other.call('secretsmanager', 'GetRandomPassword', {})) as any
    expect([two[0] === two[1], again.RandomPassword === two[0]]).toEqual([false, true])
    await expect(call('GetRandomPassword', { PasswordLength: 3 })).rejects.toEqual(refusal('InvalidParameterException', /at least 4/))
    await expect(call('GetRandomPassword', { PasswordLength: 4097 })).rejects.toEqual(refusal('ValidationException', /4096/))
  })

  test('SM9 several are read at once', async () => {
    await create('a')
    await create('b')
    await call('DeleteSecret', { SecretId: 'b' })
    const read = await call('BatchGetSecretValue', { SecretIdList: ['a', 'b', 'c'] })
    expect(read.SecretValues).toMatchObject([{ Name: 'a', SecretString: 'one' }])
    expect(read.Errors).toEqual([
      { SecretId: 'b', ErrorCode: 'InvalidRequestException', Message: expect.stringContaining('marked for deletion') },
      { SecretId: 'c', ErrorCode: 'ResourceNotFoundException', Message: "Secrets Manager can't find the specified secret." },
    ])
    expect((await call('BatchGetSecretValue', { Filters: [{ Key: 'name', Values: ['a'] }] })).SecretValues).toMatchObject([{ Name: 'a' }])
    for (const input of [{}, { SecretIdList: ['a'], Filters: [{ Key: 'name', Values: ['a'] }] }]) await expect(call('BatchGetSecretValue', input)).rejects.toEqual(refusal('InvalidParameterException', /not both/))
  })

  test.each(['ReplicateSecretToRegions', 'StopReplicationToReplica', 'RemoveRegionsFromReplication', 'ValidateResourcePolicy'])('SM1 not simulated: %s', async (action) => {
    await expect(call(action, { SecretId: 's' })).rejects.toEqual(refusal('NotSimulated', new RegExp(action)))
  })
})

describe('versions', () => {
  test('SM20 SM21 SM22 labels follow the values', async () => {
    await create('s')
    await put('s', 2)
    await put('s', 3, { VersionStages: ['AWSPENDING', 'mine'] })
    expect(await stages('s')).toEqual({ [token(1)]: ['AWSPREVIOUS'], [token(2)]: ['AWSCURRENT'], [token(3)]: ['AWSPENDING', 'mine'] })
    expect((await put('s', 3)).VersionStages).toEqual(['AWSPENDING', 'mine'])
    await expect(put('s', 3, { SecretString: 'other' })).rejects.toEqual(refusal('ResourceExistsException', /^You can't use ClientRequestToken token-/))
    const values = await Promise.all([get('s'), get('s', { VersionStage: 'AWSPREVIOUS' }), get('s', { VersionId: token(3), VersionStage: 'mine' })])
    expect(values.map(({ SecretString }) => SecretString)).toEqual(['value 2', 'one', 'value 3'])
    await expect(get('s', { VersionStage: 'none' })).rejects.toEqual(refusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret value for staging label: none"))
    await expect(get('s', { VersionId: token(9) })).rejects.toEqual(refusal('ResourceNotFoundException', `Secrets Manager can't find the specified secret value for VersionId: ${token(9)}`))
    await expect(get('s', { VersionId: token(1), VersionStage: 'mine' })).rejects.toEqual(refusal('InvalidRequestException', 'You provided a VersionStage that is not associated to the provided VersionId.'))
  })

  test('SM21 the first value is current, whatever it is called', async () => {
    await call('CreateSecret', { Name: 's' })
    await expect(get('s')).rejects.toEqual(refusal('ResourceNotFoundException', /staging label: AWSCURRENT/))
    expect((await put('s', 2, { VersionStages: ['mine'] })).VersionStages).toEqual(['AWSCURRENT', 'mine'])
    await expect(put('s', 3, { VersionStages: Array.from({ length: 21 }, (_, i) => `l${i}`) })).rejects.toEqual(refusal('ValidationException', /less than or equal to 20$/))
  })

  test('SM23 a label is moved from where it is', async () => {
    await create('s')
    await put('s', 2)
    const move = (VersionStage: string, from: number | null, to: number | null) =>
      call('UpdateSecretVersionStage', { SecretId: 's', VersionStage, RemoveFromVersionId: from && token(from), MoveToVersionId: to && token(to) })
    await expect(move('AWSCURRENT', null, 1)).rejects.toEqual(
      refusal('InvalidParameterException', `The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version ${token(2)}, so you must explicitly reference that version in RemoveFromVersionId.`),
    )
    await expect(move('AWSCURRENT', 2, null)).rejects.toEqual(refusal('InvalidParameterException', /AWSCURRENT to a different secret version/))
    await expect(move('AWSCURRENT', 1, 2)).rejects.toEqual(refusal('InvalidParameterException', /isn't attached/))
    await expect(move('x', null, 7)).rejects.toEqual(refusal('ResourceNotFoundException', /secret version/))
    await move('AWSCURRENT', 2, 1)
    expect(await stages('s')).toEqual({ [token(1)]: ['AWSCURRENT'], [token(2)]: ['AWSPREVIOUS'] })
    await move('AWSPREVIOUS', 2, null)
    expect(await stages('s')).toEqual({ [token(1)]: ['AWSCURRENT'] })
  })

  test('SM24 deprecated versions go beyond a hundred, but not on their first day', async () => {
    await create('s')
    const count = async (IncludeDeprecated: boolean) => {
      const first = await call('ListSecretVersionIds', { SecretId: 's', IncludeDeprecated, MaxResults: 60 })
      const rest = first.NextToken ? await call('ListSecretVersionIds', { SecretId: 's', IncludeDeprecated, NextToken: first.NextToken }) : { Versions: [] }
      return first.Versions.length + rest.Versions.length
    }
    for (let n = 2; n <= 110; n++) await put('s', n)
    expect([await count(true), await count(false)]).toEqual([110, 2])
    await sim.runFor(DAY)
    await put('s', 111)
    expect([await count(true), await count(false)]).toEqual([100, 2])
    await expect(get('s', { VersionId: token(11) })).rejects.toEqual(refusal('ResourceNotFoundException', /VersionId/))
  })
})

describe('deletion', () => {
  test('SM2 SM40 a secret waits for its end in the background, and comes back', async () => {
    const { ARN } = await create('s')
    expect(await call('DeleteSecret', { SecretId: 's', RecoveryWindowInDays: 7 })).toEqual({ ARN, Name: 's', DeletionDate: START + 7 * 86_400 })
    for (const action of ['GetSecretValue', 'PutSecretValue', 'TagResource', 'GetResourcePolicy']) {
      await expect(call(action, { SecretId: 's', Tags: [] })).rejects.toEqual(refusal('InvalidRequestException', "You can't perform this operation on the secret because it was marked for deletion."))
    }
    await expect(create('s')).rejects.toEqual(refusal('InvalidRequestException', "You can't create this secret because a secret with this name is already scheduled for deletion."))
    await expect(call('DeleteSecret', { SecretId: 's' })).rejects.toEqual(refusal('InvalidRequestException', /already scheduled/))
    expect(await call('DescribeSecret', { SecretId: 's' })).toMatchObject({ DeletedDate: START })
    expect([names(await call('ListSecrets')), names(await call('ListSecrets', { IncludePlannedDeletion: true }))]).toEqual(['', 's'])
    await call('RestoreSecret', { SecretId: 's' })
    await sim.runFor(8 * DAY)
    expect((await get('s')).SecretString).toBe('one')
    await call('DeleteSecret', { SecretId: 's' })
    await sim.runFor(30 * DAY - 1)
    expect(names(await call('ListSecrets', { IncludePlannedDeletion: true }))).toBe('s')
    await sim.runFor(1)
    await expect(call('DescribeSecret', { SecretId: 's' })).rejects.toEqual(refusal('ResourceNotFoundException', /secret/))
    expect((await create('s')).ARN).not.toBe(ARN)
  })

  test('SM41 by force it goes at once', async () => {
    await create('s')
    await call('DeleteSecret', { SecretId: 's', ForceDeleteWithoutRecovery: true })
    await call('DeleteSecret', { SecretId: 's', ForceDeleteWithoutRecovery: true })
    await create('s')
    await expect(call('DeleteSecret', { SecretId: 'none' })).rejects.toEqual(refusal('ResourceNotFoundException', /secret/))
    await expect(call('DeleteSecret', { SecretId: 's', RecoveryWindowInDays: 6 })).rejects.toEqual(refusal('InvalidParameterException', 'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).'))
    await expect(call('DeleteSecret', { SecretId: 's', RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true })).rejects.toEqual(refusal('InvalidParameterException', /conjunction/))
  })
})
