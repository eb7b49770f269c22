import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { invalid, invalidParameter } from '../refusal'
import { readThroughput } from '../table/readDefinition'
import type { Billing } from '../table/table'
import { NO_LIMIT, type Throughput } from '../table/throughput'

/**
 * How a table is to be billed, by BillingMode and ProvisionedThroughput of a request.
 * @param current  how it is billed now; undefined for a new table, which is provisioned by default
 * @throws {Refusal} ValidationException where the two do not go together, or nothing would change
 */
export function readBilling(input: JsonObject, current: Billing | undefined): Billing {
  const mode = input['BillingMode'] ?? current?.mode ?? 'PROVISIONED'
  const throughput = readThroughput(input['ProvisionedThroughput'])
  if (mode === 'PAY_PER_REQUEST') {
    if (throughput) {
      invalidParameter(
        'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
      )
    }
    const most = readLimit(input['OnDemandThroughput'], current?.mode === 'PAY_PER_REQUEST' ? current.most : undefined)
    return { mode, ...(most ? { most } : {}) }
  }
  if ((input['OnDemandThroughput'] ?? undefined) !== undefined) {
    invalidParameter('OnDemandThroughput can only be specified when BillingMode is PAY_PER_REQUEST')
  }
  const provisioned = current?.mode === 'PROVISIONED' ? current : undefined
  if (throughput) {
    if (provisioned) refuseSame(provisioned, throughput)
    return { mode: 'PROVISIONED', ...throughput }
  }
  return (
    provisioned ??
    invalidParameter('ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED')
  )
}

/** -1 takes a limit away, absent leaves it as it is. */
function readLimit(given: Json | undefined, current: Throughput | undefined): Throughput | undefined {
  if (!isJsonObject(given)) return current
  const limit = (member: string, before: number | undefined) => {
    const value = given[member] ?? before ?? NO_LIMIT
    return value === -1 ? NO_LIMIT : Number(value)
  }
  const most = { reads: limit('MaxReadRequestUnits', current?.reads), writes: limit('MaxWriteRequestUnits', current?.writes) }
  if (Math.min(most.reads, most.writes) < 1) invalidParameter('MaxReadRequestUnits and MaxWriteRequestUnits must be at least 1, or -1 for no limit')
  return most.reads === NO_LIMIT && most.writes === NO_LIMIT ? undefined : most
}

function refuseSame(current: Throughput, wanted: Throughput): void {
  if (current.reads !== wanted.reads || current.writes !== wanted.writes) return
  invalid(
    'The provisioned throughput for the table will not change. The requested value equals the current value. ' +
      `Current ReadCapacityUnits provisioned for the table: ${current.reads}. Requested ReadCapacityUnits: ${wanted.reads}. ` +
      `Current WriteCapacityUnits provisioned for the table: ${current.writes}. Requested WriteCapacityUnits: ${wanted.writes}. ` +
      'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
  )
}
