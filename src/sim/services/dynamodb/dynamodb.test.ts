import { describe, expect, test } from 'vitest'
import { Account, item } from './account.testing'

describe('items', () => {
  test('DB20 an item that is put is got, whole or in part', () => {
    const account = new Account().createTable('books')
    const book = item({ pk: 'dune', title: 'Dune', pages: 412, tags: { SS: ['desert', 'spice'] }, by: { M: { name: { S: 'Herbert' } } } })

    expect(account.call('PutItem', { TableName: 'books', Item: book })).toEqual({})

    expect(account.call('GetItem', { TableName: 'books', Key: item({ pk: 'dune' }) })).toEqual({ Item: book })
    expect(
      account.call('GetItem', {
        TableName: 'books',
        Key: item({ pk: 'dune' }),
        ProjectionExpression: 'title, #by.#n',
        ExpressionAttributeNames: { '#by': 'by', '#n': 'name' },
      }),
    ).toEqual({ Item: { title: { S: 'Dune' }, by: { M: { name: { S: 'Herbert' } } } } })
    expect(account.call('GetItem', { TableName: 'books', Key: item({ pk: 'emma' }) })).toEqual({})
  })

  test('DB21 PutItem replaces an item, and can return what it replaced', () => {
    const account = new Account().createTable('tab')
    account.call('PutItem', { TableName: 'tab', Item: item({ pk: 'a', n: 1 }) })

    const replaced = account.call('PutItem', { TableName: 'tab', Item: item({ pk: 'a', m: 2 }), ReturnValues: 'ALL_OLD' })

    expect(replaced).toEqual({ Attributes: item({ pk: 'a', n: 1 }) })
    expect(account.call('GetItem', { TableName: 'tab', Key: item({ pk: 'a' }) }).Item).toEqual(item({ pk: 'a', m: 2 }))
  })

  test('DB22 the stock goes down as long as there is enough, and a refusal can show what there is', () => {
    const account = new Account().createTable('inventory')
    account.call('PutItem', { TableName: 'inventory', Item: item({ pk: 'kettle', stock: 12 }) })
    const take = (quantity: number) => ({
      TableName: 'inventory',
      Key: item({ pk: 'kettle' }),
      UpdateExpression: 'SET stock = stock - :quantity',
      ConditionExpression: 'stock >= :quantity',
      ExpressionAttributeValues: item({ ':quantity': quantity }),
      ReturnValues: 'UPDATED_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })

    expect(account.call('UpdateItem', take(5))).toEqual({ Attributes: item({ stock: 7 }) })
    expect(account.result('UpdateItem', take(20)).error).toEqual({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
      statusCode: 400,
      members: { Item: item({ pk: 'kettle', stock: 7 }) },
    })
  })

  test('DB23 UpdateItem puts an item that is not there; DeleteItem of one that is not there succeeds', () => {
    const account = new Account().createTable('tab', { sort: 'N' })
    const Key = item({ pk: 'a', sk: 1 })

    expect(account.call('DeleteItem', { TableName: 'tab', Key, ReturnValues: 'ALL_OLD' })).toEqual({})
    const updated = account.call('UpdateItem', {
      TableName: 'tab',
      Key,
      UpdateExpression: 'ADD visits :one',
      ExpressionAttributeValues: item({ ':one': 1 }),
      ReturnValues: 'ALL_NEW',
    })
    expect(updated).toEqual({ Attributes: item({ pk: 'a', sk: 1, visits: 1 }) })
    expect(account.call('DeleteItem', { TableName: 'tab', Key, ReturnValues: 'ALL_OLD' })).toEqual(updated)
  })

  test('DB24 what a write consumes is counted by the KB, what a read does by four', () => {
    const account = new Account().createTable('tab')
    const capacity = (answer: any) => answer.ConsumedCapacity
    const Item = item({ pk: 'a', text: 'x'.repeat(4500) })
    const small = { TableName: 'tab', Key: item({ pk: 'a' }), ReturnConsumedCapacity: 'TOTAL' }

    expect(capacity(account.call('PutItem', { TableName: 'tab', Item, ReturnConsumedCapacity: 'TOTAL' }))).toEqual({ TableName: 'tab', CapacityUnits: 5 })
    expect(capacity(account.call('GetItem', small))).toEqual({ TableName: 'tab', CapacityUnits: 1 })
    expect(capacity(account.call('GetItem', { ...small, ConsistentRead: true }))).toEqual({ TableName: 'tab', CapacityUnits: 2 })
    expect(capacity(account.call('DeleteItem', { ...small, ReturnConsumedCapacity: 'INDEXES' }))).toEqual({
      TableName: 'tab',
      CapacityUnits: 5,
      Table: { CapacityUnits: 5 },
    })
    expect(capacity(account.call('DeleteItem', small))).toEqual({ TableName: 'tab', CapacityUnits: 1 })
  })
})

describe('what an update returns', () => {
  const before = { pk: 'a', n: 1, m: { M: { x: { N: '1' }, y: { N: '2' } } }, l: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }] } }

  test.each<[why: string, returned: string, attributes: object | undefined]>([
    ['DB25 nothing unless asked', 'NONE', undefined],
    ['DB25 the whole item before', 'ALL_OLD', item(before)],
    ['DB25 the whole item after', 'ALL_NEW', item({ ...before, n: 2, m: { M: { x: { N: '9' }, y: { N: '2' } } }, l: { L: [{ S: 'a' }, { S: 'z' }, { S: 'c' }] }, o: 2 })],
    ['DB25 what was updated before', 'UPDATED_OLD', item({ n: 1, m: { M: { x: { N: '1' } } }, l: { L: [{ S: 'b' }] } })],
    ['DB25 what was updated after', 'UPDATED_NEW', item({ n: 2, m: { M: { x: { N: '9' } } }, l: { L: [{ S: 'z' }] }, o: 2 })],
  ])('%s', (_why, ReturnValues, attributes) => {
    const account = new Account().createTable('tab')
    account.call('PutItem', { TableName: 'tab', Item: item(before) })
    const updated = account.call('UpdateItem', {
      TableName: 'tab',
      Key: item({ pk: 'a' }),
      UpdateExpression: 'SET n = :n, m.x = :x, l[1] = :z ADD o :n',
      ExpressionAttributeValues: item({ ':n': 2, ':x': 9, ':z': 'z' }),
      ReturnValues,
    })
    expect(updated.Attributes).toEqual(attributes)
  })

  test('DB25 no member Attributes where nothing of what was updated was there', () => {
    const account = new Account().createTable('tab')
    const update = { TableName: 'tab', Key: item({ pk: 'a' }), UpdateExpression: 'SET n = :n', ExpressionAttributeValues: item({ ':n': 2 }) }
    expect(account.call('UpdateItem', { ...update, ReturnValues: 'UPDATED_OLD' })).toEqual({})
    expect(account.call('UpdateItem', { TableName: 'tab', Key: item({ pk: 'b' }), ReturnValues: 'ALL_NEW' })).toEqual({ Attributes: item({ pk: 'b' }) })
  })
})

