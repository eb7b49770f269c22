import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { HTTP_STAGES } from '../../../services/apigateway/httpApi/request/httpPipeline'
import type { HttpAnswer } from '../../../services/apigateway/request/exchange'
import { payload, type Payload } from '../../views/payload'
import type { ComparedAnswer, ComparedStage, RequestTrace } from './gatewayLab'
import { answerView } from './requestTrace'

/** Characters of JSON: an event is worth reading whole. */
const EVENT_LIMIT = 12_000

/** A REST API's answer, as far as an HTTP API has something to compare. */
export function restAnswer({ stages, answer }: RequestTrace, events: readonly SimEvent[]): ComparedAnswer {
  const made = events.map(({ detail }) => detail['made']).find((each) => isJsonObject(each) && isJsonObject(each['integrationRequest']))
  const body = isJsonObject(made) && isJsonObject(made['integrationRequest']) ? made['integrationRequest']['body'] : undefined
  return {
    stages: stages.map(({ name, status, story }) => ({ name, status: status === 'passed' || status === 'failed' ? status : 'skipped', story })),
    ...eventOf(parsed(body)),
    ...(answer ? { answer } : {}),
  }
}

/** An HTTP API's answer, by what the log tells of the request. */
export function httpAnswer(events: readonly SimEvent[], fallback: HttpAnswer): ComparedAnswer {
  const told = new Map<string, ComparedStage>()
  for (const { type, detail } of events) {
    const name = String(detail['stage'])
    if (type === 'StagePassed') told.set(name, { name, status: 'passed', story: passedStory(name, isJsonObject(detail['told']) ? detail['told'] : {}, isJsonObject(detail['made']) ? detail['made'] : {}) })
    if (type === 'StageFailed') told.set(name, { name, status: 'failed', story: `${name} ends the request: ${String(detail['reason'] ?? detail['message'])}.` })
  }
  const waited = events.find(({ type, detail }) => type === 'StageWaits' && detail['stage'] === 'Integration')
  const input = waited && isJsonObject(waited.detail['input']) ? waited.detail['input']['Payload'] : undefined
  const answered = events.find(({ type }) => type === 'RequestAnswered')
  return {
    stages: HTTP_STAGES.map(({ name }) => told.get(name) ?? { name, status: 'skipped', story: `The request did not come to ${name}.` }),
    ...eventOf(parsed(input)),
    answer: answerView(answered ? (answered.detail['answer'] as unknown as HttpAnswer) : fallback),
  }
}

function eventOf(event: Json | undefined): { readonly event?: Payload } {
  return event === undefined ? {} : { event: payload(event, EVENT_LIMIT) }
}

function parsed(text: Json | undefined): Json | undefined {
  if (typeof text !== 'string' || text === '') return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

function passedStory(stage: string, told: JsonObject, made: JsonObject): string {
  switch (stage) {
    case 'Routing':
      return `The route ${String(told['routeKey'] ?? told['route'] ?? 'that fits best')} takes the request.`
    case 'Authorization':
      return 'authorized' in made ? `The authorizer lets the request in${told['cached'] === true ? '; what it said before still holds' : ''}.` : 'The route asks for no authorization.'
    case 'Throttling':
      return 'The buckets of the stage’s routes and of the account give a token; there is no usage plan.'
    case 'Integration request':
      return `The request becomes an event in payload format ${String(told['payloadFormatVersion'] ?? '')}; nothing maps it.`
    case 'Integration':
      return told['inferred'] === true ? 'The function gave no statusCode: its result is the body of a 200.' : `The backend answers with status ${String(told['status'] ?? '')}.`
    case 'CORS preflight':
      return told['preflight'] === true ? 'The API answers the preflight request itself.' : 'It is no preflight request.'
    case 'Integration response':
      return 'The answer is handed on as it is.'
    case 'Response':
      return 'The client gets the answer, with API Gateway’s own headers.'
    default:
      return `${stage} lets the request pass.`
  }
}
