import { tableArn } from '../../../aws/arn'
import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import { existingTable } from '../database'
import { invalid, refused } from '../refusal'
import { checkShape } from '../request/checkShape'
import { refuseUnsimulated } from '../request/refuseUnsimulated'
import { BOOLEAN, NEW_NAME, type Members } from '../request/shape'
import {
  ATTRIBUTE_DEFINITIONS,
  BILLING_MODE,
  GLOBAL_INDEX,
  KEY_SCHEMA,
  LOCAL_INDEX,
  TABLE_CLASS,
  ON_DEMAND_THROUGHPUT,
  THROUGHPUT,
} from '../request/tableShapes'
import { STREAM_SPECIFICATION, withStreamSetting } from '../stream/streamSetting'
import { describe } from '../table/describe'
import { noItems } from '../table/itemTree'
import { readDefinition } from '../table/readDefinition'
import type { Table, TableSettings } from '../table/table'
import { readBilling } from './billing'
import { withReserves } from './charge'
import type { Operation } from './operation'
import { settleLater } from './tableSettled'

const REQUEST: Members = {
  TableName: NEW_NAME,
  AttributeDefinitions: { ...ATTRIBUTE_DEFINITIONS, required: true },
  KeySchema: { ...KEY_SCHEMA, required: true },
  LocalSecondaryIndexes: { type: 'List', of: LOCAL_INDEX },
  GlobalSecondaryIndexes: { type: 'List', of: GLOBAL_INDEX },
  BillingMode: BILLING_MODE,
  ProvisionedThroughput: THROUGHPUT,
  OnDemandThroughput: ON_DEMAND_THROUGHPUT,
  TableClass: TABLE_CLASS,
  DeletionProtectionEnabled: BOOLEAN,
  StreamSpecification: STREAM_SPECIFICATION,
}

const UNSIMULATED = [
  'SSESpecification',
  'Tags',
  'WarmThroughput',
  'ResourcePolicy',
  'GlobalTableSourceArn',
  'GlobalTableSettingsReplicationMode',
  'VectorIndexes',
]

/** Creates a table. It can be used when it is ACTIVE, which takes a while. */
export const createTable: Operation = (database, input, context) => {
  if ((input['TableName'] ?? undefined) === undefined) {
    invalid("The parameter 'TableName' is required but was not present in the request")
  }
  checkShape(input, REQUEST)
  refuseUnsimulated('CreateTable', input, UNSIMULATED)
  const table = newTable(input, context)
  if (database.tables.has(table.name)) refused('ResourceInUseException', `Table already exists: ${table.name}`)
  const created = withStreamSetting(database, table, input, context)
  return {
    database: created,
    output: { TableDescription: describe(existingTable(created, table.name)) },
    effects: [settleLater(table)],
  }
}

function newTable(input: JsonObject, context: Context): Table {
  const name = input['TableName'] as string
  const arn = tableArn(context, name)
  const settings = readSettings(input)
  const definition = readDefinition(input, arn)
  const table: Table = {
    name,
    arn,
    id: context.newUuid(),
    status: 'CREATING',
    createdAt: context.now,
    ...definition,
    settings,
    items: noItems(),
    bytes: 0,
    reserve: undefined,
    expiries: undefined,
    stream: undefined,
  }
  return withReserves(table, context.now)
}

function readSettings(input: JsonObject): TableSettings {
  return {
    billing: readBilling(input, undefined),
    tableClass: (input['TableClass'] ?? undefined) as TableSettings['tableClass'],
    deletionProtection: input['DeletionProtectionEnabled'] === true,
  }
}
