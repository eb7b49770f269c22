import { expect, test } from 'vitest'
import { createSimulation } from '../../cloud/cloud'
import { loadRun, logHash, saveRun } from '../../cloud/savedRun'
import { dynamodb } from './dynamodb'

const parts = { services: [dynamodb], guests: { run: async () => undefined, reset() {} } }

async function givenVisits() {
  const simulation = createSimulation(parts, { seed: 7 })
  await simulation.call('dynamodb', 'CreateTable', {
    TableName: 'visits',
    AttributeDefinitions: [{ AttributeName: 'page', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'page', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  await simulation.runUntilQuiet()
  for (let i = 0; i < 3; i++) {
    await simulation.call('dynamodb', 'UpdateItem', {
      TableName: 'visits',
      Key: { page: { S: 'home' } },
      UpdateExpression: 'ADD visits :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    })
  }
  return simulation
}

test('DB1 a table can be used once the world is quiet, and past moments can be asked at once', async () => {
  const simulation = await givenVisits()
  const key = { TableName: 'visits', Key: { page: { S: 'home' } } }
  const visits = simulation.log.flatMap((event) => {
    if (event.type !== 'ApiCallEnded' || event.detail['action'] !== 'UpdateItem') return []
    return [(simulation.peek(event.seq, 'dynamodb', 'GetItem', key) as { Item: { visits: { N: string } } }).Item.visits.N]
  })
  expect(visits).toEqual(['1', '2', '3'])
  expect(simulation.peek(simulation.log.length - 1, 'dynamodb', 'Scan', { TableName: 'visits' })).toMatchObject({ Count: 1 })
})

test('DB1 the same calls make the same log, also after a save and load', async () => {
  const [one, other] = [await givenVisits(), await givenVisits()]
  expect(JSON.stringify(other.log)).toBe(JSON.stringify(one.log))
  const loaded = loadRun(parts, JSON.parse(JSON.stringify(saveRun(one, { seed: 7 }))))
  expect(loaded && logHash(loaded)).toBe(logHash(one))
})
