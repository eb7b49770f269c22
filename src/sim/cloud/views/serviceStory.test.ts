import { expect, test } from 'vitest'
import type { JsonObject } from '../../kernel/json'
import { serviceStory } from './serviceStory'

test('calls are told by who makes them and how they end', () => {
  const call = { seq: 0, at: 0, service: 'dynamodb', resource: 'stock' }
  const started = { ...call, type: 'ApiCallStarted', detail: { action: 'UpdateItem', by: 'states' } }
  const refused = { ...call, type: 'ApiCallEnded', detail: { action: 'UpdateItem', error: { name: 'ConditionalCheckFailedException' } } }
  expect(serviceStory(started)).toBe('Step Functions calls DynamoDB: UpdateItem.')
  expect(serviceStory(refused)).toBe(
    'DynamoDB refused UpdateItem with ConditionalCheckFailedException.',
  )
  const mocked = { ...refused, detail: { ...refused.detail, mocked: true } }
  expect(serviceStory(mocked)).toBe('A mock answered UpdateItem for DynamoDB, with ConditionalCheckFailedException.')
  expect(serviceStory({ ...mocked, detail: { action: 'GetItem', mocked: true } })).toBe('A mock answered GetItem for DynamoDB.')
})

test.each<[type: string, detail: JsonObject, sentence: string]>([
  ['InitEnded', { functionName: 'pay', duration: 159.4176, status: 'success' }, 'INIT of env-1 took 159.418 ms.'],
  ['InitEnded', { functionName: 'pay', duration: 10_000, status: 'timeout' }, 'INIT of env-1 took 10 s and was stopped at its limit.'],
  ['InvokeStarted', { functionName: 'pay', cold: false }, 'env-1 is warm and runs the handler at once.'],
  ['InvokeEnded', { functionName: 'pay', duration: 13, status: 'failed', errorType: 'Oops' }, 'The handler in env-1 took 13 ms and ended with Oops.'],
  ['LogLine', { text: 'END RequestId: 1\n' }, 'END RequestId: 1'],
  ['Unheard', {}, 'Lambda: Unheard on env-1.'],
])('Lambda tells of %s', (type, detail, sentence) => {
  expect(serviceStory({ seq: 0, at: 0, service: 'lambda', resource: 'env-1', type, detail })).toBe(sentence)
})

test('what a table and its index consumed is told for the minute', () => {
  const event = { seq: 0, at: 60_000, service: 'dynamodb', resource: 'stock', type: 'CapacityConsumed' }
  expect(serviceStory({ ...event, detail: { from: 0, reads: 2.5, writes: 0 } })).toBe('In the minute that has ended stock consumed 2.5 read and 0 write capacity units.')
  expect(serviceStory({ ...event, detail: { from: 0, index: 'byDate', reads: 0, writes: 4 } })).toBe('In the minute that has ended the index byDate of stock consumed 0 read and 4 write capacity units.')
})
