import { RoutedDesk } from '../../httpApi/request/routedDesk'
import type { SocketExchange } from './socketExchange'

/** What a run of a WebSocket API's route meets. */
export class SocketDesk extends RoutedDesk<SocketExchange> {
  /** `…/{route key}` */
  get routeArn(): string {
    return this.arnOf(this.routeKey)
  }

  /** What a client has sent; empty of anything but a message. */
  get body(): string {
    const { occasion } = this.exchange
    return occasion.eventType === 'MESSAGE' ? occasion.body : ''
  }
}
