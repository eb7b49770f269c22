import { isJsonObject, type Json } from '../../../../kernel/json'
import { headerOf } from '../../request/headerMap'
import { evaluateSelection } from '../rules/selectionExpression'
import type { SocketDesk } from './socketDesk'
import { socketContext } from './socketEvent'

/** A selection expression about what has come in. */
export function selected(desk: SocketDesk, expression: string): string | undefined {
  return evaluateSelection(expression, (variable) => valueOf(desk, variable))
}

/** `request.body.action`, `context.routeKey`, `stageVariables.x`, `integration.response.statuscode`. */
function valueOf(desk: SocketDesk, variable: string): string | undefined {
  const [, place, rest = ''] = /^(request\.body|integration\.response|context|stageVariables)\.(.+)$/.exec(variable) ?? []
  switch (place) {
    case 'request.body':
      return textAt(parsed(desk.body), rest)
    case 'context':
      return textAt(socketContext(desk), rest)
    case 'stageVariables':
      return desk.stage.StageVariables[rest]
    case 'integration.response':
      return ofAnswer(desk, rest)
    default:
      return undefined
  }
}

function ofAnswer({ exchange: { integrationAnswer: answer } }: SocketDesk, what: string): string | undefined {
  if (what === 'statuscode') return answer && String(answer.status)
  const [, header] = /^header\.(.+)$/.exec(what) ?? []
  return header === undefined || !answer ? undefined : headerOf(answer.headers, header)
}

/** A value that is no text as JSON has it; nothing of what is a structure. */
function textAt(value: Json | undefined, path: string): string | undefined {
  const found = path.split('.').reduce<Json | undefined>((inner, name) => (isJsonObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), value)
  if (found === undefined || found === null || typeof found === 'object') return undefined
  return typeof found === 'string' ? found : JSON.stringify(found)
}

/** Undefined: it is no JSON. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
