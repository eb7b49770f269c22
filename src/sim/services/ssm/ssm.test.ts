import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulation } from '../../cloud/cloud'
import type { Simulation } from '../../cloud/simulation'
import type { JsonObject } from '../../kernel/json'
import { ssm } from './ssm'

let sim: Simulation
const call = async (action: string, input: JsonObject = {}): Promise<any> => sim.call('ssm', action, input)
const put = (Name: string, Value: string, more: JsonObject = {}) => call('PutParameter', { Name, Value, Type: 'String', ...more })
const overwrite = (Name: string, Value: string, more: JsonObject = {}) => call('PutParameter', { Name, Value, Overwrite: true, ...more })
const get = async (Name: string, more: JsonObject = {}) => (await call('GetParameter', { Name, ...more })).Parameter
const names = ({ Parameters }: any) => Parameters.map(({ Name }: any) => Name).join(' ')
const refusal = (name: string, message: string | RegExp) => expect.objectContaining({ name, message: typeof message === 'string' ? message : expect.stringMatching(message) })

beforeEach(() => {
  sim = createSimulation({ services: [ssm], guests: { run: async () => undefined, reset() {} } })
})

describe('parameters', () => {
  test('PS1 PS20 a parameter is made, read, overwritten, and its versions stay', async () => {
    expect(await put('/app/url', 'one', { Description: 'Where it is' })).toEqual({ Version: 1, Tier: 'Standard' })
    await sim.runFor(1500)
    expect(await overwrite('/app/url', 'two')).toEqual({ Version: 2, Tier: 'Standard' })
    expect(await get('/app/url')).toEqual({
      Name: '/app/url', Type: 'String', Value: 'two', Version: 2, LastModifiedDate: 1_735_689_601.5, ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/app/url', DataType: 'text',
    })
    expect(await get('/app/url:1')).toMatchObject({ Value: 'one', Version: 1, Selector: ':1' })
    expect(await get('arn:aws:ssm:us-east-1:123456789012:parameter/app/url')).toMatchObject({ Value: 'two' })
    expect(await get('arn:aws:ssm:us-east-1:123456789012:parameter/app/url:1')).toMatchObject({ Value: 'one' })
    await expect(get('/app/url:3')).rejects.toEqual(refusal('ParameterVersionNotFound', 'Systems Manager could not find version 3 of /app/url. Verify the version and try again.'))
    await expect(put('/app/url', 'three')).rejects.toEqual(
      refusal('ParameterAlreadyExists', 'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.'),
    )
  })

  test('PS2 what an overwriting request does not say stays', async () => {
    await put('p', '12', { Description: 'digits', AllowedPattern: '\\d+', Type: 'SecureString', KeyId: 'alias/mine' })
    await overwrite('p', '34')
    expect((await call('GetParameterHistory', { Name: 'p', WithDecryption: true })).Parameters).toEqual([
      {
        Name: 'p', Type: 'SecureString', KeyId: 'alias/mine', LastModifiedDate: 1_735_689_600, LastModifiedUser: 'arn:aws:iam::123456789012:user/administrator',
        Description: 'digits', AllowedPattern: '\\d+', Version: 1, Tier: 'Standard', Policies: [], DataType: 'text', Value: '12', Labels: [],
      },
      expect.objectContaining({ Version: 2, Value: '34', KeyId: 'alias/aws/ssm', Description: 'digits', AllowedPattern: '\\d+' }),
    ])
  })

  const levels = (count: number) => Array.from({ length: count }, (_, i) => `/L${i + 1}`).join('')
  const rules = /^Parameter name: can't be prefixed with "ssm" \(case-insensitive\)\. If formed as a path, it can consist of sub-paths divided by slash symbol;/
  test.each<[why: string, input: JsonObject, name: string, message: string | RegExp]>([
    ['ssm in front', { Name: 'SsmThing' }, 'ValidationException', rules],
    ['ssm after a slash', { Name: '/ssm/thing' }, 'ValidationException', rules],
    ['a path without a slash in front', { Name: 'app/url' }, 'ValidationException', rules],
    ['a blank', { Name: 'my url' }, 'ValidationException', rules],
    ['a slash at the end', { Name: '/app/' }, 'ValidationException', rules],
    ['aws in front', { Name: 'aws-thing' }, 'ValidationException', 'Parameter name: can\'t be prefixed with "aws" (case-insensitive).'],
    ['a path of AWS’s', { Name: '/aws/thing' }, 'AccessDeniedException', 'No access to reserved parameter name: /aws/thing.'],
    ['sixteen levels', { Name: `${levels(16)}/name` }, 'HierarchyLevelLimitExceededException', /15 levels/],
    ['a long name', { Name: 'x'.repeat(1012) }, 'ValidationException', /1011/],
    ['no type', { Type: null }, 'ValidationException', 'A parameter type is required when you create a parameter.'],
    ['a type', { Type: 'Number' }, 'ValidationException', /enum value set/],
    ['no value', { Value: '' }, 'ValidationException', /'value' failed to satisfy constraint/],
    ['a value of another pattern', { Value: 'x1', AllowedPattern: '\\d' }, 'ParameterPatternMismatchException', 'Parameter value, cannot be validated against allowedPattern: \\d'],
    ['a pattern that is none', { AllowedPattern: '(' }, 'InvalidAllowedPatternException', /regular expression/],
    ['more than 4 KB', { Value: 'x'.repeat(4097) }, 'ValidationException', /^Standard tier parameters support a maximum parameter value of 4096 characters\. To create/],
    ['more than 8 KB', { Value: 'x'.repeat(8193), Tier: 'Intelligent-Tiering' }, 'ValidationException', 'Advanced tier parameters support a maximum parameter value of 8192 characters.'],
    ['a key of a plain text', { KeyId: 'alias/mine' }, 'ValidationException', /SecureString/],
    ['tags of an overwritten one', { Overwrite: true, Tags: [{ Key: 'a', Value: 'b' }] }, 'ValidationException', /^Invalid request: tags and overwrite can't be used together\./],
    ['an image', { DataType: 'aws:ec2:image' }, 'NotSimulated', /aws:ec2:image/],
    ['a policy of a standard parameter', { Policies: '[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2030-01-01T00:00:00Z"}}]' }, 'ValidationException', /advanced/],
    ['a policy that notifies', { Tier: 'Advanced', Policies: '[{"Type":"NoChangeNotification"}]' }, 'NotSimulated', /NoChangeNotification/],
    ['a policy that is none', { Tier: 'Advanced', Policies: '[{"Type":"Decay"}]' }, 'InvalidPolicyTypeException', /policy types/],
    ['a time gone by', { Tier: 'Advanced', Policies: '[{"Type":"Expiration","Attributes":{"Timestamp":"2024-01-01T00:00:00Z"}}]' }, 'InvalidPolicyAttributeException', /Timestamp/],
  ])('PS3 PS4 PS5 PS7 PS9 refused: %s', async (_why, input, name, message) => {
    await expect(put('p', 'v', input)).rejects.toEqual(refusal(name, message))
  })

  test('PS3 fifteen levels are allowed, and blanks at the ends are taken off', async () => {
    await put(`${levels(15)}/name`, 'v')
    await put(' p ', 'v')
    expect((await get('p')).Value).toBe('v')
  })

  test('PS1 PS4 neither type nor tier goes back', async () => {
    await put('p', 'v')
    await expect(overwrite('p', 'v', { Type: 'SecureString' })).rejects.toEqual(refusal('HierarchyTypeMismatchException', /changing a parameter type/))
    expect(await overwrite('p', 'x'.repeat(5000), { Tier: 'Intelligent-Tiering' })).toEqual({ Version: 2, Tier: 'Advanced' })
    expect(await overwrite('p', 'v')).toEqual({ Version: 3, Tier: 'Advanced' })
    await expect(overwrite('p', 'v', { Tier: 'Standard' })).rejects.toEqual(refusal('ValidationException', /^This parameter uses the advanced-parameter tier\./))
  })

  test('PS6 a hundred versions are kept, and a label holds the oldest', async () => {
    await put('p', '1')
    for (let i = 2; i <= 101; i++) await overwrite('p', String(i))
    await expect(get('p:1')).rejects.toEqual(refusal('ParameterVersionNotFound', /version 1 of p/))
    await call('LabelParameterVersion', { Name: 'p', ParameterVersion: 2, Labels: ['held'] })
    await expect(overwrite('p', '102')).rejects.toEqual(
      refusal('ParameterMaxVersionLimitExceeded', /^You attempted to create a new version of p by calling the PutParameter API with the overwrite flag\. Version 2, the oldest version,/),
    )
    expect((await get('p')).Version).toBe(101)
  })

  test('PS7 an expiration deletes the parameter, in the background, unless it is taken away', async () => {
    const Policies = '[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2025-01-02T00:00:00.000Z"}}]'
    await put('goes', 'v', { Tier: 'Advanced', Policies })
    await put('stays', 'v', { Tier: 'Intelligent-Tiering', Policies })
    await overwrite('stays', 'w', { Policies: '{}' })
    expect((await call('DescribeParameters')).Parameters[0].Policies).toEqual([{ PolicyText: JSON.stringify(JSON.parse(Policies)[0]), PolicyType: 'Expiration', PolicyStatus: 'Pending' }])
    await sim.runUntilQuiet()
    expect(names(await call('DescribeParameters'))).toBe('goes stays')
    await sim.runFor(24 * 3_600_000)
    expect(names(await call('DescribeParameters'))).toBe('stays')
    expect(sim.log.filter(({ type }) => type === 'ParameterExpired').map(({ resource }) => resource)).toEqual(['goes'])
  })

  test('PS8 a SecureString is hidden until it is decrypted', async () => {
    await put('secret', 'hunter2', { Type: 'SecureString' })
    const { Value } = await get('secret')
    expect(Value).toMatch(/^AQICAHh[\w+/]{86}==$/)
    expect((await get('secret', { WithDecryption: true })).Value).toBe('hunter2')
    await overwrite('secret', 'hunter2')
    expect((await get('secret')).Value).not.toBe(Value)
  })

  test('PS9 tags are added, listed and removed', async () => {
    await put('p', 'v', { Tags: [{ Key: 'team', Value: 'blue' }] })
    const tagged = { ResourceType: 'Parameter', ResourceId: 'p' }
    await call('AddTagsToResource', { ...tagged, Tags: [{ Key: 'cost', Value: '1' }] })
    await call('RemoveTagsFromResource', { ...tagged, TagKeys: ['team'] })
    await overwrite('p', 'w')
    expect(await call('ListTagsForResource', tagged)).toEqual({ TagList: [{ Key: 'cost', Value: '1' }] })
    await expect(call('ListTagsForResource', { ...tagged, ResourceId: 'q' })).rejects.toEqual(refusal('InvalidResourceId', /resource ID/))
    await expect(call('ListTagsForResource', { ...tagged, ResourceType: 'Document' })).rejects.toEqual(refusal('NotSimulated', /Document/))
  })
})

describe('reading', () => {
  beforeEach(async () => {
    for (const name of ['root', '/app/dev/url', '/app/dev/db/host', '/app/prod/url', '/application']) await put(name, 'v', { Type: name.endsWith('url') ? 'StringList' : 'String' })
  })

  test('PS21 PS25 several are read and deleted by name', async () => {
    const read = await call('GetParameters', { Names: ['root', 'none', '/app/dev/url:1', '/app/dev/url:7'] })
    expect([names(read), read.InvalidParameters]).toEqual(['root /app/dev/url', ['none', '/app/dev/url:7']])
    expect(await call('DeleteParameters', { Names: ['root', 'none'] })).toEqual({ DeletedParameters: ['root'], InvalidParameters: ['none'] })
    await call('DeleteParameter', { Name: '/application' })
    for (const action of ['GetParameter', 'DeleteParameter', 'GetParameterHistory']) {
      await expect(call(action, { Name: '/application' })).rejects.toEqual(refusal('ParameterNotFound', ''))
    }
    await expect(call('GetParameters', { Names: Array.from({ length: 11 }, (_, i) => `p${i}`) })).rejects.toEqual(refusal('ValidationException', /less than or equal to 10$/))
    await expect(call('GetParameter', { Name: '{x}' })).rejects.toEqual(refusal('ValidationException', /sub-paths/))
  })

  test.each<[path: string, recursive: boolean, found: string]>([
    ['/app/dev', false, '/app/dev/url'],
    ['/app/dev/', true, '/app/dev/db/host /app/dev/url'],
    ['/app', false, ''],
    ['/', false, '/application root'],
    ['/app/dev/url', true, ''],
  ])('PS22 PS24 by path %s, recursive: %s', async (Path, Recursive, found) => {
    expect(names(await call('GetParametersByPath', { Path, Recursive }))).toBe(found)
  })

  test('PS22 paths come in pages, and are filtered', async () => {
    const first = await call('GetParametersByPath', { Path: '/', Recursive: true, MaxResults: 3 })
    const second = await call('GetParametersByPath', { Path: '/', Recursive: true, MaxResults: 3, NextToken: first.NextToken })
    expect([names(first), names(second), second.NextToken]).toEqual(['/app/dev/db/host /app/dev/url /app/prod/url', '/application root', undefined])
    await expect(call('GetParametersByPath', { Path: '/', NextToken: 'x' })).rejects.toEqual(refusal('InvalidNextToken', /token/))
    await expect(call('GetParametersByPath', { Path: '/', MaxResults: 11 })).rejects.toEqual(refusal('ValidationException', /less than or equal to 10$/))
    await expect(call('GetParametersByPath', { Path: 'app' })).rejects.toEqual(refusal('ValidationException', /^The parameter doesn't meet the parameter name requirements\./))

    await overwrite('/app/dev/url', 'w')
    await call('LabelParameterVersion', { Name: '/app/dev/url', ParameterVersion: 1, Labels: ['first'] })
    const labelled = await call('GetParametersByPath', { Path: '/app', Recursive: true, ParameterFilters: [{ Key: 'Label', Values: ['first'] }] })
    expect(labelled.Parameters).toMatchObject([{ Name: '/app/dev/url', Value: 'v', Version: 1 }])
    const lists = await call('GetParametersByPath', { Path: '/app', Recursive: true, ParameterFilters: [{ Key: 'Type', Values: ['StringList'] }] })
    expect(names(lists)).toBe('/app/dev/url /app/prod/url')
    await expect(call('GetParametersByPath', { Path: '/app', ParameterFilters: [{ Key: 'Name', Values: ['x'] }] })).rejects.toEqual(refusal('InvalidFilterKey', /Name/))
  })

  test.each<[why: string, filters: JsonObject, found: string]>([
    ['all', {}, '/app/dev/db/host /app/dev/url /app/prod/url /application root'],
    ['a name', { ParameterFilters: [{ Key: 'Name', Values: ['root', '/application'] }] }, '/application root'],
    ['a name’s beginning', { ParameterFilters: [{ Key: 'Name', Option: 'BeginsWith', Values: ['/app/'] }] }, '/app/dev/db/host /app/dev/url /app/prod/url'],
    ['part of a name', { ParameterFilters: [{ Key: 'Name', Option: 'Contains', Values: ['dev'] }, { Key: 'Type', Values: ['String'] }] }, '/app/dev/db/host'],
    ['a path', { ParameterFilters: [{ Key: 'Path', Option: 'Recursive', Values: ['/app/dev', '/app/prod'] }] }, '/app/dev/db/host /app/dev/url /app/prod/url'],
    ['a tier', { ParameterFilters: [{ Key: 'Tier', Values: ['Advanced'] }] }, ''],
    ['the older filters', { Filters: [{ Key: 'Name', Values: ['app'] }] }, '/app/dev/db/host /app/dev/url /app/prod/url /application'],
  ])('PS23 PS24 described: %s', async (_why, filters, found) => {
    expect(names(await call('DescribeParameters', filters))).toBe(found)
  })

  test('PS23 by tag, and what no filter is', async () => {
    await call('AddTagsToResource', { ResourceType: 'Parameter', ResourceId: 'root', Tags: [{ Key: 'team', Value: 'blue' }] })
    expect(names(await call('DescribeParameters', { ParameterFilters: [{ Key: 'tag:team', Values: ['blue'] }] }))).toBe('root')
    await expect(call('DescribeParameters', { ParameterFilters: [{ Key: 'Colour', Values: ['blue'] }] })).rejects.toEqual(refusal('InvalidFilterKey', /Colour/))
    await expect(call('DescribeParameters', { ParameterFilters: [{ Key: 'Type', Option: 'Contains', Values: ['S'] }] })).rejects.toEqual(refusal('InvalidFilterOption', /Contains/))
    await expect(call('DescribeParameters', { ParameterFilters: [{ Key: 'Type' }] })).rejects.toEqual(refusal('InvalidFilterValue', /Type/))
  })

  test.each([
    ['a public parameter', 'GetParameter', { Name: '/aws/service/ami-amazon-linux-latest/x' }],
    ['another part of Systems Manager', 'SendCommand', {}],
    ['shared parameters', 'DescribeParameters', { Shared: true }],
  ])('PS20 not simulated: %s', async (_why, action, input) => {
    await expect(call(action, input)).rejects.toEqual(refusal('NotSimulated', /ssm/))
  })
})

test('PS30 labels move, are told where they break the rules, and are ten at most', async () => {
  await put('p', 'one')
  await overwrite('p', 'two')
  expect(await call('LabelParameterVersion', { Name: 'p', Labels: ['live', '1st', 'aws-x', 'a b'] })).toEqual({ ParameterVersion: 2, InvalidLabels: ['1st', 'aws-x', 'a b'] })
  expect(await get('p:live')).toMatchObject({ Value: 'two', Selector: ':live' })
  await call('LabelParameterVersion', { Name: 'p', ParameterVersion: 1, Labels: ['live'] })
  expect((await get('p:live')).Value).toBe('one')
  await expect(call('LabelParameterVersion', { Name: 'p', ParameterVersion: 1, Labels: Array.from({ length: 10 }, (_, i) => `l${i}`) })).rejects.toEqual(
    refusal('ParameterVersionLabelLimitExceeded', /maximum 10 labels/),
  )
  expect(await call('UnlabelParameterVersion', { Name: 'p', ParameterVersion: 1, Labels: ['live', 'x'] })).toEqual({ RemovedLabels: ['live'], InvalidLabels: ['x'] })
  await expect(get('p:live')).rejects.toEqual(refusal('ParameterVersionNotFound', /live/))
})
