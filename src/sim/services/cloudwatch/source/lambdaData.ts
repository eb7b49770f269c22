import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { measured, type Datum } from '../metric/datum'
import { changed, type Running } from './running'

const NAMESPACE = 'AWS/Lambda'

export const LAMBDA_EVENTS: ReadonlySet<string> = new Set([
  'AsyncEventDiscarded', 'AsyncEventQueued', 'BatchInvoked', 'DestinationDeliveryFailed', 'EnvironmentStarted', 'InvokeEnded', 'InvokeStarted', 'RecursionStopped', 'Throttled',
])

/**
 * Metrics of functions, each for the function, for the function as a resource, and for all together.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export function lambdaData(event: SimEvent, running: Running): { data: readonly Datum[]; running: Running } {
  const { type, resource, at, detail } = event
  const told = detail['functionName']
  const name = typeof told === 'string' ? told : resource
  const only = (...data: readonly (readonly Datum[])[]) => ({ data: data.flat(), running })
  switch (type) {
    case 'EnvironmentStarted':
    case 'InvokeStarted': {
      const more = changed(running, resource, name, true)
      const age = detail['eventAge']
      const aged = typeof age === 'number' ? ofFunction(name, 'AsyncEventAge', age, 'Milliseconds', at) : []
      const { provisioned } = detail
      const data = isJsonObject(provisioned) ? [...aged, ...ofProvisioned(name, provisioned, at)] : aged
      return more ? { data: [...data, ...concurrency(name, more, at)], running: more } : only(data)
    }
    case 'DestinationDeliveryFailed':
      return only(ofFunction(name, detail['deadLetter'] === true ? 'DeadLetterErrors' : 'DestinationDeliveryFailures', 1, 'Count', at))
    case 'InvokeEnded': {
      const duration = Number(detail['duration'])
      // Told with the time at which the function was invoked.
      const started = at - duration
      const data = [
        ofFunction(name, 'Invocations', 1, 'Count', started),
        ofFunction(name, 'Errors', detail['status'] === 'failed' ? 1 : 0, 'Count', started),
        ofFunction(name, 'Throttles', 0, 'Count', started),
        ofFunction(name, 'Duration', duration, 'Milliseconds', started),
      ]
      return { data: data.flat(), running: changed(running, resource, name, false) ?? running }
    }
    case 'Throttled':
      return only(ofFunction(name, 'Throttles', 1, 'Count', at))
    case 'AsyncEventQueued':
      return only(ofFunction(name, 'AsyncEventsReceived', 1, 'Count', at))
    case 'BatchInvoked': {
      const age = detail['iteratorAge']
      return only(typeof age === 'number' ? ofFunction(name, 'IteratorAge', age, 'Milliseconds', at) : [])
    }
    case 'RecursionStopped':
      return only(ofFunction(name, 'RecursiveInvocationsDropped', Number(detail['records'] ?? 1), 'Count', at))
    default:
      return only(ofFunction(name, 'AsyncEventsDropped', 1, 'Count', at))
  }
}

function ofFunction(FunctionName: string, name: string, value: number, unit: string, at: number): readonly Datum[] {
  const all = [{ FunctionName }, { FunctionName, Resource: FunctionName }, {}]
  return all.map((dimensions) => measured({ namespace: NAMESPACE, name, dimensions }, value, unit, at))
}

/** What an invocation is for the provisioned concurrency of the version or alias that it names. */
function ofProvisioned(FunctionName: string, { qualifier, spillover, busy, of }: JsonObject, at: number): readonly Datum[] {
  const dimensions = { FunctionName, Resource: `${FunctionName}:${String(qualifier)}` }
  const sample = (name: string, value: number, unit = 'Count') => measured({ namespace: NAMESPACE, name, dimensions }, value, unit, at)
  if (spillover === true) return [sample('ProvisionedConcurrencySpilloverInvocations', 1)]
  return [
    sample('ProvisionedConcurrencyInvocations', 1),
    sample('ProvisionedConcurrentExecutions', Number(busy)),
    sample('ProvisionedConcurrencyUtilization', Number(busy) / Number(of), 'None'),
  ]
}

/** How many run, whenever one more does. */
function concurrency(FunctionName: string, { counts }: Running, at: number): readonly Datum[] {
  const sample = (dimensions: Datum['dimensions'], of: string) =>
    measured({ namespace: NAMESPACE, name: 'ConcurrentExecutions', dimensions }, counts.get(of) ?? 0, 'Count', at)
  return [sample({ FunctionName }, FunctionName), sample({ FunctionName, Resource: FunctionName }, FunctionName), sample({}, '')]
}
