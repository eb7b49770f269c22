import type { Incoming } from '../http/message'

/** The stage of a WebSocket API, by whose URL a backend reaches clients. */
export type StagePlace = { readonly apiId: string; readonly stageName: string }

const HOST = /^([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/
const PATH = /^\/([^/]+)(\/(?:@|%40)connections\/.*)$/i

/**
 * A request to `https://{api}.execute-api.{region}.amazonaws.com/{stage}/@connections/{id}`, without the stage in its
 * path: so the API model has it. Undefined: it is none.
 */
export function toConnections(incoming: Incoming): { readonly incoming: Incoming; readonly place: StagePlace } | undefined {
  const apiId = HOST.exec(incoming.host)?.[1]
  const [, stageName, path] = PATH.exec(incoming.path) ?? []
  if (apiId === undefined || stageName === undefined || path === undefined) return undefined
  return { incoming: { ...incoming, path: path.replace(/^\/%40/i, '/@') }, place: { apiId, stageName } }
}

/** Whether HTTP to an API is for the connections of one of its stages. */
export function isToConnections(url: string): boolean {
  return /^https?:\/\/[^/?#]+\/[^/?#]+\/(?:@|%40)connections\//i.test(url)
}
