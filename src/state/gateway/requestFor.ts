import type { LabHeader, LabRequest } from '../../sim/cloud/labs/apigateway/gatewayLab'
import type { LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'

/** A request that a method would answer: a ready one, else one of what the method asks for. @param requests  ready ones */
export function requestFor({ path, httpMethod, apiKeyRequired, authorizer, model }: LabMethod, key: string, requests: readonly LabRequest[]): LabRequest {
  const ready = requests.find((request) => answers({ path, httpMethod }, request))
  if (ready) return { method: ready.method, path: ready.path, headers: ready.headers, body: ready.body }
  const headers: LabHeader[] = [
    ...(apiKeyRequired ? [{ name: 'x-api-key', value: key }] : []),
    ...(authorizer === undefined ? [] : [{ name: 'Authorization', value: 'Bearer clerk' }]),
  ]
  return { method: httpMethod, path: path.replace(/\{[^}]+\}/g, '1'), headers, body: model === undefined ? '' : '{}' }
}

/** Whether a request goes to a method: by its path, variables standing for one part each. */
export function answers({ path, httpMethod }: Pick<LabMethod, 'path' | 'httpMethod'>, request: Pick<LabRequest, 'method' | 'path'>): boolean {
  const pattern = new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/?]+')}(\\?|$)`)
  return request.method === httpMethod && pattern.test(request.path)
}
