import { ascending } from '../../../../kernel/orderedTree'
import type { Route } from '../../httpApi/api/httpApi'
import type { SocketDesk } from './socketDesk'
import { failed, FORBIDDEN, passed, type SocketStage } from './socketStage'
import { selected } from './socketValues'

/** Which route takes it. Connecting and disconnecting need none. */
export const socketRoute: SocketStage = {
  name: 'Routing',
  run(desk) {
    const { exchange } = desk
    const key = keyOf(desk)
    const route = routeWith(desk, key) ?? (exchange.occasion.eventType === 'MESSAGE' ? routeWith(desk, '$default') : undefined)
    if (route) return passed({ ...exchange, routeId: route.RouteId }, { selected: key ?? null, routeKey: route.RouteKey })
    if (exchange.occasion.eventType !== 'MESSAGE') return passed(exchange, { selected: key ?? null })
    return failed(FORBIDDEN, `no route has the key ${JSON.stringify(key ?? null)}, and there is no $default`)
  },
}

/** Undefined: the message is no JSON, or has nothing where the route selection expression looks. */
function keyOf(desk: SocketDesk): string | undefined {
  switch (desk.exchange.occasion.eventType) {
    case 'CONNECT':
      return '$connect'
    case 'DISCONNECT':
      return '$disconnect'
    case 'MESSAGE': {
      const key = selected(desk, desk.snapshot.RouteSelectionExpression)
      // A client does not connect or disconnect by a message that says so.
      return key?.startsWith('$') ? undefined : key
    }
  }
}

function routeWith({ snapshot }: SocketDesk, key: string | undefined): Route | undefined {
  return key === undefined ? undefined : [...ascending(snapshot.routes)].map(([, route]) => route).find(({ RouteKey }) => RouteKey === key)
}
