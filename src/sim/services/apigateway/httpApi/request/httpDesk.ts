import type { HttpExchange } from './httpExchange'
import { RoutedDesk } from './routedDesk'

/** What a request to an HTTP API meets. */
export class HttpDesk extends RoutedDesk<HttpExchange> {
  /** `…/{method}/{path}` */
  get routeArn(): string {
    const { request, routedPath } = this.exchange
    return this.arnOf(`${request.method}/${routedPath.replace(/^\//, '')}`)
  }
}
