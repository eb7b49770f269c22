import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { Account, item } from '../account.testing'

const key = (name: string, type = 'HASH') => ({ AttributeName: name, KeyType: type })
const attribute = (name: string, type = 'S') => ({ AttributeName: name, AttributeType: type })

const definition = (more: JsonObject = {}): JsonObject => ({
  TableName: 'books',
  AttributeDefinitions: [attribute('pk')],
  KeySchema: [key('pk')],
  BillingMode: 'PAY_PER_REQUEST',
  ...more,
})

describe('the life of a table', () => {
  test('DB1 it is created for some seconds, then it can be used', () => {
    const account = new Account()
    expect(account.call('CreateTable', definition()).TableDescription).toEqual({
      AttributeDefinitions: [attribute('pk')],
      TableName: 'books',
      KeySchema: [key('pk')],
      TableStatus: 'CREATING',
      CreationDateTime: Date.UTC(2025, 0, 1) / 1000,
      ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
      TableSizeBytes: 0,
      ItemCount: 0,
      TableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/books',
      TableId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: Date.UTC(2025, 0, 1) / 1000 },
      DeletionProtectionEnabled: false,
    })
    const Item = item({ pk: 'a' })
    expect(account.refusal('PutItem', { TableName: 'books', Item })).toBe('ResourceNotFoundException: Requested resource not found')
    account.pass(10_000)
    expect(account.told).toEqual(['books TableCreated'])
    account.call('PutItem', { TableName: 'arn:aws:dynamodb:us-east-1:123456789012:table/books', Item })
    expect(account.call('DescribeTable', { TableName: 'books' }).Table).toMatchObject({ TableStatus: 'ACTIVE', ItemCount: 1, TableSizeBytes: 3 })
  })

  test('DB2 it is deleted for some seconds, then there is none, unless it is protected', () => {
    const account = new Account().createTable('books', { DeletionProtectionEnabled: true })
    expect(account.refusal('DeleteTable', { TableName: 'books' })).toMatch(/^ValidationException: .*protected against deletion/)
    account.call('UpdateTable', { TableName: 'books', DeletionProtectionEnabled: false })
    account.pass(10_000)

    expect(account.call('DeleteTable', { TableName: 'books' }).TableDescription.TableStatus).toBe('DELETING')
    expect(account.refusal('GetItem', { TableName: 'books', Key: item({ pk: 'a' }) })).toMatch(/^ResourceNotFoundException/)
    account.pass(10_000)
    expect(account.refusal('DescribeTable', { TableName: 'books' })).toBe(
      'ResourceNotFoundException: Requested resource not found: Table: books not found',
    )
  })

  test('DB3 tables are listed by name, a page at a time', () => {
    const account = new Account().createTable('two').createTable('one').createTable('three')
    expect(account.call('ListTables', { Limit: 2 })).toEqual({ TableNames: ['one', 'three'], LastEvaluatedTableName: 'three' })
    expect(account.call('ListTables', { ExclusiveStartTableName: 'three' })).toEqual({ TableNames: ['two'] })
  })

  test('DB4 an index made later is filled from the table, and can be read when it is', () => {
    const account = new Account().createTable('books')
    account.call('PutItem', { TableName: 'books', Item: item({ pk: 'dune', genre: 'sf' }) })
    account.call('UpdateTable', {
      TableName: 'books',
      AttributeDefinitions: [attribute('pk'), attribute('genre')],
      GlobalSecondaryIndexUpdates: [
        { Create: { IndexName: 'byGenre', KeySchema: [key('genre')], Projection: { ProjectionType: 'ALL' } } },
      ],
    })
    const query = { TableName: 'books', IndexName: 'byGenre', KeyConditionExpression: 'genre = :g', ExpressionAttributeValues: item({ ':g': 'sf' }) }
    expect(account.refusal('Query', query)).toBe('ValidationException: Cannot read from backfilling global secondary index: byGenre')
    account.call('PutItem', { TableName: 'books', Item: item({ pk: 'emma', genre: 'novel' }) })
    account.pass(10_000)
    expect(account.call('Query', query).Items).toEqual([item({ pk: 'dune', genre: 'sf' })])
    expect(account.call('DescribeTable', { TableName: 'books' }).Table.GlobalSecondaryIndexes).toMatchObject([{ IndexStatus: 'ACTIVE', ItemCount: 2 }])

    account.call('UpdateTable', { TableName: 'books', GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byGenre' } }] })
    account.pass(10_000)
    expect(account.refusal('Query', query)).toBe('ValidationException: The table does not have the specified index: byGenre')
    expect(account.call('DescribeTable', { TableName: 'books' }).Table.AttributeDefinitions).toEqual([attribute('pk')])
  })
})

describe('a definition is refused', () => {
  const index = (IndexName: string, ...keys: JsonObject[]) => ({ IndexName, KeySchema: keys, Projection: { ProjectionType: 'ALL' } })
  const sorted = { AttributeDefinitions: [attribute('pk'), attribute('sk')], KeySchema: [key('pk'), key('sk', 'RANGE')] }
  const invalid = (message: string) => `ValidationException: ${message}`
  const invalidParameter = (message: string) => invalid(`One or more parameter values were invalid: ${message}`)

  test.each<[why: string, more: JsonObject, refusal: string]>([
    ['DB5 without a name', { TableName: null }, invalid("The parameter 'TableName' is required but was not present in the request")],
    ['DB5 with a short name', { TableName: 'ab' }, invalid("1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3")],
    ['DB5 with three keys', { KeySchema: [key('pk'), key('sk', 'RANGE'), key('x', 'RANGE')] }, invalid("1 validation error detected: Value '[KeySchemaElement(attributeName=pk, keyType=HASH), KeySchemaElement(attributeName=sk, keyType=RANGE), KeySchemaElement(attributeName=x, keyType=RANGE)]' at 'keySchema' failed to satisfy constraint: Member must have length less than or equal to 2")],
    ['DB5 with a key type that is none', { KeySchema: [key('pk', 'INVALID')] }, invalid("1 validation error detected: Value 'INVALID' at 'keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum value set: [HASH, RANGE]")],
    ['DB5 with an attribute type that is none', { AttributeDefinitions: [attribute('pk', 'M')] }, invalid("1 validation error detected: Value 'M' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]")],
    ['DB6 with one attribute as both keys', { KeySchema: [key('pk'), key('pk', 'RANGE')] }, invalid('Invalid KeySchema: Some index key attribute have no definition')],
    ['DB6 with a sort key first', { KeySchema: [key('pk', 'RANGE')] }, invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type')],
    ['DB6 with a key that is not defined', { KeySchema: [key('id')] }, invalidParameter('Some index key attributes are not defined in AttributeDefinitions. Keys: [id], AttributeDefinitions: [pk]')],
    ['DB6 with an attribute that is no key', { AttributeDefinitions: [attribute('pk'), attribute('title')] }, invalidParameter('Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions')],
    ['DB7 with a local index and no sort key', { AttributeDefinitions: [attribute('pk'), attribute('x')], LocalSecondaryIndexes: [index('byX', key('pk'), key('x', 'RANGE'))] }, invalidParameter('Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex')],
    ['DB7 with a local index of another partition', { ...sorted, LocalSecondaryIndexes: [index('byX', key('sk'), key('pk', 'RANGE'))] }, invalidParameter('Index KeySchema does not have the same leading hash key as table KeySchema for index: byX. index hash key: sk, table hash key: pk')],
    ['DB7 with two indexes of one name', { GlobalSecondaryIndexes: [index('same', key('pk')), index('same', key('pk'))] }, invalidParameter('Duplicate index name: same')],
    ['DB7 with no index in the list', { GlobalSecondaryIndexes: [] }, invalidParameter('List of GlobalSecondaryIndexes is empty')],
    ['DB7 with attributes beside ALL', { GlobalSecondaryIndexes: [{ ...index('byPk', key('pk')), Projection: { ProjectionType: 'ALL', NonKeyAttributes: ['x'] } }] }, invalidParameter('ProjectionType is ALL, but NonKeyAttributes is specified')],
    ['DB8 with throughput on demand', { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }, invalidParameter('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST')],
    ['DB8 provisioned without throughput', { BillingMode: null }, invalidParameter('ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED')],
    ['DB9 with tags', { Tags: [{ Key: 'a', Value: 'b' }] }, 'NotSimulated: Coldstart does not simulate the parameter Tags of dynamodb:CreateTable. FIDELITY.md lists what it simulates.'],
  ])('%s', (_why, more, refusal) => {
    expect(new Account().refusal('CreateTable', definition(more))).toBe(refusal)
  })

  test('DB1 under the name of one that exists', () => {
    expect(new Account().createTable('books').refusal('CreateTable', definition())).toBe('ResourceInUseException: Table already exists: books')
  })
})
