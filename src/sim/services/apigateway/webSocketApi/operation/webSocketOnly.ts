import { badRequest } from '../../faults'
import type { HttpApi } from '../../httpApi/api/httpApi'

/** @throws {Refusal} BadRequestException: HTTP APIs have none of what is asked for */
export function webSocketApi(api: HttpApi, what: string): HttpApi {
  return api.ProtocolType === 'WEBSOCKET' ? api : badRequest(`${what} are only supported for WEBSOCKET protocol`)
}
