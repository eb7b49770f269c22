import { ascending } from '../../../../kernel/orderedTree'
import { textOf } from '../../request/content'
import { rendered } from '../../request/mapping'
import { responsesOf } from '../rules/responsesOf'
import { selectKeyed } from '../rules/selectKeyed'
import { templateInput } from './socketPrepare'
import { failed, INTERNAL_SERVER_ERROR, passed, type SocketStage } from './socketStage'
import { selected } from './socketValues'

/** Makes of the backend's answer what the client would get. Proxy integrations hand it on. */
export const socketConclude: SocketStage = {
  name: 'Integration response',
  run(desk) {
    const { exchange, integration, snapshot } = desk
    const { integrationAnswer: answer } = exchange
    if (!integration || !answer) return passed(exchange)
    const responses = responsesOf(snapshot, integration)
    const isProxy = integration.IntegrationType === 'AWS_PROXY' || integration.IntegrationType === 'HTTP_PROXY'
    if (isProxy || responses.length === 0) return passed({ ...exchange, answer })
    const value = selected(desk, integration.IntegrationResponseSelectionExpression ?? '')
    const response = selectKeyed(responses.map((each) => [each.IntegrationResponseKey, each] as const), value)
    if (!response) return failed(INTERNAL_SERVER_ERROR, `no integration response has a key for ${JSON.stringify(value ?? null)}, and there is no $default`)
    const { ResponseTemplates = {}, TemplateSelectionExpression: expression, IntegrationResponseKey: key } = response
    const template = selectKeyed(Object.entries(ResponseTemplates), expression === undefined ? undefined : selected(desk, expression))
    if (template === undefined) return passed({ ...exchange, answer }, { key })
    const made = rendered(template, templateInput(desk, textOf(answer.body)))
    return 'problem' in made ? failed(INTERNAL_SERVER_ERROR, made.problem) : passed({ ...exchange, answer: { ...answer, body: made.output } }, { key })
  },
}

/** Whether the answer goes to the client: that needs a route response. */
export const socketRespond: SocketStage = {
  name: 'Route response',
  run({ exchange, route, snapshot }) {
    const { answer, occasion } = exchange
    if (occasion.eventType !== 'MESSAGE' || !answer) return passed(exchange)
    const isTwoWay = [...ascending(snapshot.routeResponses)].some(([, { RouteId }]) => RouteId === route?.RouteId)
    if (isTwoWay) return passed(exchange, { twoWay: true })
    const { answer: _unsent, ...silent } = exchange
    return passed(silent, { twoWay: false })
  },
}
