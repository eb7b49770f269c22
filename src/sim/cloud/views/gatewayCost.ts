import { bytesOfContent, utf8Bytes } from '../../aws/bytes'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import type { SimEvent } from '../../kernel/eventLog'
import type { VirtualMs } from '../../kernel/virtualTime'
import { cachePrice, connectionPrice, httpPrice, httpUnits, messagePrice, messageUnits, restPrice } from '../../services/apigateway/rules/price'

/** What APIs have used, as far as AWS bills it. */
export interface GatewayUsage {
  readonly restRequests: number
  /** Requests to HTTP APIs, each 512 KB of one as one. */
  readonly httpUnits: number
  /** Messages over WebSockets either way, each 32 KB of one as one. */
  readonly messageUnits: number
  readonly connectionMinutes: number
  /** Hours by size in gigabytes, from when a cache is asked for until it goes. */
  readonly cacheHours: { readonly [size: string]: number }
}

/** The same in US dollars, at the prices of a month's first ones. */
export interface GatewayCost {
  readonly rest: number
  readonly http: number
  readonly messages: number
  readonly connections: number
  readonly cache: number
  readonly total: number
}

const HOUR = 3_600_000
const MINUTE = 60_000

/**
 * What a world's log tells of the use of its APIs up to a moment. Whether AWS bills what is refused before a backend is
 * called it does not say: here all that is answered counts.
 * @param api  one API alone, by its id
 */
export function gatewayUsage(log: Iterable<SimEvent>, until: VirtualMs, api?: string): GatewayUsage {
  const counted = { restRequests: 0, httpUnits: 0, messageUnits: 0, connectionMs: 0 }
  const open = new Map<string, VirtualMs>()
  const caches = new Map<string, { readonly size: string; readonly since: VirtualMs }>()
  const cacheMs = new Map<string, number>()
  const sizes = new Map<string, number>()
  const endCache = (key: string, at: VirtualMs) => {
    const cache = caches.get(key)
    if (cache) cacheMs.set(cache.size, (cacheMs.get(cache.size) ?? 0) + at - cache.since)
    caches.delete(key)
  }
  for (const { service, resource, type, at, detail } of log) {
    if (at > until) break
    if (service !== 'apigateway' || (api !== undefined && resource !== api)) continue
    const place = `${resource}/${String(detail['stageName'])}`
    switch (type) {
      case 'RequestReceived':
        sizes.set(String(detail['requestId']), sizeOf(detail['request']))
        break
      case 'RequestAnswered':
        if (typeof detail['apiName'] === 'string') counted.restRequests++
        else counted.httpUnits += httpUnits(Math.max(sizes.get(String(detail['requestId'])) ?? 0, sizeOf(detail['answer'])))
        sizes.delete(String(detail['requestId']))
        break
      case 'RouteRequested':
        if (detail['eventType'] === 'MESSAGE') counted.messageUnits += messageUnits(utf8Bytes(String(detail['body'])).length)
        break
      case 'MessageSent':
        counted.messageUnits += messageUnits(Number(detail['bytes']))
        break
      case 'ConnectionOpened':
        open.set(String(detail['connectionId']), at)
        break
      case 'ConnectionClosed':
        open.delete(String(detail['connectionId']))
        counted.connectionMs += Number(detail['connectedMs'])
        break
      case 'CacheClusterRequested':
        endCache(place, at)
        caches.set(place, { size: String(detail['size']), since: at })
        break
      case 'CacheClusterDeleted':
        endCache(place, at)
        break
      case 'RestApiDeleted':
        for (const key of [...caches.keys()]) if (key.startsWith(`${resource}/`)) endCache(key, at)
    }
  }
  for (const since of open.values()) counted.connectionMs += until - since
  for (const key of [...caches.keys()]) endCache(key, until)
  const { connectionMs, ...others } = counted
  return { ...others, connectionMinutes: connectionMs / MINUTE, cacheHours: Object.fromEntries([...cacheMs].map(([size, ms]) => [size, ms / HOUR])) }
}

function sizeOf(message: Json | undefined): number {
  const { body = '' } = isJsonObject(message) ? message : ({} as JsonObject)
  return bytesOfContent(body)?.length ?? 0
}

export function gatewayCost(usage: GatewayUsage): GatewayCost {
  const rest = restPrice(usage.restRequests)
  const http = httpPrice(usage.httpUnits)
  const messages = messagePrice(usage.messageUnits)
  const connections = connectionPrice(usage.connectionMinutes)
  const cache = Object.entries(usage.cacheHours).reduce((sum, [size, hours]) => sum + cachePrice(size, hours), 0)
  return { rest, http, messages, connections, cache, total: rest + http + messages + connections + cache }
}
