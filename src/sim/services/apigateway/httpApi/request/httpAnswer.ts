import type { Headers, HttpAnswer } from '../../request/exchange'
import { headerOf } from '../../request/headerMap'
import { originHeaders } from './cors'
import type { HttpDesk } from './httpDesk'
import { passed, type HttpError, type HttpStage } from './httpStage'

/** What the backend answered becomes the client's. The API's CORS replaces the backend's. */
export const httpConclude: HttpStage = {
  name: 'Integration response',
  run(desk) {
    const { exchange, snapshot } = desk
    const { headers, ...answer } = exchange.integrationAnswer!
    const ours = corsOf(desk)
    const theirs = snapshot.CorsConfiguration ? Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('access-control-'))) : headers
    return passed({ ...exchange, answer: { ...answer, headers: { ...theirs, ...ours } } }, snapshot.CorsConfiguration ? { cors: Object.keys(ours).length > 0 } : undefined)
  },
}

/** Adds what every answer has. */
export const httpRespond: HttpStage = {
  name: 'Response',
  run({ exchange }) {
    const { headers, ...answer } = exchange.answer!
    return passed({ ...exchange, answer: { ...answer, headers: { ...headers, 'apigw-requestid': [exchange.id] } } })
  },
}

function corsOf({ exchange, snapshot }: HttpDesk): Headers {
  const origin = headerOf(exchange.request.headers, 'Origin')
  return snapshot.CorsConfiguration && origin !== undefined ? originHeaders(snapshot.CorsConfiguration, origin) : {}
}

/** `{"message":"Not Found"}` and its like; a browser may read them where CORS lets it. */
export function errorAnswer({ status, message, headers }: HttpError, requestId: string, desk?: HttpDesk): HttpAnswer {
  const all = { 'content-type': ['application/json'], 'apigw-requestid': [requestId], ...headers, ...(desk ? corsOf(desk) : {}) }
  return { status, headers: all, body: JSON.stringify({ message }) }
}
