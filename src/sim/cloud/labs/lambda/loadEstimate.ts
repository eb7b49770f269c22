import { LoadRun, type Load } from '../../../fleet/loadRun'
import { runtimeStart } from '../../../services/lambda/rules/coldStart'
import type { Invocation } from './ledger'
import type { LambdaWorld, LoadReport, LoadTraffic, Traffic } from './lambdaLab'

/** What is run in detail to learn how long the function takes: cold starts first, then warm ones. */
export const SAMPLE: readonly Traffic[] = [
  { kind: 'burst', requests: 20, event: '', pauseSeconds: 0 },
  { kind: 'ramp', from: 10, to: 10, seconds: 10, event: '', pauseSeconds: 5 },
]

const QUANTILES = 200

/** The function as the sample has shown it: its module scope, and its handler as a distribution of the same mean and spread. */
export function loadOf(sample: readonly Invocation[], world: LambdaWorld, traffic: LoadTraffic): Load {
  const { runtime, architecture, memoryMb, reservedConcurrency, provisionedConcurrency = 0 } = world.configuration
  const inits = sample.flatMap(({ initStartedAt, initEndedAt }) => (initStartedAt !== undefined && initEndedAt !== undefined ? [initEndedAt - initStartedAt] : []))
  const warm = sample.flatMap(({ start, startedAt, endedAt }) => (start === 'warm' && startedAt !== undefined && endedAt !== undefined ? [endedAt - startedAt] : []))
  const runtimeMean = mean(Array.from({ length: QUANTILES }, (_, i) => runtimeStart(runtime, architecture, (i + 0.5) / QUANTILES)))
  const handler = mean(warm)
  const spread = Math.sqrt(mean(warm.map((each) => (each - handler) * (each - handler))))
  const { kind } = traffic
  const phase = kind === 'burst' ? { kind, requests: traffic.requests, duration: 60_000 } : { kind, from: traffic.from, to: traffic.to, duration: traffic.seconds * 1000 }
  return {
    runtime, architecture, memoryMb,
    moduleScope: Math.max(0, mean(inits) - runtimeMean),
    handler: { kind: 'lognormal', mean: handler, cv: handler === 0 ? 0 : spread / handler },
    ...(reservedConcurrency === undefined ? {} : { reserved: reservedConcurrency }),
    provisioned: provisionedConcurrency,
    traffic: [phase],
    seed: world.seed,
  }
}

/** What came of a load so far, as plain JSON. */
export function loadReport(run: LoadRun, { handler, moduleScope }: Load): LoadReport {
  const { invocations, coldStarts, throttles, latency, peakEnvironments, overTime, price } = run.result()
  const { step, requests, coldStarts: cold, throttles: throttled, environments, running } = overTime
  return {
    invocations, coldStarts, throttles, latency, peakEnvironments, moduleScope,
    handlerMean: handler.kind === 'lognormal' ? handler.mean : 0,
    dollars: price.onDemand,
    provisionedDollars: price.provisioned,
    step,
    requests: [...requests],
    cold: [...cold],
    throttled: [...throttled],
    environments: [...environments],
    running: [...running],
  }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
