import { Hono } from 'hono'
import { answerAs } from '../contestant'
import { answerFor, pathOf, TURN } from './routes'

const resources = Number(process.argv[2])
const app = new Hono()

answerAs({
  build() {
    for (let i = 0; i < resources; i++) app.get(`/shelf-${i}/:id`, (context) => context.json(answerFor(context.req.param('id') ?? '')))
  },
  /** Seconds that so many requests take. */
  async round(count: number) {
    const start = performance.now()
    for (let first = 0; first < count; first += TURN) {
      const turn = Array.from({ length: TURN }, async (_, i) => {
        const response = await app.request(pathOf(first + i, resources), { headers: { accept: 'application/json' } })
        return { status: response.status, body: await response.text() }
      })
      for (const { status, body } of await Promise.all(turn)) {
        if (status !== 200 || body.length === 0) throw new Error(`a request was answered with ${status}`)
      }
    }
    return (performance.now() - start) / 1000
  },
})
