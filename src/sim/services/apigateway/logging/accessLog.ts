import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { Turn } from '../turn'
import { writeLog } from './logWriter'

export interface AccessLogSettings {
  readonly destination: string | undefined
  readonly format: string | undefined
}

/** What came of a request, for the variables that every kind of API has. */
export interface Outcome {
  readonly status: number
  /** Milliseconds. */
  readonly latency: number
  readonly integrationLatency: number | undefined
  readonly integrationStatus: number | undefined
  /** Bytes. */
  readonly responseLength: number
  readonly error: JsonObject | undefined
}

/**
 * One line about a request in the stage's access log, where it has one.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export function logAccess(turn: Turn, { destination, format }: AccessLogSettings, context: JsonObject, outcome: Outcome): void {
  const group = /:log-group:([^:]+)/.exec(destination ?? '')?.[1]
  if (group === undefined || !format) return
  writeLog(turn, group, [{ at: turn.context.now, text: accessLine(format, { ...context, ...outcomeContext(context, outcome) }) }], false)
}

function outcomeContext(context: JsonObject, { status, latency, integrationLatency, integrationStatus, responseLength, error }: Outcome): JsonObject {
  const ofIntegration: JsonObject = {
    ...(integrationLatency === undefined ? {} : { latency: integrationLatency }),
    ...(integrationStatus === undefined ? {} : { integrationStatus, status: integrationStatus }),
    ...(error?.['integrationError'] === undefined ? {} : { error: error['integrationError'] }),
  }
  return {
    status,
    responseLatency: latency,
    responseLength,
    dataProcessed: responseLength,
    integration: ofIntegration,
    ...(integrationLatency === undefined ? {} : { integrationLatency }),
    ...(integrationStatus === undefined ? {} : { integrationStatus }),
    ...(error ? { error, ...(error['integrationError'] === undefined ? {} : { integrationErrorMessage: error['integrationError'] }) } : {}),
    ...(isJsonObject(context['identity']) ? { ip: context['identity']['sourceIp'] ?? null } : {}),
  }
}

/** A variable without a value is a dash. */
export function accessLine(format: string, context: JsonObject): string {
  return format.replace(/\$context\.([A-Za-z0-9_.-]*[A-Za-z0-9_])/g, (_text, path: string) => shown(at(context, path)))
}

function at(context: JsonObject, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, name) => (isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined), context)
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null || typeof value === 'object') return '-'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
