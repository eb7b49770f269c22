import { get } from '../../../../kernel/orderedTree'
import type { HttpApi, HttpApiSnapshot, Integration, Route, Stage } from '../../httpApi/api/httpApi'
import type { Turn } from '../../turn'
import type { SocketExchange } from './socketExchange'

/** What a run of a route meets: its API and stage as they are, and the API as it was deployed. */
export class SocketDesk {
  readonly turn: Turn
  readonly exchange: SocketExchange
  readonly api: HttpApi
  readonly stage: Stage
  readonly snapshot: HttpApiSnapshot

  constructor(turn: Turn, exchange: SocketExchange, api: HttpApi, stage: Stage) {
    const deployment = get(api.deployments, exchange.deploymentId)
    if (!deployment) throw new RangeError(`the deployment ${exchange.deploymentId} is gone`)
    this.turn = turn
    this.exchange = exchange
    this.api = api
    this.stage = stage
    this.snapshot = deployment.snapshot
  }

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

  /** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{route key}` */
  get routeArn(): string {
    const { region, accountId } = this.turn.context
    return `arn:aws:execute-api:${region}:${accountId}:${this.api.ApiId}/${this.stage.StageName}/${this.routeKey}`
  }

  /** What a client has sent; empty of anything but a message. */
  get body(): string {
    const { occasion } = this.exchange
    return occasion.eventType === 'MESSAGE' ? occasion.body : ''
  }
}
