import { ascending } from '../../../../kernel/orderedTree'
import { violation } from '../../rules/jsonSchema'
import { selectKeyed } from '../rules/selectKeyed'
import { failed, passed, type SocketError, type SocketStage } from './socketStage'
import { parsed, selected } from './socketValues'

const BAD_REQUEST: SocketError = { status: 400, message: 'Invalid request body', type: 'BAD_REQUEST_BODY' }

/** Holds a message against the model that its route has for it. */
export const socketValidate: SocketStage = {
  name: 'Request validation',
  run(desk) {
    const { exchange, route, snapshot } = desk
    if (exchange.occasion.eventType !== 'MESSAGE' || !route?.RequestModels) return passed(exchange)
    const key = route.ModelSelectionExpression === undefined ? undefined : selected(desk, route.ModelSelectionExpression)
    const name = selectKeyed(Object.entries(route.RequestModels), key)
    const model = [...ascending(snapshot.models)].map(([, each]) => each).find(({ Name }) => Name === name)
    if (!model) return passed(exchange)
    const body = parsed(desk.body)
    const wrong = body === undefined ? 'the message is no JSON' : violation(body, { schema: parsed(model.Schema) ?? {}, resolve: () => undefined })
    return wrong === undefined ? passed(exchange, { model: model.Name }) : failed(BAD_REQUEST, wrong)
  },
}
