import { millisecondsOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { versionOf } from '../control/target'
import type { Environment } from '../environment/environment'
import { freeze } from '../environment/idling'
import { startEnvironment } from '../environment/init'
import { provisionedLane } from '../environment/lane'
import type { Answer } from '../invocation/answer'
import type { Turn } from '../turn'
import type { ProvisionedConcurrency } from './provisioned'

const PREPARATION: VirtualMs = millisecondsOf('lambda.provisioned.preparation')

/** Begins to allocate: nothing starts before AWS has prepared it. */
export function allocate(turn: Turn, functionName: string, qualifier: string, { generation }: ProvisionedConcurrency): void {
  turn.schedule({ type: 'AllocationDue', functionName, qualifier, generation }, PREPARATION, { key: `allocation/${functionName}/${qualifier}` })
}

/** Starts all the environments that were asked for. They run INIT now, for no invocation. */
export function allocationDue(turn: Turn, functionName: string, qualifier: string, generation: number): void {
  const fn = turn.functionNamed(functionName)
  const config = fn?.provisioned.get(qualifier)
  if (!fn || config?.generation !== generation) return
  const deployment = versionOf(fn, config.version)?.deployed
  if (!deployment) return
  for (let i = 0; i < config.requested; i++) {
    startEnvironment(turn, fn, { deployment, version: config.version, revision: 0, lane: provisionedLane(qualifier) }, undefined)
  }
}

/** The INIT of a provisioned environment is over: it waits, and when all do, they may be used. */
export function provisionedReady(turn: Turn, environment: Environment, failure: Answer | undefined): void {
  const { functionName, lane } = environment
  const fn = turn.functionNamed(functionName)
  const found = fn?.provisioned.findEntry((_config, qualifier) => provisionedLane(qualifier) === lane)
  freeze(turn, environment, failure === undefined)
  if (!fn || !found) return
  const [qualifier, config] = found
  const ready = config.ready + (failure ? 0 : 1)
  const after = turn.functionNamed(functionName) ?? fn
  const change = failure
    ? { status: 'FAILED' as const, reason: 'FUNCTION_ERROR_INIT_FAILURE' }
    : { ready, status: ready >= config.requested && config.status !== 'FAILED' ? ('READY' as const) : config.status }
  turn.changeFunction(functionName, { provisioned: after.provisioned.set(qualifier, { ...config, ...change }) })
  if (change.status === 'READY') turn.tell(functionName, 'ProvisionedConcurrencyReady', { qualifier, environments: ready })
}
