import { numberOf } from '../../../../facts/facts'
import { checkShape } from '../request/checkShape'
import { NEW_NAME, type Members } from '../request/shape'
import type { Operation } from './operation'

const MOST_LISTED = numberOf('dynamodb.tables.page')

const REQUEST: Members = {
  ExclusiveStartTableName: NEW_NAME,
  Limit: { type: 'Integer', min: 1, max: MOST_LISTED },
}

/** Names of tables in order, a page at a time. */
export const listTables: Operation = (database, input) => {
  checkShape(input, REQUEST)
  const from = (input['ExclusiveStartTableName'] ?? '') as string
  const limit = (input['Limit'] ?? MOST_LISTED) as number
  const names = [...database.tables.keys()].filter((name) => name > from).sort()
  const page = names.slice(0, limit)
  return {
    database,
    output: { TableNames: page, ...(names.length > limit ? { LastEvaluatedTableName: page.at(-1) as string } : {}) },
  }
}
