import { get } from '../../../../kernel/orderedTree'
import type { Turn } from '../../turn'
import type { HttpApi, HttpApiSnapshot, Integration, Route, Stage } from '../api/httpApi'

/** What an API with routes is asked, as far as it has been routed. */
interface Routed {
  readonly deploymentId: string
  readonly routeId?: string | undefined
}

/** What an exchange with an API of routes meets: its API and stage as they are, and the API as it was deployed. */
export abstract class RoutedDesk<Exchange extends Routed> {
  readonly turn: Turn
  readonly exchange: Exchange
  readonly api: HttpApi
  readonly stage: Stage
  readonly snapshot: HttpApiSnapshot

  constructor(turn: Turn, exchange: Exchange, api: HttpApi, stage: Stage) {
    const deployment = get(api.deployments, exchange.deploymentId)
    if (!deployment) throw new RangeError(`the deployment ${exchange.deploymentId} is gone`)
    this.turn = turn
    this.exchange = exchange
    this.api = api
    this.stage = stage
    this.snapshot = deployment.snapshot
  }

  /** Undefined where no route takes it, as of a preflight request. */
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

  /** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{what is invoked}` */
  protected arnOf(invoked: string): string {
    const { region, accountId } = this.turn.context
    return `arn:aws:execute-api:${region}:${accountId}:${this.api.ApiId}/${this.stage.StageName}/${invoked}`
  }
}
