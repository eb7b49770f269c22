/** What one kind of API has and the other has not, read in the developer guide. */
export interface Feature {
  readonly name: string
  /** A word or two; empty: nothing of it. */
  readonly rest: string
  readonly http: string
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html, read on 2026-11-25 */
export const REST_OR_HTTP: readonly Feature[] = [
  { name: 'Endpoint types', rest: 'edge-optimized, Regional, private', http: 'Regional' },
  { name: 'API keys and usage plans', rest: 'yes', http: '' },
  { name: 'Throttling', rest: 'by client, method, stage', http: 'by route, stage' },
  { name: 'Cache', rest: 'yes', http: '' },
  { name: 'Request validation', rest: 'parameters, body by a model', http: '' },
  { name: 'Mapping templates', rest: 'yes', http: 'parameters only' },
  { name: 'Mock integrations', rest: 'yes', http: '' },
  { name: 'Gateway responses of one’s own', rest: 'yes', http: '' },
  { name: 'Lambda authorizers', rest: 'TOKEN, REQUEST', http: 'REQUEST, with simple responses' },
  { name: 'JWT authorizers', rest: '', http: 'yes' },
  { name: 'Resource policies', rest: 'yes', http: '' },
  { name: 'AWS WAF', rest: 'yes', http: '' },
  { name: 'Canary releases', rest: 'yes', http: '' },
  { name: 'Automatic deployments', rest: '', http: 'yes' },
  { name: 'CORS', rest: 'by methods of one’s own', http: 'by configuration' },
  { name: 'Execution logs, X-Ray', rest: 'yes', http: '' },
]
