import type { LabRequest, RequestBrief } from '../../sim/cloud/labs/apigateway/gatewayLab'

/** The request that puts an entry there anew, whatever its age: the one that put it there, asking for a fresh answer. */
export function invalidation({ method, path }: Pick<RequestBrief, 'method' | 'path'>): LabRequest {
  return { method, path, headers: [{ name: 'Cache-Control', value: 'max-age=0' }], body: '' }
}
