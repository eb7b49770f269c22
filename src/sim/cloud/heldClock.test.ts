import { expect, test } from 'vitest'
import { createGuestHost } from '../handlers/handlers'
import { createSimulation } from './cloud'
import { services } from './services'

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/q'

function given() {
  const sim = createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) })
  sim.holdClock()
  return sim
}

test('with the clock held, a call that needs no time is answered at once', async () => {
  const sim = given()
  await sim.call('sqs', 'CreateQueue', { QueueName: 'q' })
  await sim.call('sqs', 'SendMessage', { QueueUrl, MessageBody: '1' })
  expect(await sim.call('sqs', 'ReceiveMessage', { QueueUrl })).toMatchObject({ Messages: [{ Body: '1' }] })
  expect(sim.now).toBe(Date.UTC(2025, 0, 1))
})

test('a call that waits is answered by what comes, and else when runs have brought its time', async () => {
  const sim = given()
  await sim.call('sqs', 'CreateQueue', { QueueName: 'q' })
  const answered: string[] = []
  const receive = async (name: string) => {
    await sim.call('sqs', 'ReceiveMessage', { QueueUrl, WaitTimeSeconds: 10 })
    answered.push(`${name} ${sim.now - Date.UTC(2025, 0, 1)}`)
  }
  const [first, second] = [receive('first'), receive('second')]
  await sim.runFor(4000)
  expect(answered).toEqual([])
  await sim.call('sqs', 'SendMessage', { QueueUrl, MessageBody: '1' })
  await first
  await sim.runFor(6000)
  await second
  expect(answered).toEqual(['first 4000', 'second 10000'])
})
