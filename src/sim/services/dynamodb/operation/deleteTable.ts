import { existingTable, withTable } from '../database'
import { invalid } from '../refusal'
import { checkShape } from '../request/checkShape'
import { TABLE, type Members } from '../request/shape'
import { withStreamClosed } from '../stream/streamSetting'
import { describe } from '../table/describe'
import type { Operation } from './operation'
import { requireSettled, settleLater } from './tableSettled'

const REQUEST: Members = { TableName: { ...TABLE, required: true } }

/** Deletes a table with all that is in it. */
export const deleteTable: Operation = (database, input, { now }) => {
  checkShape(input, REQUEST)
  const table = existingTable(database, input['TableName'] as string)
  requireSettled(table)
  if (table.settings.deletionProtection) {
    invalid(
      'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
    )
  }
  const deleting = { ...table, status: 'DELETING' as const }
  return {
    database: withStreamClosed(withTable(database, deleting), table, now),
    output: { TableDescription: describe(deleting) },
    effects: [settleLater(deleting)],
  }
}
