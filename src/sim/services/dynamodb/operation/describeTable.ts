import { existingTable } from '../database'
import { checkShape } from '../request/checkShape'
import { TABLE, type Members } from '../request/shape'
import { describe } from '../table/describe'
import type { Operation } from './operation'

const REQUEST: Members = { TableName: { ...TABLE, required: true } }

export const describeTable: Operation = (database, input) => {
  checkShape(input, REQUEST)
  return { database, output: { Table: describe(existingTable(database, input['TableName'] as string)) } }
}
