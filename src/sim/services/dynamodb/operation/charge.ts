import { awsFault, type AwsFault } from '../../../aws/awsError'
import { Refusal } from '../../../aws/refusal'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { withTable, type Database } from '../database'
import { invalidParameter } from '../refusal'
import type { Index, Table } from '../table/table'
import { fullReserve, spent, type Reserve, type Throughput } from '../table/throughput'
import { tableUnits, type Units } from './capacity'
import { counted } from './consumption'

/**
 * The database after a table was charged for a read or a write; of one on demand it is only counted, unless its owner has set a limit.
 * @throws {Refusal} ProvisionedThroughputExceededException where its throughput does not suffice, ThrottlingException beyond a limit on demand
 */
export function charge(database: Database, table: Table, units: Units, kind: Kind, now: VirtualMs): Database {
  const charged = tryCharge(database, table, units, kind, now)
  if ('exceeded' in charged) throw new Refusal(charged.exceeded)
  return charged.database
}

/** Seconds: of a limit on demand nothing more is kept. */
const ON_DEMAND_KEPT = 1

type Kind = 'Read' | 'Write'

type Charged = { readonly database: Database } | { readonly exceeded: AwsFault }

/** As `charge`, with the refusal as a value: a batch leaves out what it cannot pay for. */
export function tryCharge(database: Database, table: Table, units: Units, kind: Kind, now: VirtualMs): Charged {
  const { billing } = table.settings
  const local = tableUnits(units)
  if (billing.mode !== 'PROVISIONED') {
    const { most } = billing
    if (!most || !table.reserve) return { database: counted(database, table.name, units, kind) }
    const reserve = local > 0 ? spent(table.reserve, most, kind === 'Read' ? 'reads' : 'writes', local, now, ON_DEMAND_KEPT) : table.reserve
    return reserve ? { database: counted(withTable(database, { ...table, reserve }), table.name, units, kind) } : { exceeded: overMost(kind, table.arn) }
  }
  const reserve = table.reserve && local > 0 ? left(table.reserve, billing, kind, local, now) : table.reserve
  if (table.reserve && !reserve) return { exceeded: exceeded('Table', kind, table.arn) }
  const indexes: Index[] = []
  for (const index of table.indexes) {
    const wanted = index.scope === 'global' ? units.global.get(index.name) : undefined
    const inReserve =
      wanted !== undefined && index.reserve && index.throughput
        ? left(index.reserve, index.throughput, kind, wanted, now)
        : index.reserve
    if (index.reserve && !inReserve) return { exceeded: exceeded('Index', kind, index.arn) }
    indexes.push({ ...index, reserve: inReserve })
  }
  return { database: counted(withTable(database, { ...table, reserve, indexes }), table.name, units, kind) }
}

function left(
  reserve: Reserve,
  throughput: Throughput,
  kind: Kind,
  units: number,
  now: VirtualMs,
): Reserve | undefined {
  return spent(reserve, throughput, kind === 'Read' ? 'reads' : 'writes', units, now)
}

/** A limit that its owner has set on a table on demand. */
function overMost(kind: Kind, resource: string): AwsFault {
  const message = 'Throughput exceeds the maximum OnDemandThroughput configured on table or index'
  return awsFault('ThrottlingException', message, 400, { throttlingReasons: [{ reason: `Table${kind}MaxOnDemandThroughputExceeded`, resource }] })
}

function exceeded(what: 'Table' | 'Index', kind: Kind, resource: string): AwsFault {
  const message =
    what === 'Table'
      ? 'The level of configured provisioned throughput for the table was exceeded. ' +
        'Consider increasing your provisioning level with the UpdateTable API.'
      : 'The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. ' +
        'Consider increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API'
  const reason = `${what}${kind}ProvisionedThroughputExceeded`
  return awsFault('ProvisionedThroughputExceededException', message, 400, { ThrottlingReasons: [{ reason, resource }] })
}

/**
 * The table with a full reserve wherever its throughput is new, and with none on demand.
 * @throws {Refusal} ValidationException for a global index without a throughput of its own
 */
export function withReserves(table: Table, now: VirtualMs): Table {
  const { billing } = table.settings
  if (billing.mode !== 'PROVISIONED') {
    return {
      ...table,
      reserve: billing.most && (table.reserve ?? fullReserve(billing.most, now, ON_DEMAND_KEPT)),
      indexes: table.indexes.map((index) => ({ ...index, throughput: undefined, reserve: undefined })),
    }
  }
  const indexes = table.indexes.map((index) => {
    if (index.scope === 'local' || index.reserve) return index
    if (!index.throughput) {
      return invalidParameter(
        `ReadCapacityUnits and WriteCapacityUnits must both be specified for index: ${index.name}`,
      )
    }
    return { ...index, reserve: fullReserve(index.throughput, now) }
  })
  return { ...table, reserve: table.reserve ?? fullReserve(billing, now), indexes }
}
