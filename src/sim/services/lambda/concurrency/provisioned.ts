import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import type { JsonObject } from '../../../kernel/json'
import { functionArn } from '../../../aws/arn'
import { unsimulated } from '../../../aws/refusal'
import { provisionedTotal, reservedTotal, type LambdaFunction } from '../account'
import { functionReference, LATEST, type FunctionReference } from '../control/functionName'
import type { Operation } from '../control/operations'
import { page } from '../control/paging'
import { targetOf, type Target } from '../control/target'
import { retireLane } from '../environment/idling'
import { provisionedLane } from '../environment/lane'
import { functionNotFound, invalid, refused } from '../refusal'
import { ACCOUNT_CONCURRENCY, LEAST_UNRESERVED } from '../rules/concurrency'
import type { Held } from '../rules/allowance'
import type { Turn } from '../turn'
import { allocate } from './allocation'

/** Environments that are kept ready for a version or an alias. */
export interface ProvisionedConcurrency {
  readonly version: string
  readonly requested: number
  /** Counts what was asked for: what an earlier request has started is void. */
  readonly generation: number
  readonly status: 'IN_PROGRESS' | 'READY' | 'FAILED'
  readonly reason: string | undefined
  /** Environments whose INIT is over. None is used before all are. */
  readonly ready: number
  readonly lastModified: VirtualMs
  /** How many requests its environments may take now. */
  readonly requestsHeld: Held | undefined
}

export const putProvisionedConcurrencyConfig: Operation = (turn, input) => {
  const reference = functionReference(input, turn.place)
  if (reference.qualifier === LATEST) invalid('Provisioned Concurrency Configs cannot be applied to unpublished function versions.')
  const { fn, version, alias, configuration } = published(turn, reference)
  if (alias?.other) unsimulated('provisioned concurrency of an alias that routes to two versions')
  if (configuration.settings.snapStart) invalid('Provisioned Concurrency is not supported for versions with SnapStart.')
  if (version === LATEST) invalid('Alias with weights can not be used with Provisioned Concurrency')
  const qualifier = String(reference.qualifier)
  const requested = Number(input['ProvisionedConcurrentExecutions'])
  const before = fn.provisioned.get(qualifier)
  requireRoom(turn, fn, requested, before?.requested ?? 0)
  const config: ProvisionedConcurrency = {
    version, requested, generation: (before?.generation ?? 0) + 1, status: 'IN_PROGRESS', reason: undefined, ready: 0, lastModified: turn.now, requestsHeld: undefined,
  }
  retireLane(turn, fn, provisionedLane(qualifier), 'updated')
  turn.changeFunction(fn.name, { provisioned: fn.provisioned.set(qualifier, config) })
  turn.tell(fn.name, 'ProvisionedConcurrencyRequested', { qualifier, requested })
  allocate(turn, fn.name, qualifier, config)
  return shown(config)
}

export const getProvisionedConcurrencyConfig: Operation = (turn, input) => {
  const reference = functionReference(input, turn.place)
  const { fn } = versionOrAlias(turn, reference)
  const config = fn.provisioned.get(String(reference.qualifier))
  if (!config) return refused('ProvisionedConcurrencyConfigNotFoundException', 'No Provisioned Concurrency Config found for this function', 404)
  return shown(config)
}

/** One that is not there is deleted without complaint. */
export const deleteProvisionedConcurrencyConfig: Operation = (turn, input) => {
  const reference = functionReference(input, turn.place)
  const { fn } = versionOrAlias(turn, reference)
  const qualifier = String(reference.qualifier)
  turn.changeFunction(fn.name, { provisioned: fn.provisioned.delete(qualifier) })
  retireLane(turn, turn.functionNamed(fn.name) ?? fn, provisionedLane(qualifier), 'deleted')
  return {}
}

export const listProvisionedConcurrencyConfigs: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  const fn = turn.functionNamed(name)
  if (!fn) return functionNotFound(functionArn(turn.place, name))
  const configs = [...fn.provisioned.entries()].map(([qualifier, config]) => ({ FunctionArn: `${fn.arn}:${qualifier}`, ...shown(config) }))
  configs.sort((a, b) => (a.FunctionArn < b.FunctionArn ? -1 : 1))
  return page('ProvisionedConcurrencyConfigs', configs, input, (each) => String((each as JsonObject)['FunctionArn']))
}

function versionOrAlias(turn: Turn, reference: FunctionReference): Target {
  if (reference.qualifier === LATEST) invalid('The function resource provided must be an alias or a published version.')
  return published(turn, reference)
}

/** What is not there is told as a version where the qualifier is a number, else as an alias. */
function published(turn: Turn, reference: FunctionReference): Target {
  const target = targetOf(turn, reference)
  if (target) return target
  if (/^\d+$/.test(reference.qualifier ?? '')) return functionNotFound(reference.arn)
  return refused('ResourceNotFoundException', `Cannot find alias arn: ${reference.arn}`, 404)
}

/** What is provisioned comes out of what the function has reserved, else out of what nobody has. */
function requireRoom(turn: Turn, fn: LambdaFunction, requested: number, before: number): void {
  if (fn.reserved !== undefined) {
    if (provisionedTotal(fn) - before + requested > fn.reserved) {
      invalid('Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function')
    }
    return
  }
  const unreserved = ACCOUNT_CONCURRENCY - reservedTotal(turn.account) + before
  if (requested > unreserved) invalid(`Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [${unreserved}].`)
  if (unreserved - requested < LEAST_UNRESERVED) {
    invalid(`Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${LEAST_UNRESERVED}].`)
  }
}

function shown({ requested, status, reason, ready, lastModified }: ProvisionedConcurrency): JsonObject {
  const allocated = status === 'READY' ? ready : 0
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    AvailableProvisionedConcurrentExecutions: allocated,
    AllocatedProvisionedConcurrentExecutions: allocated,
    Status: status,
    ...(reason === undefined ? {} : { StatusReason: reason }),
    LastModified: `${isoTime(lastModified).slice(0, 19)}+0000`,
  }
}
