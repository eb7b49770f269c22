import { expect, test } from 'vitest'
import { serviceStory } from './serviceStory'

test('calls are told by who makes them and how they end', () => {
  const call = { seq: 0, at: 0, service: 'dynamodb', resource: 'stock' }
  const started = { ...call, type: 'ApiCallStarted', detail: { action: 'UpdateItem', by: 'states' } }
  const refused = { ...call, type: 'ApiCallEnded', detail: { action: 'UpdateItem', error: { name: 'ConditionalCheckFailedException' } } }
  expect(serviceStory(started)).toBe('Step Functions calls DynamoDB: UpdateItem.')
  expect(serviceStory(refused)).toBe(
    'DynamoDB refused UpdateItem with ConditionalCheckFailedException.',
  )
})
