import { describe, expect, test } from 'vitest'
import { createGuestHost } from '../../handlers/handlers'
import type { JsonObject } from '../../kernel/json'
import { createSimulation, type CloudOptions } from '../cloud'
import { loadRun, logHash, saveRun } from '../savedRun'
import { services } from '../services'
import { latencyOf } from '../../aws/traffic/latency'

const parts = { services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders'

async function given(options: CloudOptions = {}) {
  const sim = createSimulation(parts, options)
  const call = async (service: string, action: string, input: JsonObject = {}): Promise<any> => {
    try {
      return await sim.call(service, action, input)
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`
    }
  }
  await call('sqs', 'CreateQueue', { QueueName: 'orders' })
  const send = async () => {
    const answer = await call('sqs', 'SendMessage', { QueueUrl, MessageBody: 'a' })
    return typeof answer === 'string' ? answer : 'sent'
  }
  const waiting = async () => (await call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] })).Attributes.ApproximateNumberOfMessages
  return { sim, call, send, waiting }
}

const fault = (Fault: JsonObject, more: JsonObject = {}): JsonObject => ({ Name: 'f', Service: 'sqs', Action: 'SendMessage', Fault, ...more })

describe('faults', () => {
  test.each<[why: string, fault: JsonObject, answers: readonly string[]]>([
    ['FD2 a failure', fault({ Kind: 'fail', Error: { Name: 'InternalError', Message: 'Down.', StatusCode: 500 } }), ['InternalError: Down.', 'InternalError: Down.', 'InternalError: Down.']],
    ['FD2 a failure like AWS has it', fault({ Kind: 'fail' }, { Calls: 1 }), ['InternalFailure: The request processing has failed because of an unknown error, exception or failure.', 'sent', 'sent']],
    ['FD2 throttling', fault({ Kind: 'throttle' }, { Calls: 1 }), ['RequestThrottled: Request was denied due to request throttling.', 'sent', 'sent']],
    ['FD2 a denial', fault({ Kind: 'deny' }, { Calls: 1 }), ['AccessDenied: User: arn:aws:iam::123456789012:user/administrator is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:123456789012:orders with an explicit deny in an identity-based policy', 'sent', 'sent']],
    ['FD1 the second call', fault({ Kind: 'throttle' }, { FromCall: 2, Calls: 1 }), ['sent', 'RequestThrottled: Request was denied due to request throttling.', 'sent']],
    ['FD1 another action', fault({ Kind: 'throttle' }, { Action: 'Receive*' }), ['sent', 'sent', 'sent']],
    ['FD1 all actions of a resource', fault({ Kind: 'throttle' }, { Action: '*', Resource: '*/orders', Calls: 1 }), ['RequestThrottled: Request was denied due to request throttling.', 'sent', 'sent']],
    ['FD1 another resource', fault({ Kind: 'throttle' }, { Resource: '*/others' }), ['sent', 'sent', 'sent']],
    ['FD1 another caller', fault({ Kind: 'throttle' }, { CalledBy: 'states' }), ['sent', 'sent', 'sent']],
    ['FD1 never, as the seed has it', fault({ Kind: 'throttle' }, { Probability: 0 }), ['sent', 'sent', 'sent']],
  ])('%s', async (_why, rule, answers) => {
    const { call, send } = await given()
    await call('coldstart', 'PutFault', rule)
    expect([await send(), await send(), await send()]).toEqual(answers)
  })

  test('FD3 delays add up', async () => {
    const { sim, send } = await given({ faults: [fault({ Kind: 'delay', Milliseconds: 200 }), fault({ Kind: 'delay', Milliseconds: 50 }, { Name: 'g' })] })
    const before = sim.now
    expect(await send()).toBe('sent')
    expect(sim.now - before).toBe(250)
  })

  test('FD4 FD5 a duplicate reaches the service once more, and both are told', async () => {
    const { sim, send, waiting } = await given({ faults: [fault({ Kind: 'duplicate', Milliseconds: 10 })] })
    await send()
    expect(await waiting()).toBe('1')
    await sim.runUntilQuiet()
    expect(await waiting()).toBe('2')
    expect(sim.log.filter(({ type }) => type === 'FaultInjected').map(({ detail }) => detail)).toMatchObject([{ fault: 'f', kind: 'duplicate' }])
    expect(sim.log.filter(({ type, detail }) => type === 'ApiCallStarted' && (detail as JsonObject)['by'] === 'duplicate')).toHaveLength(1)
  })

  test('FD6 faults are put, told, taken back, and kept with a saved run', async () => {
    const { sim, call, send } = await given()
    await call('coldstart', 'PutFault', fault({ Kind: 'throttle' }, { Probability: 0.5 }))
    for (let calls = 0; calls < 5; calls++) await send()
    const { Faults: [told] } = await call('coldstart', 'ListFaults')
    expect(told).toMatchObject({ Name: 'f', Fault: { Kind: 'throttle' }, MatchedCalls: 5 })
    await call('coldstart', 'DeleteFault', { Name: 'f' })
    expect(await send()).toBe('sent')
    expect(await call('coldstart', 'DeleteFault', { Name: 'f' })).toBe('ResourceNotFoundException: There is no fault f.')
    const again = loadRun(parts, saveRun(sim, {}))
    expect(again && logHash(again)).toBe(logHash(sim))
  })

  test.each<[why: string, action: string, input: JsonObject, answer: string]>([
    ['FD6 no kind', 'PutFault', fault({}), 'ValidationException: Kind must be deny, throttle, fail, delay or duplicate.'],
    ['FD6 no name', 'PutFault', { Service: 'sqs', Fault: { Kind: 'deny' } }, 'ValidationException: Name must be a text.'],
    ['FD6 a share above one', 'PutFault', fault({ Kind: 'deny' }, { Probability: 2 }), 'ValidationException: Probability must be from 0 to 1.'],
    ['FD6 another switch', 'SetConditions', { Policies: 'off' }, 'ValidationException: Policies must be logged, defined or enforced.'],
    ['FD6 another action', 'Explode', {}, 'NotSimulated: Coldstart does not simulate coldstart:Explode. FIDELITY.md lists what it simulates.'],
  ])('%s is refused', async (_why, action, input, answer) => {
    expect(await (await given()).call('coldstart', action, input)).toBe(answer)
  })

  test('FD6 policies are enforced from the call on that says so', async () => {
    const { sim, call } = await given()
    await call('coldstart', 'SetConditions', { Policies: 'enforced' })
    await expect(sim.call('sqs', 'ListQueues', {}, 'arn:aws:sts::123456789012:assumed-role/none/s')).rejects.toMatchObject({ name: 'AccessDenied' })
  })
})

describe('latency', () => {
  test('FD7 a call takes its time, the same in each run of a seed', async () => {
    const times = await Promise.all([1, 1, 2].map(async (seed) => {
      const { sim, send } = await given({ seed, latency: 'typical' })
      await send()
      return sim.now
    }))
    expect(times[0]).toBe(times[1])
    expect(times[0]).not.toBe(times[2])
  })

  test('FD7 reading an item is faster than making a table', () => {
    const middle = (service: string, action: string) => latencyOf(service, action, () => 0.5)
    expect([middle('dynamodb', 'GetItem'), middle('dynamodb', 'CreateTable'), middle('sqs', 'SendMessage'), middle('glacier', 'ListVaults')]).toEqual([4, 60, 8, 60])
    expect([0, 0.5, 0.99].map((share) => latencyOf('dynamodb', 'GetItem', () => share))).toEqual([2.4, 4, 12])
  })
})

describe('control planes', () => {
  test('FD8 Lambda takes 15 calls in a second, and one more after a fifteenth of one', async () => {
    const { sim, call } = await given({ controlPlaneThrottling: true })
    const list = async () => typeof (await call('lambda', 'ListFunctions')) === 'string'
    const throttled: boolean[] = []
    for (let calls = 0; calls < 16; calls++) throttled.push(await list())
    expect(throttled.indexOf(true)).toBe(15)
    await sim.runFor(67)
    expect([await list(), await list()]).toEqual([false, true])
  })

  test('FD8 nothing is throttled where nobody asks for it', async () => {
    const { call } = await given()
    for (let calls = 0; calls < 20; calls++) expect(await call('lambda', 'ListFunctions')).toEqual({ Functions: [] })
  })
})
