/** A world with a WebSocket API, for tests. */
import { cloudOf, createSimulation, type Cloud } from './cloud'
import { services } from './services'
import { createGuestHost } from '../handlers/handlers'

export const functionUri = (name: string): string => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`

/** What a function answers that has nothing to say. */
export const OK = [{ return: { statusCode: 200 } }]

export interface SocketWorld {
  readonly cloud: Cloud
  readonly ApiId: string
  readonly url: string
  call(action: string, input?: object): Promise<any>
  makeFunction(name: string, script: readonly object[]): Promise<void>
  /** A route to the function of a name, or to an integration; with `twoWay` its answer goes back. */
  route(RouteKey: string, to: string | object, more?: { readonly twoWay?: boolean; readonly [member: string]: unknown }): Promise<any>
  told(type: string): any[]
  /** The events that a function was given. */
  eventsTo(name: string): any[]
}

export async function socketWorld(): Promise<SocketWorld> {
  const cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  const { ApiId } = await cloud.call('apigatewayv2', 'CreateApi', { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' })
  const call = (action: string, input: object = {}): Promise<any> => cloud.call('apigatewayv2', action, { ApiId, ...input })
  await call('CreateStage', { StageName: 'prod', AutoDeploy: true })
  const told = (type: string): any[] => cloud.log.filter((event) => event.type === type).map(({ detail }) => detail)
  return {
    cloud,
    ApiId,
    url: `wss://${ApiId}.execute-api.us-east-1.amazonaws.com/prod`,
    call,
    told,
    eventsTo: (name) => told('ApiCallStarted').flatMap(({ input }) => (input?.FunctionName?.endsWith(`:${name}`) ? [JSON.parse(input.Payload)] : [])),
    async makeFunction(FunctionName, Script) {
      await cloud.call('lambda', 'CreateFunction', { FunctionName, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/r', Code: { Script }, Timeout: 60 })
      await cloud.runUntilQuiet()
    },
    async route(RouteKey, to, { twoWay = false, ...more } = {}) {
      const integration = typeof to === 'string' ? { IntegrationType: 'AWS_PROXY', IntegrationUri: functionUri(to) } : to
      const { IntegrationId } = await call('CreateIntegration', integration)
      const made = await call('CreateRoute', { RouteKey, Target: `integrations/${IntegrationId}`, ...more })
      if (twoWay) await call('CreateRouteResponse', { RouteId: made.RouteId, RouteResponseKey: '$default' })
      return { ...made, IntegrationId }
    },
  }
}
