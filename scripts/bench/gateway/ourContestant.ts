import { cloudOf, createSimulation, type Cloud } from '../../../src/sim/cloud/cloud'
import { createGuestHost } from '../../../src/sim/handlers/handlers'
import { apigateway } from '../../../src/sim/services/apigateway/apigateway'
import { lambda } from '../../../src/sim/services/lambda/lambda'
import { answerAs } from '../contestant'
import { answerFor, pathOf, TURN } from './routes'

const resources = Number(process.argv[2])
const STAGE = 'dev'
const FUNCTION = 'shelves'
/** Milliseconds of work, so that a turn's requests are over before the next: together they stay below the account's rate. */
const COMPUTE = 20

let cloud: Cloud
let url: string
let lastEvent = -1

answerAs({
  /** An API with a GET on each resource, answered by one function's proxy integration. */
  async build() {
    const guests = createGuestHost({ quickJsWasm: () => Promise.reject(new Error('scripts need no sandbox')) })
    const simulation = createSimulation({ services: [apigateway, lambda], guests })
    cloud = cloudOf(simulation)
    const { FunctionArn } = (await cloud.call('lambda', 'CreateFunction', {
      FunctionName: FUNCTION,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::123456789012:role/reader',
      Code: { Script: [{ compute: COMPUTE }, { return: { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(answerFor('7')) } }] },
    })) as { FunctionArn: string }
    const api = (await cloud.call('apigateway', 'CreateRestApi', { name: 'shelves' })) as { id: string; rootResourceId: string }
    const made = async (parentId: string, pathPart: string) =>
      ((await cloud.call('apigateway', 'CreateResource', { restApiId: api.id, parentId, pathPart })) as { id: string }).id
    const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FunctionArn}/invocations`
    for (let i = 0; i < resources; i++) {
      const resourceId = await made(await made(api.rootResourceId, `shelf-${i}`), '{id}')
      const method = { restApiId: api.id, resourceId, httpMethod: 'GET' }
      await cloud.call('apigateway', 'PutMethod', { ...method, authorizationType: 'NONE' })
      await cloud.call('apigateway', 'PutIntegration', { ...method, type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri })
    }
    await cloud.call('apigateway', 'CreateDeployment', { restApiId: api.id, stageName: STAGE })
    url = `https://${api.id}.execute-api.us-east-1.amazonaws.com/${STAGE}`
    await simulation.runUntilQuiet()
    await requests(TURN)
    lastEvent = simulation.log.length - 1
    fork = () => simulation.forkAt(lastEvent)
  },
  /** Seconds that so many requests take through the whole pipeline, the log kept. The world is set back first. */
  async round(count: number) {
    fork()
    // The guests that were forgotten with it are there again before the clock starts.
    await requests(TURN)
    const start = performance.now()
    await requests(count)
    return (performance.now() - start) / 1000
  },
})

let fork: () => void

async function requests(count: number): Promise<void> {
  for (let first = 0; first < count; first += TURN) {
    const turn = Array.from({ length: TURN }, (_, i) => cloud.request({ method: 'GET', url: url + pathOf(first + i, resources), headers: { accept: 'application/json' }, body: '' }))
    for (const { status, body } of await Promise.all(turn)) {
      if (status !== 200 || body.length === 0) throw new Error(`a request was answered with ${status}`)
    }
  }
}