describe('refusals', () => {
  const put = (Item: object) => ['PutItem', { Item }] as const
  const update = (UpdateExpression: string, more: object = {}) =>
    ['UpdateItem', { Key: item({ pk: 'a' }), UpdateExpression, ...more }] as const
  const invalid = (message: string) => `ValidationException: ${message}`
  const enveloped = (message: string) => invalid(`1 validation error detected: ${message}`)
  const key = (pk: object) => ['GetItem', { Key: { pk } }] as const
  const nested = (levels: number): object => (levels === 0 ? { S: 'leaf' } : { M: { n: nested(levels - 1) } })

  test.each<[why: string, call: readonly [string, object], refusal: string]>([
    ['DB10 no table of that name', ['PutItem', { TableName: 'none', Item: item({ pk: 'a' }) }], 'ResourceNotFoundException: Requested resource not found'],
    ['DB11 a name that is none', ['PutItem', { TableName: '/tab', Item: item({ pk: 'a' }) }], enveloped("Value '/tab' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")],
    ['DB11 a parameter missing', ['PutItem', {}], enveloped("Value null at 'item' failed to satisfy constraint: Member must not be null")],
    ['DB11 a value of an enumeration', ['GetItem', { Key: item({ pk: 'a' }), ReturnConsumedCapacity: 'ALL' }], enveloped("Value 'ALL' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]")],
    ['DB11 a wrong JSON type', put({ pk: { S: 5 } }), 'SerializationException: NUMBER_VALUE cannot be converted to String'],
    ['DB13 a value of no type', put({ pk: {} }), enveloped('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')],
    ['DB13 a value of two types', put({ pk: { S: 'a', N: '1' } }), enveloped('Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes')],
    ['DB13 an empty set', put({ ...item({ pk: 'a' }), s: { SS: [] } }), enveloped('One or more parameter values were invalid: An string set  may not be empty')],
    ['DB13 a set with a repetition', put({ ...item({ pk: 'a' }), s: { SS: ['b', 'a', 'b'] } }), enveloped('One or more parameter values were invalid: Input collection ["a", "b", "b"] contains duplicates.')],
    ['DB13 NULL: false', put({ ...item({ pk: 'a' }), s: { NULL: false } }), enveloped('One or more parameter values were invalid: Null attribute value types must have the value of true')],
    ['DB16 a value 33 levels deep', put({ ...item({ pk: 'a' }), deep: nested(32) }), enveloped('Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit')],
    ['DB12 a heading for the request in a write', ['PutItem', { Item: item({ pk: 'a' }), ReturnValues: 'ALL_NEW' }], enveloped('ReturnValues can only be ALL_OLD or NONE')],
    ['DB12 none in a read', ['GetItem', { Key: item({ pk: 'a' }), ProjectionExpression: '' }], invalid('Invalid ProjectionExpression: The expression can not be empty;')],
    ['DB14 no number', put({ ...item({ pk: 'a' }), n: { N: 'abc' } }), enveloped('The parameter cannot be converted to a numeric value: abc')],
    ['DB14 too great a number', put({ ...item({ pk: 'a' }), n: { N: '1e126' } }), enveloped('Number overflow. Attempting to store a number with magnitude larger than supported range')],
    ['DB14 far too great a number', put({ ...item({ pk: 'a' }), n: { N: '1e99999999999' } }), enveloped('Number overflow. Attempting to store a number with magnitude larger than supported range')],
    ['DB14 too small a number', put({ ...item({ pk: 'a' }), n: { N: '1e-131' } }), enveloped('Number underflow. Attempting to store a number with magnitude smaller than supported range')],
    ['DB14 too many digits', put({ ...item({ pk: 'a' }), n: { N: '1'.repeat(39) } }), enveloped('Attempting to store more than 38 significant digits in a Number')],
    ['DB15 a key attribute missing', put({ id: { S: 'a' } }), invalid('One or more parameter values were invalid: Missing the key pk in the item')],
    ['DB15 a key attribute of a wrong type', put({ pk: { N: '1' } }), invalid('One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N')],
    ['DB15 a key that is not the table\'s', key({ N: '1' }), invalid('The provided key element does not match the schema')],
    ['DB15 an empty key value', put({ pk: { S: '' } }), invalid('One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk')],
    ['DB15 a long key', key({ S: 'x'.repeat(2049) }), invalid('One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes')],
    ['DB30 an item over 400 KB', put(item({ pk: 'a', text: 'x'.repeat(409_596) })), enveloped('Item size has exceeded the maximum allowed size')],
    ['DB40 a value not defined', update('SET a = :v'), enveloped('Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :v')],
    ['DB40 a name not defined', update('REMOVE #a'), enveloped('Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #a')],
    ['DB40 a value not used', update('REMOVE a', { ExpressionAttributeValues: item({ ':v': 1 }) }), enveloped('Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}')],
    ['DB40 a name not used', update('REMOVE a', { ExpressionAttributeNames: { '#b': 'b' } }), enveloped('Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}')],
    ['DB40 names without an expression', ['DeleteItem', { Key: item({ pk: 'a' }), ExpressionAttributeNames: { '#b': 'b' } }], enveloped('ExpressionAttributeNames can only be specified when using expressions')],
    ['DB40 a placeholder that is none', update('REMOVE a', { ExpressionAttributeNames: { b: 'b' } }), enveloped('ExpressionAttributeNames contains invalid key: Syntax error; key: "b"')],
    ['DB41 an empty expression', update(''), enveloped('Invalid UpdateExpression: The expression can not be empty;')],
    ['DB41 an expression over 4 KB', update(`REMOVE ${'a'.repeat(4090)}`), enveloped('Invalid UpdateExpression: Expression size has exceeded the maximum allowed size; expression size: 4097')],
    ['DB50 the key updated', update('SET pk = :v', { ExpressionAttributeValues: item({ ':v': 'b' }) }), invalid('One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key')],
    ['DB70 a legacy parameter', ['DeleteItem', { Key: item({ pk: 'a' }), Expected: {} }], 'NotSimulated: Coldstart does not simulate the legacy parameter Expected of dynamodb:DeleteItem; use an expression. FIDELITY.md lists what it simulates.'],
    ['DB70 an action', ['ExecuteStatement', { Statement: '…' }], 'NotSimulated: Coldstart does not simulate dynamodb:ExecuteStatement. FIDELITY.md lists what it simulates.'],
  ])('%s', (_why, [action, input], refusal) => {
    const account = new Account().createTable('tab')
    expect(account.refusal(action, { TableName: 'tab', ...input } as never)).toBe(refusal)
  })
})

