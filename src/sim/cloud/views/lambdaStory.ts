import type { SimEvent } from '../../kernel/eventLog'
import { duration } from './eventStory'
import { textOf } from './historyEvent'

/** An event of Lambda's in one plain sentence, a line of the function's log as it stands; undefined where there is no sentence for it. */
export function lambdaStory({ type, resource, detail }: SimEvent): string | undefined {
  const name = textOf(detail, 'functionName') ?? resource
  const took = typeof detail['duration'] === 'number' ? duration(detail['duration']) : ''
  const error = textOf(detail, 'errorType')
  switch (type) {
    case 'LogLine':
      return (textOf(detail, 'text') ?? '').trimEnd()
    case 'EnvironmentStarted':
      return `No environment of ${name} is free, so a new one starts: a cold start.`
    case 'InitStarted':
      if (detail['restored'] === true) return `RESTORE: the environment of ${name} begins as a copy of the version’s snapshot.`
      return `INIT: the runtime starts, and runs what stands outside the handler of ${name}.`
    case 'InitEnded':
      if (detail['restored'] === true) return `The snapshot of ${name} was restored in ${took}${detail['status'] === 'success' ? '' : `, with ${error ?? 'a timeout'}`}.`
      return `INIT of ${name} ended after ${took}${detail['status'] === 'success' ? '' : `, with ${error ?? 'a timeout'}`}.`
    case 'InvokeStarted':
      return detail['cold'] === true ? `INVOKE: ${name} runs for the first time in this environment.` : `INVOKE: ${name} runs in a warm environment.`
    case 'InvokeEnded':
      return `INVOKE of ${name} ended after ${took}${error === undefined ? '' : `, with ${error}`}.`
    case 'EnvironmentFrozen':
      return 'The environment is frozen until the next invocation.'
    case 'EnvironmentReset':
      return 'The environment lost its process: the next invocation runs INIT again.'
    case 'EnvironmentShutDown':
      return `An environment of ${name} was shut down.`
    case 'Throttled':
      return `Lambda refused to invoke ${name}: ${textOf(detail, 'reason') ?? 'too many at once'}.`
    case 'SnapshotTaken':
      return `A snapshot of ${name} was taken after INIT. Lambda makes it ready.`
    case 'SnapshotReady':
      return `The snapshot of ${name}, version ${textOf(detail, 'version') ?? ''}, is ready: the version is active.`
    case 'SnapshotFailed':
      return `INIT of ${name} failed, so there is no snapshot: version ${textOf(detail, 'version') ?? ''} is Failed.`
    case 'RecursionStopped':
      return `Lambda invokes ${name} no more: it was invoked 16 times in one chain of events, a recursive loop.`
    default:
      return undefined
  }
}
