import type { JsonObject } from '../../../kernel/json'
import type { StatesAccount } from '../account'
import { startChildren } from '../mapRun/childExecutions'
import { shownCounts } from '../mapRun/counts'
import type { MapRun, MapRunOptions } from '../mapRun/mapRun'
import type { Operation } from '../outcome'
import { invalid, refused } from '../refusal'
import { checkArn, texts } from './checks'
import { executionOf } from './executions'
import { page, pageOf } from './page'

export const describeMapRun: Operation = (account, input) => {
  const mapRun = mapRunOf(account, input)
  const { arn, parent, status, startedAt, stoppedAt, options, itemCounts, executionCounts, redriveCount, redrivenAt } = mapRun
  return {
    account,
    output: {
      mapRunArn: arn,
      executionArn: parent.executionArn,
      status,
      startDate: startedAt / 1000,
      ...(stoppedAt === undefined ? {} : { stopDate: stoppedAt / 1000 }),
      maxConcurrency: options.maxConcurrency,
      toleratedFailurePercentage: options.toleratedFailurePercentage ?? 0,
      toleratedFailureCount: options.toleratedFailureCount ?? 0,
      itemCounts: shownCounts(itemCounts),
      executionCounts: shownCounts(executionCounts),
      redriveCount,
      ...(redrivenAt === undefined ? {} : { redriveDate: redrivenAt / 1000 }),
    },
  }
}

/** Newest first. */
export const listMapRuns: Operation = (account, input, context) => {
  const execution = executionOf(account, input)
  const all = [...account.mapRuns.values()].filter(({ parent }) => parent.executionArn === execution.arn)
  const { items, more } = page(all.sort(newestFirst), pageOf(input, context.now))
  const mapRuns = items.map(({ arn, machineArn, startedAt, stoppedAt }) => ({
    executionArn: execution.arn,
    mapRunArn: arn,
    stateMachineArn: machineArn,
    startDate: startedAt / 1000,
    ...(stoppedAt === undefined ? {} : { stopDate: stoppedAt / 1000 }),
  }))
  return { account, output: { mapRuns, ...more } }
}

function newestFirst(a: MapRun, b: MapRun): number {
  return b.startedAt - a.startedAt || (a.arn < b.arn ? -1 : 1)
}

/** Changes how a Map Run goes on: more room lets more children start at once. */
export const updateMapRun: Operation = (account, input, context) => {
  const mapRun = mapRunOf(account, input)
  if (mapRun.status !== 'RUNNING') invalid('CANNOT_UPDATE_COMPLETED_MAP_RUN', `A Map Run that has ended cannot be updated: '${mapRun.arn}'`)
  const number = (member: keyof MapRunOptions) => {
    const value = input[member]
    return typeof value === 'number' ? { [member]: value } : {}
  }
  const options = { ...mapRun.options, ...number('maxConcurrency'), ...number('toleratedFailureCount'), ...number('toleratedFailurePercentage') }
  const updated = { ...account, mapRuns: account.mapRuns.set(mapRun.arn, { ...mapRun, options }) }
  return { ...startChildren(updated, mapRun.arn, context), output: {} }
}

/** @throws {Refusal} InvalidArn, ResourceNotFound */
function mapRunOf(account: StatesAccount, input: JsonObject): MapRun {
  const { mapRunArn = '' } = texts(input, 'mapRunArn')
  checkArn(mapRunArn, 'mapRun')
  return account.mapRuns.get(mapRunArn) ?? refused('ResourceNotFound', `Resource not found: '${mapRunArn}'`)
}
