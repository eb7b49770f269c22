import type { KeptWorld } from '../../sim/cloud/labs/lambda/keptWorld'
import type { FunctionConfiguration, LambdaWorld } from '../../sim/cloud/labs/lambda/lambdaLab'
import { textOf } from '../../sim/cloud/views/historyEvent'
import type { SimEvent } from '../../sim/kernel/eventLog'
import { scriptText } from './functionTexts'
import type { PlayedRun } from './labRun'
import { codeOf, functionSteps, stepsOf } from './playedSteps'
import type { LambdaLabRun } from './runRoom'

const MOST_FUNCTIONS = 12

/** Functions of a run by their names: those that were invoked or throttled in order of coming, then those that were only made; at most a dozen. */
export function functionsOf(log: readonly SimEvent[]): readonly string[] {
  const lambda = log.filter(({ service }) => service === 'lambda')
  const invoked = lambda.flatMap(({ type, resource, detail }) => {
    if (type === 'Throttled') return [resource]
    return type === 'EnvironmentStarted' || type === 'InvokeStarted' ? (textOf(detail, 'functionName') ?? []) : []
  })
  const made = lambda.filter(({ type }) => type === 'FunctionActive').map(({ resource }) => resource)
  return [...new Set([...invoked, ...made])].slice(0, MOST_FUNCTIONS)
}

/** Which of these functions an event is about: one of its own, of an environment of its, or a call that names it. */
export function functionAbout(event: SimEvent, log: readonly SimEvent[], functions: readonly string[]): string | undefined {
  const { resource, detail, service } = event
  if (service !== 'lambda') return undefined
  const named = [resource, textOf(detail, 'functionName') ?? '', functionOfEnvironment(resource, log) ?? ''].flatMap((text) => text.split(':'))
  return functions.find((name) => named.includes(name))
}

function functionOfEnvironment(id: string, log: readonly SimEvent[]): string | undefined {
  const started = log.find((event) => event.type === 'EnvironmentStarted' && event.resource === id)
  return started && textOf(started.detail, 'functionName')
}

/** The run as the Lambda lab keeps one of its own, with one function's texts, by which it can be edited. */
export async function lambdaRunOf({ question, option, run, saved, log }: PlayedRun, functionName: string, seq: number): Promise<LambdaLabRun> {
  const made = functionSteps(stepsOf(question, option)).findLast((step) => step.function === functionName)
  if (!made) throw new RangeError(`no step of this proof makes the function ${functionName}`)
  const described = (await run.cloud.call('lambda', 'GetFunctionConfiguration', { FunctionName: functionName })) as unknown as Described
  const { ReservedConcurrentExecutions: reservedConcurrency } = (await run.cloud.call('lambda', 'GetFunctionConcurrency', { FunctionName: functionName })) as { readonly ReservedConcurrentExecutions?: number }
  const configuration: FunctionConfiguration = {
    runtime: described.Runtime,
    architecture: described.Architectures?.[0] ?? 'x86_64',
    memoryMb: described.MemorySize,
    timeoutSeconds: described.Timeout,
    variables: JSON.stringify(described.Environment?.Variables ?? {}, null, 2),
    ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
  }
  const world: LambdaWorld = { functionName, files: [{ path: 'index.mjs', code: codeOf(made, run.scope) ?? scriptText(made) }], configuration, tables: [], seed: saved.options.seed ?? 1 }
  const kept: KeptWorld = { first: 0, startedAt: log[0]?.at ?? 0, deployed: [{ seq: 0, world }], sent: [], sends: [], stopped: undefined, run: saved }
  return { text: JSON.stringify(kept), world, event: lastEventTo(functionName, log), index: seq }
}

interface Described {
  readonly Runtime: string
  readonly MemorySize: number
  readonly Timeout: number
  readonly Architectures?: readonly FunctionConfiguration['architecture'][]
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> }
}

/** What the function was invoked with last, as far as somebody called it. */
function lastEventTo(functionName: string, log: readonly SimEvent[]): string {
  const called = log.findLast(({ service, type, detail }) => {
    const input = detail['input'] as { readonly FunctionName?: unknown; readonly Payload?: unknown } | undefined
    return service === 'lambda' && type === 'ApiCallStarted' && detail['action'] === 'Invoke' && typeof input?.Payload === 'string' && String(input.FunctionName).split(':').includes(functionName)
  })
  const payload = (called?.detail['input'] as { readonly Payload?: string } | undefined)?.Payload
  return payload === undefined ? '{}' : pretty(payload)
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}
