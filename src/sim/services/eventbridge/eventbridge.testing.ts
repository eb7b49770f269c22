import { createSimulation } from '../../cloud/cloud'
import type { Simulation } from '../../cloud/simulation'
import type { CallResult } from '../../aws/apiCall'
import { isJsonObject, type JsonObject } from '../../kernel/json'
import { eventbridge } from './eventbridge'

export const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders'
export const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:work'
export const ROLE = 'arn:aws:iam::123456789012:role/events'

/** EventBridge with targets around it that answer as told. */
export interface EventsWorld {
  readonly sim: Simulation
  readonly call: (action: string, input?: JsonObject) => Promise<JsonObject>
  /** What each service was called with. */
  readonly sent: { readonly service: string; readonly action: string; readonly input: JsonObject; readonly at: number }[]
  readonly put: (entry?: JsonObject) => Promise<JsonObject>
}

export function given(answer: (service: string, times: number) => CallResult = () => ({ output: {} })): EventsWorld {
  const sim = createSimulation({ services: [eventbridge], guests: { run: async () => undefined, reset() {} } })
  const call = (action: string, input: JsonObject = {}) => sim.call('events', action, input) as Promise<JsonObject>
  const sent: EventsWorld['sent'] = []
  for (const service of ['sqs', 'lambda', 'sns', 'states']) {
    sim.mock(service, '*', (input, { action }) => {
      sent.push({ service, action, input: isJsonObject(input) ? input : {}, at: sim.now })
      return answer(service, sent.filter((each) => each.service === service).length)
    })
  }
  const put = (entry: JsonObject = {}) =>
    call('PutEvents', { Entries: [{ Source: 'shop', DetailType: 'OrderPlaced', Detail: '{"id":"o-1","total":12}', ...entry }] })
  return { sim, call, sent, put }
}

/** A rule for events of the shop, with these targets. */
export async function givenRule(world: EventsWorld, ...targets: JsonObject[]): Promise<void> {
  await world.call('PutRule', { Name: 'orders', EventPattern: '{"source":["shop"]}' })
  await world.call('PutTargets', { Rule: 'orders', Targets: targets.map((target, i) => ({ Id: `t${i + 1}`, ...target })) })
}
