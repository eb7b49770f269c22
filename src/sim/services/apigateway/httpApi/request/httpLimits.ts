import { bytesOf as bytesOfFact } from '../../../../../facts/facts'
import { utf8Bytes } from '../../../../aws/bytes'
import { bytesOf } from '../../request/content'
import type { HttpExchange } from './httpExchange'
import { HEADERS_TOO_LARGE, REQUEST_TOO_LARGE, type HttpError } from './httpStage'

const MOST_HEADERS = bytesOfFact('apigateway.http.headers.size.limit')
const MOST_PAYLOAD = bytesOfFact('apigateway.http.payload.size.limit')

/** What a request is too large for; undefined: it is not. */
export function tooLarge({ request, rawQuery }: HttpExchange): HttpError | undefined {
  const line = `${request.method} ${request.path}${rawQuery === '' ? '' : `?${rawQuery}`} HTTP/1.1`
  const lines = Object.entries(request.headers).flatMap(([name, values]) => values.map((value) => `${name}: ${value}`))
  const size = [line, ...lines].reduce((sum, each) => sum + utf8Bytes(each).length + 2, 0)
  if (size > MOST_HEADERS) return { ...HEADERS_TOO_LARGE, reason: `the request line and the headers have ${size} bytes, of ${MOST_HEADERS} at most` }
  const body = bytesOf(request.body).length
  return body > MOST_PAYLOAD ? { ...REQUEST_TOO_LARGE, reason: `the body has ${body} bytes, of ${MOST_PAYLOAD} at most` } : undefined
}
