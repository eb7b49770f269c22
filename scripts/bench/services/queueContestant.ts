import { createSimulation } from '../../../src/sim/cloud/cloud'
import { s3 } from '../../../src/sim/services/s3/s3'
import { sqs } from '../../../src/sim/services/sqs/sqs'
import { answerAs } from '../contestant'

const TURN = 500
const Bucket = 'shelves'
const simulation = createSimulation({ services: [sqs, s3], guests: { run: async () => undefined, reset() {} } })
let QueueUrl: string
let lastEvent = -1

async function inTurns(count: number, call: (i: number) => Promise<unknown>): Promise<number> {
  const start = performance.now()
  for (let first = 0; first < count; first += TURN) {
    await Promise.all(Array.from({ length: Math.min(TURN, count - first) }, (_, i) => call(first + i)))
  }
  return (performance.now() - start) / 1000
}

answerAs({
  async build() {
    QueueUrl = ((await simulation.call('sqs', 'CreateQueue', { QueueName: 'orders' })) as { QueueUrl: string }).QueueUrl
    await simulation.call('s3', 'CreateBucket', { Bucket })
    lastEvent = simulation.log.length - 1
  },
  /** Seconds that it takes to send so many messages, then to receive all, one a call, then to delete them. */
  async messages(count: number) {
    simulation.forkAt(lastEvent)
    const handles: string[] = []
    const send = await inTurns(count, (i) => simulation.call('sqs', 'SendMessage', { QueueUrl, MessageBody: `{"order": ${i}}` }))
    const receive = await inTurns(count, async () => {
      const { Messages } = (await simulation.call('sqs', 'ReceiveMessage', { QueueUrl })) as { Messages: { ReceiptHandle: string }[] }
      handles.push(...Messages.map(({ ReceiptHandle }) => ReceiptHandle))
    })
    if (handles.length !== count) throw new Error(`${handles.length} of ${count} messages were received`)
    const remove = await inTurns(count, (i) => simulation.call('sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle: handles[i] as string }))
    return { send, receive, remove }
  },
  /** Seconds that it takes to put so many objects of 1 KB, then to get them. */
  async objects(count: number) {
    simulation.forkAt(lastEvent)
    const Body = 'x'.repeat(1024)
    const put = await inTurns(count, (i) => simulation.call('s3', 'PutObject', { Bucket, Key: `things/${i}`, Body }))
    const get = await inTurns(count, (i) => simulation.call('s3', 'GetObject', { Bucket, Key: `things/${i}` }))
    return { put, get }
  },
})
