import { existingTable, withTable } from '../database'
import { invalid, refused } from '../refusal'
import { checkShape } from '../request/checkShape'
import { TABLE, type Members } from '../request/shape'
import { describe } from '../table/describe'
import type { Operation } from './operation'
import { settleLater } from './tableSettled'

const REQUEST: Members = { TableName: { ...TABLE, required: true } }

/** Deletes a table with all that is in it. */
export const deleteTable: Operation = (database, input) => {
  checkShape(input, REQUEST)
  const table = existingTable(database, input['TableName'] as string)
  if (table.status !== 'ACTIVE') {
    const doing = { CREATING: 'created', UPDATING: 'updated', DELETING: 'deleted' }[table.status]
    const reason = `Table is being ${doing}: ${table.name}`
    refused('ResourceInUseException', `Attempt to change a resource which is still in use: ${reason}`)
  }
  if (table.settings.deletionProtection) {
    invalid(`Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`)
  }
  const deleting = { ...table, status: 'DELETING' as const }
  const { AttributeDefinitions: _, KeySchema: __, CreationDateTime: ___, ...shown } = describe(deleting)
  return {
    database: withTable(database, deleting),
    output: { TableDescription: shown },
    effects: [settleLater(deleting)],
  }
}
