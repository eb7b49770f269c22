import type { JsonObject } from '../../../kernel/json'
import { invalid, invalidParameter } from '../refusal'
import { readThroughput } from '../table/readDefinition'
import type { Billing } from '../table/table'
import type { Throughput } from '../table/throughput'

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
    return { mode }
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

function refuseSame(current: Throughput, wanted: Throughput): void {
  if (current.reads !== wanted.reads || current.writes !== wanted.writes) return
  invalid(
    'The provisioned throughput for the table will not change. The requested value equals the current value. ' +
      `Current ReadCapacityUnits provisioned for the table: ${current.reads}. Requested ReadCapacityUnits: ${wanted.reads}. ` +
      `Current WriteCapacityUnits provisioned for the table: ${current.writes}. Requested WriteCapacityUnits: ${wanted.writes}. ` +
      'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
  )
}
