import type { Operation } from './operation'

/**
 * The account's limits on provisioned throughput, as a new account has them in most Regions.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
export const describeLimits: Operation = (database) => ({
  database,
  output: {
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  },
})
