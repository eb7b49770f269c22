import { headerOf } from '../../request/headerMap'
import type { HttpDesk } from './httpDesk'

/** The values of identity sources, in their order; undefined where one is missing. */
export function identityOf(desk: HttpDesk, sources: readonly string[]): readonly string[] | undefined {
  const values = sources.map((source) => sourceValue(desk, source))
  return values.every((value) => value !== undefined && value !== '') ? (values as string[]) : undefined
}

function sourceValue({ exchange, stage, routeKey }: HttpDesk, source: string): string | undefined {
  const [, place, name = ''] = /^\$(request\.header|request\.querystring|stageVariables|context)\.(.+)$/.exec(source) ?? []
  switch (place) {
    case 'request.header':
      return headerOf(exchange.request.headers, name)
    case 'request.querystring':
      return exchange.request.query[name]?.join(',')
    case 'stageVariables':
      return stage.StageVariables[name]
    default:
      return { routeKey, stage: stage.StageName, apiId: exchange.apiId, httpMethod: exchange.request.method, path: exchange.request.path, 'identity.sourceIp': exchange.request.sourceIp }[name]
  }
}
