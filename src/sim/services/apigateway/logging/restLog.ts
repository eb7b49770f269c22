import { bytesOf } from '../request/content'
import type { Desk } from '../request/desk'
import { templateContext } from '../request/requestContext'
import { logAccess } from './accessLog'
import { logExecution } from './executionLine'
import { restLines, type Ended } from './restLines'

/** What the logs of a REST API's stage have of a request that is over. */
export function logRest(desk: Desk, ended: Ended): void {
  const { exchange, stage, turn, api } = desk
  const { accessLogSettings: access } = stage
  if (access?.destinationArn !== undefined) logAccess(turn, { destination: access.destinationArn, format: access.format }, accessContext(desk), outcomeOf(desk, ended))
  const setting = settingOf(desk)
  if (setting?.loggingLevel === undefined || setting.loggingLevel === 'OFF') return
  const place = { apiId: api.id, stageName: exchange.canary ? `${stage.stageName}/Canary` : stage.stageName, requestId: exchange.id }
  logExecution(turn, place, { level: setting.loggingLevel, dataTrace: setting.dataTraceEnabled }, restLines(desk, ended))
}

/** The method's own, else that of all; of a request that nothing takes, that of all. */
function settingOf(desk: Desk) {
  const { methodSettings } = desk.stage
  const own = desk.exchange.resourceId === undefined ? undefined : methodSettings[`${desk.resource.path.replace(/^\//, '')}/${desk.method.httpMethod}`]
  return own ?? methodSettings['*/*']
}

function accessContext(desk: Desk) {
  return { ...templateContext(desk), ...(desk.exchange.trace ? { xrayTraceId: desk.exchange.traceId } : {}) }
}

function outcomeOf({ exchange, turn }: Desk, { answer, failed }: Ended) {
  return {
    status: answer.status,
    latency: Math.round(turn.context.now - exchange.receivedAt),
    integrationLatency: exchange.integrationLatency,
    integrationStatus: exchange.integrationAnswer?.status,
    responseLength: bytesOf(answer.body).length,
    error: failed && {
      message: failed.error.message,
      messageString: failed.error.message === null ? null : JSON.stringify(failed.error.message),
      responseType: failed.error.type,
      validationErrorString: failed.error.validation ?? null,
      ...(failed.stage === 'Integration' && failed.error.reason !== undefined ? { integrationError: failed.error.reason } : {}),
    },
  }
}
