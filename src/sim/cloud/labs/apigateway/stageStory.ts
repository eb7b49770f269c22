import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { duration } from '../../views/eventStory'

/** What a stage did, in one sentence. A stage that had nothing to do says so. */
export function passedStory({ stage, made, told }: JsonObject): string {
  const name = String(stage)
  const tell = PASSED[name]
  return tell ? tell(objectOf(told), objectOf(made)) : `${name} lets the request pass.`
}

const PASSED: { readonly [stage: string]: (told: JsonObject, made: JsonObject) => string } = {
  WAF: ({ webAcl, by, counted }) => `The web ACL ${text(webAcl)} lets the request in, by ${text(by)}${Array.isArray(counted) ? `; ${counted.length === 1 ? 'a rule' : `${counted.length} rules`} counted it` : ''}.`,
  Routing: ({ resource, method }) => `The request belongs to the method ${text(method)} of the resource ${text(resource)}.`,
  Authorization: ({ principalId, cached }) =>
    principalId === undefined
      ? 'The method asks for no authorization.'
      : `The policy for ${text(principalId)} allows this method; ${cached === true ? 'it was still in the authorizer’s cache' : 'the authorizer was asked'}.`,
  'API key': ({ apiKeyId }) => (apiKeyId === undefined ? 'The method asks for no API key.' : 'The API key is valid, and in a usage plan of this stage.'),
  'Throttling and quota': ({ levels }) => {
    const [first] = Array.isArray(levels) ? (levels as readonly Json[]) : []
    return isJsonObject(first) ? `Every bucket gives a token; the bucket of ${text(first['level'])} has ${tokens(first['left'])} left.` : 'Every bucket gives a token.'
  },
  'Request validation': ({ validator }) => (validator === undefined ? 'The method has no request validator.' : 'Required parameters are there, and the body fits the model.'),
  'Cache lookup': ({ cache, age }) => {
    if (cache === 'hit') return `The stage’s cache has this answer, ${text(age)} s old: the integration is not called.`
    if (cache === 'miss') return 'The stage’s cache has no answer under this key.'
    return cache === 'invalidated' ? 'Cache-Control: max-age=0 makes the entry invalid: it is asked for anew.' : 'Answers of this method are not cached.'
  },
  'Integration request': ({ type }) => INTEGRATION_REQUESTS[text(type)] ?? `The request to the backend is made (${text(type)}).`,
  Integration: ({ status }) => `The backend answers with status ${text(status)}.`,
  'Integration response': ({ statusCode, template }) =>
    statusCode === undefined ? 'A proxy integration’s answer is handed on as it is.' : `The integration response ${text(statusCode)} fits${template === undefined ? '; the body passes as it is' : `; its template for ${text(template)} makes the body`}.`,
  'Cache storing': ({ until }) => (until === undefined ? 'Nothing is kept in the cache.' : 'The answer is kept in the stage’s cache.'),
  'Method response': ({ status }) => `The client gets status ${text(status)}, with API Gateway’s own headers.`,
}

const INTEGRATION_REQUESTS: { readonly [type: string]: string } = {
  AWS_PROXY: 'The request becomes an event for the function; no template is used.',
  AWS: 'The mapping template makes the function’s input.',
  MOCK: 'The mapping template says which status the mock answers with.',
  HTTP: 'The mapping makes the request to the endpoint.',
  HTTP_PROXY: 'The request goes on to the endpoint as it came.',
}

export function waitsStory({ stage, service, input }: JsonObject): string {
  const called = text(objectOf(input)['FunctionName']) || text(service)
  const name = called.split(':').at(-1) ?? called
  return stage === 'Authorization' ? `The authorizer’s function ${name} is asked, and the request waits.` : `API Gateway calls ${name}, and waits for at most the integration’s timeout.`
}

export function failedStory({ stage, responseType, reason, message, validation }: JsonObject): string {
  const said = text(message) || text(validation)
  const why = [said, text(reason)].filter((part) => part !== '')
  return `${text(stage)} ends the request with ${text(responseType)}: ${why.length === 2 ? `${why[0]} (${why[1]})` : (why[0] ?? 'no more is known')}.`
}

export function answeredStory({ status, latency }: JsonObject): string {
  return `The client has its answer, ${text(status)}, after ${duration(Number(latency))}.`
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function text(value: Json | undefined): string {
  return value === undefined || value === null ? '' : String(value)
}

function tokens(left: Json | undefined): string {
  return String(Math.floor(Number(left) * 10) / 10)
}
