import { expect, test } from 'vitest'
import type { Mapping } from '../mapping'
import { sourceOf } from './source'

test('LM15 a record of what TTL deleted tells by whom in lower case', () => {
  const mapping = { kind: 'dynamodb', sourceArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/sessions/stream/1' } as unknown as Mapping
  const record = { eventName: 'REMOVE', userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' }, dynamodb: { SequenceNumber: '1' } }
  expect(sourceOf(mapping).record(mapping, '', '', record).event).toMatchObject({ userIdentity: { principalId: 'dynamodb.amazonaws.com', type: 'Service' } })
  expect(sourceOf(mapping).record(mapping, '', '', { dynamodb: {} }).event).not.toHaveProperty('userIdentity')
})
