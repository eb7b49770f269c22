import { get } from '../../../../kernel/orderedTree'
import type { Turn } from '../../turn'
import type { HttpApi, HttpApiSnapshot, Integration, Route, Stage } from '../api/httpApi'
import type { HttpExchange } from './httpExchange'

/** What an exchange meets: its API and stage as they are, and the API as it was deployed. */
export class HttpDesk {
  readonly turn: Turn
  readonly exchange: HttpExchange
  readonly api: HttpApi
  readonly stage: Stage
  readonly snapshot: HttpApiSnapshot

  constructor(turn: Turn, exchange: HttpExchange, api: HttpApi, stage: Stage) {
    const deployment = get(api.deployments, exchange.deploymentId)
    if (!deployment) throw new RangeError(`the deployment ${exchange.deploymentId} is gone`)
    this.turn = turn
    this.exchange = exchange
    this.api = api
    this.stage = stage
    this.snapshot = deployment.snapshot
  }

  /** Undefined of a preflight request that no route takes. */
  get route(): Route | undefined {
    const { routeId } = this.exchange
    return routeId === undefined ? undefined : get(this.snapshot.routes, routeId)
  }

  get routeKey(): string {
    return this.route?.RouteKey ?? '$default'
  }

  /** Undefined: the route has none. */
  get integration(): Integration | undefined {
    const [, id] = /^integrations\/(.+)$/.exec(this.route?.Target ?? '') ?? []
    return id === undefined ? undefined : get(this.snapshot.integrations, id)
  }

  /** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}/{path}` */
  get routeArn(): string {
    const { region, accountId } = this.turn.context
    const { request, routedPath } = this.exchange
    return `arn:aws:execute-api:${region}:${accountId}:${this.api.ApiId}/${this.stage.StageName}/${request.method}/${routedPath.replace(/^\//, '')}`
  }
}
