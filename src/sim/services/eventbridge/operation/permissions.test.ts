import { beforeEach, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import type { Simulation } from '../../../cloud/simulation'
import type { JsonObject } from '../../../kernel/json'
import { eventbridge } from '../eventbridge'

const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/default'
let sim: Simulation
beforeEach(() => {
  sim = createSimulation({ services: [eventbridge], guests: { run: async () => undefined, reset() {} } })
})
const call = (action: string, input: JsonObject = {}) => sim.call('events', action, input) as Promise<JsonObject>
const policy = async () => {
  const { Policy } = await call('DescribeEventBus')
  return Policy === undefined ? undefined : (JSON.parse(String(Policy)) as JsonObject)
}
const permit = (StatementId: string, more: JsonObject = {}) => call('PutPermission', { StatementId, Action: 'events:PutEvents', Principal: '111111111111', ...more })

test('EV70 a statement is added for an account, replaced by its id, and taken away again', async () => {
  expect(await policy()).toBeUndefined()
  await permit('one')
  await permit('two', { Principal: '*', Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1234567890' } })
  await permit('one', { Principal: '222222222222' })
  const one = { Sid: 'one', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::222222222222:root' }, Action: 'events:PutEvents', Resource: BUS }
  const two = { Sid: 'two', Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: BUS, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } } }
  expect(await policy()).toEqual({ Version: '2012-10-17', Statement: [two, one] })
  await call('RemovePermission', { StatementId: 'two' })
  expect(await policy()).toEqual({ Version: '2012-10-17', Statement: [one] })
  await call('RemovePermission', { RemoveAllPermissions: true })
  expect(await policy()).toBeUndefined()
})

test.each<[why: string, action: string, input: JsonObject, name: string]>([
  ['no bus', 'PutPermission', { EventBusName: 'none', StatementId: 'a', Action: 'events:PutEvents', Principal: '*' }, 'ResourceNotFoundException'],
  ['no statement', 'RemovePermission', { StatementId: 'a' }, 'ResourceNotFoundException'],
  ['a policy that is none', 'PutPermission', { Policy: '{}' }, 'ValidationException'],
  ['a policy and a statement', 'PutPermission', { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [] }), StatementId: 'a' }, 'ValidationException'],
  ['a policy that is too long', 'PutPermission', { StatementId: 'a', Action: 'events:PutEvents', Principal: '*', Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o'.repeat(10_300) } }, 'PolicyLengthExceededException'],
])('EV70 refused: %s', async (_why, action, input, name) => {
  await expect(call(action, input)).rejects.toMatchObject({ name })
})
