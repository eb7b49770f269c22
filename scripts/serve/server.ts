import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AwsError } from '../../src/sim/aws/awsError'
import { cloudOf, createSimulation, type CloudOptions, type HttpResponse } from '../../src/sim/cloud/cloud'
import { answerHttp } from '../../src/sim/cloud/http/http'
import { answerServiceRequest } from '../../src/sim/cloud/http/serviceRequest'
import { services } from '../../src/sim/cloud/services'
import type { Simulation } from '../../src/sim/cloud/simulation'
import { createGuestHost } from '../../src/sim/handlers/handlers'
import { assets } from '../sdk/assets'
import { answerAdministration, asJson } from './administration'
import type { ServeOptions } from './commandLine'
import { play, readScenario } from './scenario'
import { WallTime } from './wallTime'

/** A world that listens. */
export interface ServedWorld {
  readonly simulation: Simulation
  /** `http://127.0.0.1:4566` */
  readonly address: string
  close(): Promise<void>
}

/** What a request may hold: S3 objects are in memory, and so is the world. */
const LARGEST = 1024 * 1024 * 1024

/**
 * Puts a world on a port of this machine's own, where nobody else reaches it.
 * @throws {TypeError} for a scenario that cannot be played; what Node says of the port
 */
export async function serveWorld({ port, time, start, seed, region, scenario }: ServeOptions, failed: (error: unknown) => void): Promise<ServedWorld> {
  const startTime = start ?? (time === 'wall' ? new Date().toISOString() : undefined)
  const options: CloudOptions = { seed, region, ...(startTime ? { startTime } : {}) }
  const simulation = createSimulation({ services, guests: createGuestHost(assets) }, options)
  if (scenario !== undefined) await play(cloudOf(simulation, options), readScenario(scenario))
  const wall = time === 'wall' ? new WallTime(simulation, failed) : undefined
  const server = createServer((request, response) => {
    answer(simulation, region, wall, request).then((answered) => write(response, answered), (error: unknown) => {
      response.destroy()
      failed(error)
    })
  })
  try {
    await listening(server, port)
  } catch (error) {
    wall?.stop()
    throw error
  }
  return {
    simulation,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      wall?.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

async function answer(simulation: Simulation, region: string, wall: WallTime | undefined, request: IncomingMessage): Promise<HttpResponse> {
  const body = await bodyOf(request)
  if (!body) return asJson(413, { message: `A request may have ${LARGEST} bytes here.` })
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]))
  const { method = 'GET', url: path = '/' } = request
  const own = new URL(path, 'http://127.0.0.1')
  const administered = path.startsWith('/_') && headers['authorization'] === undefined ? await answerAdministration(simulation, wall, method, own) : undefined
  if (administered) return administered
  await wall?.catchUp()
  const behind = hostBehind(own, region)
  if (!behind) return answerServiceRequest(simulation, { method, url: `http://${headers['host'] ?? '127.0.0.1'}${path}`, headers, body }, { home: region })
  try {
    return await answerHttp(simulation, region, { method, url: behind, headers, body })
  } catch (error) {
    if (error instanceof AwsError) return asJson(error.statusCode, { message: error.message })
    throw error
  }
}

/** What has a host of its own on AWS is here by its path: `/_api/{apiId}/{stage}/…`, `/_url/{id}/…`. */
function hostBehind({ pathname, search }: URL, region: string): string | undefined {
  const [, kind, id = '', rest = ''] = /^\/_(api|url)\/([^/]+)(\/.*)?$/.exec(pathname) ?? []
  if (kind === 'api') return `https://${id}.execute-api.${region}.amazonaws.com${rest}${search}`
  return kind === 'url' ? `https://${id}.lambda-url.${region}.on.aws${rest || '/'}${search}` : undefined
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    parts.push(part as Buffer)
    length += (part as Buffer).length
    if (length > LARGEST) return undefined
  }
  return Buffer.concat(parts)
}

function write(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  response.writeHead(status, headers as Record<string, string | string[]>)
  response.end(body)
}
