import { Agent, request as httpRequest, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { Dynalite } from '../../dynalite/peer'
import { answerAs } from '../contestant'
import { Shop, TABLE, type Operation } from './shop'

const require = createRequire(import.meta.url)
const shop = new Shop(Number(process.argv[2]))

/** Requests on their way at once. */
const AT_ONCE = 16

const inside = new Dynalite((file) => require(`dynalite/${file}`))
const server: Server = require('dynalite')({ createTableMs: 0 })
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

const calls = {
  /** Its checks and actions, called as functions. */
  async inside(action: string, input: object) {
    const { error, message } = await inside.call(action, input as never)
    if (error !== undefined) throw new Error(`${error}: ${message}`)
  },
  /** Through its server, as its users call it. */
  server: (action: string, input: object) =>
    new Promise<void>((resolve, reject) => {
      const { port } = server.address() as AddressInfo
      const headers = {
        'X-Amz-Target': `DynamoDB_20120810.${action}`,
        'Content-Type': 'application/x-amz-json-1.0',
        Authorization: 'AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        'X-Amz-Date': '20260101T000000Z',
      }
      const sent = httpRequest({ agent, port, host: '127.0.0.1', method: 'POST', headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          if (response.statusCode === 200) resolve(void JSON.parse(text))
          else reject(new Error(text))
        })
      })
      sent.on('error', reject)
      sent.end(JSON.stringify(input))
    }),
}

answerAs({
  async build() {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    for (const call of [calls.inside, calls.server]) {
      await call('CreateTable', TABLE)
      await new Promise((resolve) => setTimeout(resolve, 50))
      for (const batch of shop.batches()) await call('BatchWriteItem', batch)
    }
  },
  /** Seconds that so many calls take. */
  async round({ operation, count, by }: { operation: Operation; count: number; by: keyof typeof calls }) {
    const requests = Array.from({ length: count }, () => shop.request(operation))
    const call = calls[by]
    let next = 0
    const client = async () => {
      while (next < count) await call(operation, requests[next++] as object)
    }
    const start = performance.now()
    await Promise.all(Array.from({ length: AT_ONCE }, client))
    return (performance.now() - start) / 1000
  },
})
