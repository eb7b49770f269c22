import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { existingTable } from '../database'
import { invalid, invalidParameter, refused } from '../refusal'
import { checkShape } from '../request/checkShape'
import { refuseUnsimulated } from '../request/refuseUnsimulated'
import { BOOLEAN, NEW_NAME, TABLE, type Members } from '../request/shape'
import { ATTRIBUTE_DEFINITIONS, BILLING_MODE, GLOBAL_INDEX, ON_DEMAND_THROUGHPUT, TABLE_CLASS, THROUGHPUT } from '../request/tableShapes'
import { STREAM_SPECIFICATION, withStreamSetting } from '../stream/streamSetting'
import { describe } from '../table/describe'
import { checkIndexes, readAttributes, readIndex, readThroughput } from '../table/readDefinition'
import { filled, type Index, type Table, type TableSettings } from '../table/table'
import { readBilling } from './billing'
import { withReserves } from './charge'
import type { Operation } from './operation'
import { requireSettled, settleLater } from './tableSettled'

const NAME = { ...NEW_NAME, required: true } as const

const REQUEST: Members = {
  TableName: { ...TABLE, required: true },
  AttributeDefinitions: ATTRIBUTE_DEFINITIONS,
  BillingMode: BILLING_MODE,
  ProvisionedThroughput: THROUGHPUT,
  OnDemandThroughput: ON_DEMAND_THROUGHPUT,
  TableClass: TABLE_CLASS,
  DeletionProtectionEnabled: BOOLEAN,
  StreamSpecification: STREAM_SPECIFICATION,
  GlobalSecondaryIndexUpdates: {
    type: 'List',
    of: {
      type: 'Structure',
      name: 'GlobalSecondaryIndexUpdate',
      members: {
        Create: { ...GLOBAL_INDEX, name: 'CreateGlobalSecondaryIndexAction' },
        Update: {
          type: 'Structure',
          name: 'UpdateGlobalSecondaryIndexAction',
          members: { IndexName: NAME, ProvisionedThroughput: { ...THROUGHPUT, required: true } },
        },
        Delete: { type: 'Structure', name: 'DeleteGlobalSecondaryIndexAction', members: { IndexName: NAME } },
      },
    },
  },
}

const UNSIMULATED = [
  'SSESpecification',
  'ReplicaUpdates',
  'MultiRegionConsistency',
  'GlobalTableWitnessUpdates',
  'WarmThroughput',
  'GlobalTableSettingsReplicationMode',
  'VectorIndexUpdates',
]

const CHANGES = [
  'BillingMode',
  'ProvisionedThroughput',
  'OnDemandThroughput',
  'TableClass',
  'DeletionProtectionEnabled',
  'GlobalSecondaryIndexUpdates',
  'StreamSpecification',
]

/** Changes a table's settings, or creates or deletes one of its global indexes. */
export const updateTable: Operation = (database, input, context) => {
  checkShape(input, REQUEST)
  refuseUnsimulated('UpdateTable', input, UNSIMULATED)
  if (CHANGES.every((name) => (input[name] ?? undefined) === undefined)) {
    invalid(
      'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or ' +
        'SSESpecification or ReplicaUpdates is required',
    )
  }
  const table = existingTable(database, input['TableName'] as string)
  requireSettled(table)
  const settled: Table = { ...withIndexes(table, input), settings: changedSettings(table, input), status: 'UPDATING' }
  const changed = withStreamSetting(database, withReserves(settled, context.now), input, context)
  return {
    database: changed,
    output: { TableDescription: describe(existingTable(changed, table.name)) },
    effects: [settleLater(table)],
  }
}

function changedSettings({ settings }: Table, input: JsonObject): TableSettings {
  const protection = input['DeletionProtectionEnabled'] ?? undefined
  return {
    billing: readBilling(input, settings.billing),
    tableClass: (input['TableClass'] ?? settings.tableClass) as TableSettings['tableClass'],
    deletionProtection: protection === undefined ? settings.deletionProtection : protection === true,
  }
}

const MOST_BUILDS = numberOf('dynamodb.index.builds.limit')

function withIndexes(table: Table, input: JsonObject): Table {
  const updates = (input['GlobalSecondaryIndexUpdates'] ?? []) as readonly JsonObject[]
  const builds = updates.filter((update) => update['Create'] || update['Delete'])
  if (builds.length > MOST_BUILDS) {
    refused(
      'LimitExceededException',
      `Subscriber limit exceeded: Only ${MOST_BUILDS} online index can be created or deleted simultaneously per table`,
    )
  }
  return updates.reduce((changed, update) => withIndexUpdate(changed, update, input), table)
}

function withIndexUpdate(table: Table, update: JsonObject, input: JsonObject): Table {
  const create = (update['Create'] ?? undefined) as JsonObject | undefined
  if (create) return withNewIndex(table, create, input)
  const asked = (update['Update'] ?? update['Delete'] ?? undefined) as JsonObject | undefined
  if (!asked) {
    return invalidParameter(
      'One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null',
    )
  }
  const name = asked['IndexName'] as string
  if (!table.indexes.some((index) => index.scope === 'global' && index.name === name)) {
    refused('ResourceNotFoundException', 'Requested resource not found')
  }
  const changed = (index: Index): Index =>
    update['Delete']
      ? { ...index, status: 'DELETING' }
      : { ...index, throughput: readThroughput(asked['ProvisionedThroughput']), reserve: undefined }
  return { ...table, indexes: table.indexes.map((index) => (index.name === name ? changed(index) : index)) }
}

/** An index made later is filled from the table; until that is done it cannot be read. */
function withNewIndex(table: Table, create: JsonObject, input: JsonObject): Table {
  if (table.indexes.some(({ name }) => name === create['IndexName']))
    invalid('Attempting to create an index which already exists')
  const known = new Map(table.attributes.map((attribute) => [attribute.name, attribute]))
  for (const attribute of readAttributes(input['AttributeDefinitions'])) known.set(attribute.name, attribute)
  const types = new Map([...known.values()].map(({ name, type }) => [name, type]))
  const index = filled(table, readIndex('global', create, types, table.arn))
  const indexes = [...table.indexes, index]
  checkIndexes(indexes)
  return { ...table, attributes: [...known.values()], indexes }
}