describe('the keys of indexes', () => {
  const indexed = () =>
    new Account().createTable('tab', {
      AttributeDefinitions: [{ AttributeName: 'kind', AttributeType: 'S' }],
      GlobalSecondaryIndexes: [
        { IndexName: 'byKind', KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    })

  test.each<[why: string, kind: object, message: string]>([
    ['DB15 of a wrong type', { N: '1' }, 'One or more parameter values were invalid: Type mismatch for Index Key kind Expected: S Actual: N IndexName: byKind'],
    ['DB15 empty', { S: '' }, 'One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: byKind, IndexKey: kind'],
  ])('%s', (_why, kind, message) => {
    const Item = { ...item({ pk: 'a' }), kind } as never
    expect(indexed().refusal('PutItem', { TableName: 'tab', Item })).toBe(`ValidationException: ${message}`)
  })

  test('DB24 a write pays for each index that it changes, twice where the item moves in it', () => {
    const account = indexed()
    const consumed = (Item: object) =>
      account.call('PutItem', { TableName: 'tab', Item, ReturnConsumedCapacity: 'INDEXES' } as never).ConsumedCapacity
    expect(consumed(item({ pk: 'a', kind: 'x' })).GlobalSecondaryIndexes).toEqual({ byKind: { CapacityUnits: 1 } })
    expect(consumed(item({ pk: 'a', kind: 'x', note: 'not projected' })).GlobalSecondaryIndexes).toBeUndefined()
    expect(consumed(item({ pk: 'a', kind: 'y' }))).toEqual({
      TableName: 'tab',
      CapacityUnits: 3,
      Table: { CapacityUnits: 1 },
      GlobalSecondaryIndexes: { byKind: { CapacityUnits: 2 } },
    })
    expect(consumed(item({ pk: 'a' })).GlobalSecondaryIndexes).toEqual({ byKind: { CapacityUnits: 1 } })
    expect(consumed(item({ pk: 'a' })).GlobalSecondaryIndexes).toBeUndefined()
  })
})

test('DB44 an attribute may have any name, also one that every object inherits', () => {
  const account = new Account().createTable('tab')
  const Item = JSON.parse('{"pk":{"S":"a"},"__proto__":{"S":"x"},"toString":{"M":{"__proto__":{"N":"1"}}}}')
  account.call('PutItem', { TableName: 'tab', Item })
  const got = account.call('GetItem', { TableName: 'tab', Key: item({ pk: 'a' }) }).Item
  expect(JSON.stringify(got)).toBe(JSON.stringify(Item))
  const update = {
    TableName: 'tab',
    Key: item({ pk: 'a' }),
    UpdateExpression: 'SET #p = :v, b = toString.#p REMOVE toString.#p',
    ConditionExpression: 'attribute_not_exists(constructor) AND attribute_exists(#p)',
    ExpressionAttributeNames: { '#p': '__proto__' },
    ExpressionAttributeValues: item({ ':v': 'y' }),
    ReturnValues: 'ALL_NEW',
  }
  expect(account.refusal('UpdateItem', update)).toMatch(/reserved keyword: constructor/)
  const updated = account.call('UpdateItem', { ...update, ConditionExpression: 'attribute_not_exists(hasOwnProperty) AND attribute_exists(#p)' })
  expect(JSON.stringify(updated.Attributes)).toBe('{"pk":{"S":"a"},"__proto__":{"S":"y"},"toString":{"M":{}},"b":{"N":"1"}}')
})
