import type { EventBody, SimEvent } from '../../../kernel/eventLog'
import type { Datum } from '../metric/datum'
import type { Running } from './running'
import { apigatewayData, APIGATEWAY_EVENTS } from './apigatewayData'
import { deliveryData, DELIVERY_EVENTS } from './deliveryData'
import { dynamodbData, DYNAMODB_EVENTS } from './dynamodbData'
import { extractedData } from './extractedData'
import { lambdaData, LAMBDA_EVENTS } from './lambdaData'
import { sqsData, SQS_EVENTS } from './sqsData'
import { statesData, STATES_EVENTS } from './statesData'

/** What a source may know besides the event. */
export interface Surroundings {
  readonly eventsOf: (resource: string) => readonly SimEvent[]
}

type Source = (event: SimEvent, around: Surroundings) => readonly Datum[]

/** What of each service's events metrics are made of, by service and type. */
const SOURCES: { readonly [service: string]: { readonly types: ReadonlySet<string>; readonly data: Source } } = {
  apigateway: { types: APIGATEWAY_EVENTS, data: apigatewayData },
  dynamodb: { types: DYNAMODB_EVENTS, data: dynamodbData },
  events: { types: DELIVERY_EVENTS, data: deliveryData },
  logs: { types: new Set(['MetricExtracted']), data: extractedData },
  sns: { types: DELIVERY_EVENTS, data: deliveryData },
  sqs: { types: SQS_EVENTS, data: sqsData },
  states: { types: STATES_EVENTS, data: statesData },
}

export function isMeasured({ service, type }: EventBody): boolean {
  return service === 'lambda' ? LAMBDA_EVENTS.has(type) : SOURCES[service]?.types.has(type) === true
}

/** What events tell of the services' own metrics, and of those that logs hold. */
export function dataOf(events: readonly SimEvent[], before: Running, around: Surroundings): { data: readonly Datum[]; running: Running } {
  const data: Datum[] = []
  let running = before
  for (const event of events) {
    if (!isMeasured(event)) continue
    if (event.service !== 'lambda') {
      const more = SOURCES[event.service]?.data(event, around)
      if (more) data.push(...more)
      continue
    }
    const came = lambdaData(event, running)
    data.push(...came.data)
    running = came.running
  }
  return { data, running }
}
