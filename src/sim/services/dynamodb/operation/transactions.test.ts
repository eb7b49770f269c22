import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { Account, item } from '../account.testing'

const TableName = 'accounts'

function givenBalances(balances: { readonly [pk: string]: number }): Account {
  const account = new Account().createTable(TableName)
  for (const [pk, balance] of Object.entries(balances)) account.call('PutItem', { TableName, Item: item({ pk, balance }) })
  return account
}

const move = (from: string, to: string, amount: number): JsonObject => ({
  TransactItems: [
    {
      Update: {
        TableName,
        Key: item({ pk: from }),
        UpdateExpression: 'SET balance = balance - :amount',
        ConditionExpression: 'balance >= :amount',
        ExpressionAttributeValues: item({ ':amount': amount }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    {
      Update: {
        TableName,
        Key: item({ pk: to }),
        UpdateExpression: 'ADD balance :amount',
        ExpressionAttributeValues: item({ ':amount': amount }),
      },
    },
  ],
})

const balances = (account: Account): any =>
  Object.fromEntries(account.call('Scan', { TableName }).Items.map((each: any) => [each.pk.S, Number(each.balance.N)]))

describe('a transaction of writes', () => {
  test('DB80 is done as a whole, for twice the units', () => {
    const account = givenBalances({ ada: 100, bob: 0 })
    const answer = account.call('TransactWriteItems', { ...move('ada', 'bob', 30), ReturnConsumedCapacity: 'TOTAL' })
    expect(answer).toEqual({ ConsumedCapacity: [{ TableName, CapacityUnits: 4, WriteCapacityUnits: 4 }] })
    expect(balances(account)).toEqual({ ada: 70, bob: 30 })
  })

  test('DB81 is cancelled as a whole, with a reason for each action in order', () => {
    const account = givenBalances({ ada: 10, bob: 0 })
    expect(account.result('TransactWriteItems', move('ada', 'bob', 30)).error).toEqual({
      name: 'TransactionCanceledException',
      message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None]',
      statusCode: 400,
      members: {
        CancellationReasons: [
          { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: item({ pk: 'ada', balance: 10 }) },
          { Code: 'None' },
        ],
      },
    })
    expect(balances(account)).toEqual({ ada: 10, bob: 0 })
  })

  test('DB82 of the same token is done once, for ten minutes', () => {
    const account = givenBalances({ ada: 100, bob: 0 })
    const request = { ...move('ada', 'bob', 30), ClientRequestToken: 'move-1' }
    account.call('TransactWriteItems', request)
    expect(account.call('TransactWriteItems', request)).toEqual({})
    expect(balances(account)).toEqual({ ada: 70, bob: 30 })
    expect(account.refusal('TransactWriteItems', { ...move('ada', 'bob', 31), ClientRequestToken: 'move-1' })).toMatch(
      /^IdempotentParameterMismatchException: /,
    )
    account.pass(10 * 60 * 1000)
    account.call('TransactWriteItems', request)
    expect(balances(account)).toEqual({ ada: 40, bob: 60 })
  })

  const put = (Item: JsonObject, more: JsonObject = {}) => ({ Put: { TableName, Item, ...more } })
  const cancelled = 'TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for specific reasons [ValidationError]'

  test.each<[why: string, actions: readonly JsonObject[], refusal: string]>([
    ['DB83 no action', [], "ValidationException: 1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1"],
    ['DB83 two actions on one item', [put(item({ pk: 'a' })), put(item({ pk: 'a' }))], 'ValidationException: Transaction request cannot include multiple operations on one item'],
    ['DB83 two actions in one', [{ ...put(item({ pk: 'a' })), Delete: { TableName, Key: item({ pk: 'a' }) } }], 'ValidationException: TransactItems can only contain one of Check, Put, Update or Delete'],
    ['DB83 no such table', [{ Put: { TableName: 'none', Item: item({ pk: 'a' }) } }], 'ResourceNotFoundException: Requested resource not found'],
    ['DB83 an empty key is found before', [put(item({ pk: '' }))], 'ValidationException: One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk'],
    ['DB83 a key of a wrong type cancels', [put(item({ pk: 5 }))], cancelled],
    ['DB83 a wrong operand is found before, under no heading', [{ Update: { TableName, Key: item({ pk: 'a' }), UpdateExpression: 'ADD n :v', ExpressionAttributeValues: item({ ':v': 'x' }) } }], 'ValidationException: Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND'],
    ['DB83 what does not fit the item cancels', [{ Update: { TableName, Key: item({ pk: 'a' }), UpdateExpression: 'SET a = b' } }], cancelled],
    ['DB13 values in the older wording', [put(item({ pk: 'a', s: { SS: ['b', 'a', 'b'] } }))], 'ValidationException: One or more parameter values were invalid: Input collection [b, a, b] contains duplicates.'],
  ])('%s', (_why, TransactItems, refusal) => {
    expect(givenBalances({}).refusal('TransactWriteItems', { TransactItems })).toBe(refusal)
  })
})

test('DB84 a transaction of reads answers in order, also for what is not there, for four times the units of an eventual read', () => {
  const account = givenBalances({ ada: 1 })
  const get = (pk: string) => ({ Get: { TableName, Key: item({ pk }) } })
  expect(account.call('TransactGetItems', { TransactItems: [get('none'), get('ada')], ReturnConsumedCapacity: 'TOTAL' })).toEqual({
    Responses: [{}, { Item: item({ pk: 'ada', balance: 1 }) }],
    ConsumedCapacity: [{ TableName, CapacityUnits: 4, ReadCapacityUnits: 4 }],
  })
  expect(account.refusal('TransactGetItems', { TransactItems: [{ Get: { TableName, Key: {} } }] })).toMatch(/\[ValidationError\]$/)
})
