import { numberOf } from '../../../../facts/facts'
import type { Operation } from './operation'

const OF_ACCOUNT = numberOf('dynamodb.capacity.account.limit')
const OF_TABLE = numberOf('dynamodb.capacity.table.limit')

/** The account's limits on provisioned throughput, as a new account has them in most Regions. */
export const describeLimits: Operation = (database) => ({
  database,
  output: {
    AccountMaxReadCapacityUnits: OF_ACCOUNT,
    AccountMaxWriteCapacityUnits: OF_ACCOUNT,
    TableMaxReadCapacityUnits: OF_TABLE,
    TableMaxWriteCapacityUnits: OF_TABLE,
  },
})
