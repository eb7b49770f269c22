import { get } from '../../../kernel/orderedTree'
import type { Integration, Method } from '../api/method'
import type { Resource, RestApi, RestApiSnapshot, Stage } from '../api/restApi'
import type { Turn } from '../turn'
import type { Exchange } from './exchange'

/** What an exchange meets: its API and stage as they are, and the API as it was deployed. */
export class Desk {
  readonly turn: Turn
  readonly exchange: Exchange
  readonly api: RestApi
  readonly stage: Stage
  readonly snapshot: RestApiSnapshot

  constructor(turn: Turn, exchange: Exchange, api: RestApi, stage: Stage) {
    const deployment = get(api.deployments, exchange.deploymentId)
    if (!deployment) throw new RangeError(`the deployment ${exchange.deploymentId} is gone`)
    this.turn = turn
    this.exchange = exchange
    this.api = api
    this.stage = stage
    this.snapshot = deployment.snapshot
  }

  get resource(): Resource {
    const { resourceId } = this.exchange
    const resource = resourceId === undefined ? undefined : get(this.snapshot.resources, resourceId)
    if (!resource) throw new RangeError('the request has not been routed')
    return resource
  }

  get method(): Method {
    const method = this.resource.methods[this.exchange.definedMethod ?? '']
    if (!method) throw new RangeError('the request has not been routed')
    return method
  }

  get integration(): Integration {
    const { integration } = this.method
    if (!integration) throw new RangeError('a method without integration was deployed')
    return integration
  }

  /** The stage's, with those that its canary overrides or adds. */
  get stageVariables(): { readonly [name: string]: string } {
    const { variables = {}, canarySettings } = this.stage
    return this.exchange.canary ? { ...variables, ...canarySettings?.stageVariableOverrides } : variables
  }
}
