import type { SimEvent } from '../../kernel/eventLog'
import { isJsonObject } from '../../kernel/json'
import { textOf } from './historyEvent'
import { lambdaStory } from './lambdaStory'

/** An event of another service than Step Functions' history, in one plain sentence. */
export function serviceStory(event: SimEvent): string {
  const { action, by, error } = event.detail
  const service = nameOf(event.service)
  if (event.type === 'ApiCallStarted') return `${nameOf(String(by))} calls ${service}: ${String(action)}.`
  if (event.type === 'ApiCallEnded') {
    if (!isJsonObject(error)) return `${service} answered ${String(action)}.`
    return `${service} refused ${String(action)} with ${textOf(error, 'name') ?? 'an error'}.`
  }
  const told = event.service === 'lambda' ? lambdaStory(event) : undefined
  return told ?? `${service}: ${event.type} on ${event.resource}.`
}

function nameOf(service: string): string {
  return SERVICE_NAMES[service] ?? service
}

const SERVICE_NAMES: { readonly [id: string]: string } = {
  states: 'Step Functions',
  lambda: 'Lambda',
  dynamodb: 'DynamoDB',
  outside: 'Someone outside',
}
