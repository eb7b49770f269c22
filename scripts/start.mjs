/** `npm start`: serves the app for use and for work on it, and prints its address. `-- --port N` chooses the port. */
import { parseArgs } from 'node:util'
import { createServer } from 'vite'

const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } })
const server = await createServer({
  server: {
    ...(values.port ? { port: Number(values.port), strictPort: true } : {}),
    ...(values.host ? { host: values.host } : {}),
  },
})
await server.listen()
console.log('\n  Coldstart is served at')
server.printUrls()
