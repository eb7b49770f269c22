import type { JsonObject } from '../../../kernel/json'
import { existingTable, withTable } from '../database'
import { ascending } from '../../../kernel/orderedTree'
import { invalid } from '../refusal'
import { checkShape } from '../request/checkShape'
import { BOOLEAN, KEY_NAME, TABLE, type Members } from '../request/shape'
import { expiriesOf } from '../table/expiries'
import type { Operation } from './operation'
import { requireSettled } from './tableSettled'

const UPDATE: Members = {
  TableName: { ...TABLE, required: true },
  TimeToLiveSpecification: {
    type: 'Structure',
    name: 'TimeToLiveSpecification',
    required: true,
    members: {
      Enabled: { ...BOOLEAN, required: true },
      AttributeName: { ...KEY_NAME, required: true },
    },
  },
}

/** Turns TTL on or off. On AWS this takes up to an hour; here it is done at once. */
export const updateTimeToLive: Operation = (database, input) => {
  checkShape(input, UPDATE)
  const table = existingTable(database, input['TableName'] as string)
  requireSettled(table)
  const specification = input['TimeToLiveSpecification'] as JsonObject
  const attribute = specification['AttributeName'] as string
  const active = table.expiries?.attribute
  if (specification['Enabled'] === true) {
    if (active === attribute) invalid('TimeToLive is already enabled')
    if (active !== undefined)
      invalid(`TimeToLive is active on a different AttributeName: current AttributeName is ${active}`)
    const changed = withTable(database, { ...table, expiries: expiriesOf(attribute, ascending(table.items)) })
    return {
      database: { ...changed, expiring: changed.expiring.set(table.name, true) },
      output: { TimeToLiveSpecification: specification },
    }
  }
  if (active === undefined) invalid('TimeToLive is already disabled')
  if (active !== attribute)
    invalid(`TimeToLive is active on a different AttributeName: current AttributeName is ${active}`)
  const changed = withTable(database, { ...table, expiries: undefined })
  return {
    database: { ...changed, expiring: changed.expiring.delete(table.name) },
    output: { TimeToLiveSpecification: specification },
  }
}

const DESCRIBE: Members = { TableName: { ...TABLE, required: true } }

export const describeTimeToLive: Operation = (database, input) => {
  checkShape(input, DESCRIBE)
  const { expiries } = existingTable(database, input['TableName'] as string)
  const description = expiries
    ? { TimeToLiveStatus: 'ENABLED', AttributeName: expiries.attribute }
    : { TimeToLiveStatus: 'DISABLED' }
  return { database, output: { TimeToLiveDescription: description } }
}
