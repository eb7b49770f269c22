import type { Json, JsonObject } from '../../../kernel/json'
import { attributesOf, type KeySchema } from './keySchema'
import type { Index, Table } from './table'
import { NO_LIMIT, type Throughput } from './throughput'

/**
 * A table's description in the API's shape. Sizes and counts are what they are at the moment; AWS
 * brings them up to date every six hours or so.
 */
export function describe(table: Table): JsonObject {
  const { billing, tableClass, deletionProtection } = table.settings
  const provisioned = billing.mode === 'PROVISIONED'
  return {
    AttributeDefinitions: table.attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    TableName: table.name,
    KeySchema: shownKeySchema(table.keys),
    TableStatus: table.status,
    CreationDateTime: table.createdAt / 1000,
    ProvisionedThroughput: throughput(provisioned ? billing : undefined),
    TableSizeBytes: table.bytes,
    ItemCount: table.items.size,
    TableArn: table.arn,
    TableId: table.id,
    ...(provisioned
      ? {}
      : {
          BillingModeSummary: { BillingMode: billing.mode, LastUpdateToPayPerRequestDateTime: table.createdAt / 1000 },
        }),
    ...indexes('LocalSecondaryIndexes', table, 'local'),
    ...indexes('GlobalSecondaryIndexes', table, 'global'),
    ...streamOf(table),
    ...(billing.mode === 'PAY_PER_REQUEST' && billing.most ? { OnDemandThroughput: shownLimit(billing.most) } : {}),
    ...(tableClass ? { TableClassSummary: { TableClass: tableClass } } : {}),
    DeletionProtectionEnabled: deletionProtection,
  }
}

export function shownKeySchema(keys: KeySchema): Json {
  return attributesOf(keys).map(({ name }, i) => ({ AttributeName: name, KeyType: i === 0 ? 'HASH' : 'RANGE' }))
}

function streamOf({ stream }: Table): JsonObject {
  if (!stream) return {}
  return {
    ...(stream.enabled ? { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.view } } : {}),
    LatestStreamLabel: stream.label,
    LatestStreamArn: stream.arn,
  }
}

/** -1 where there is no limit. */
function shownLimit({ reads, writes }: Throughput): JsonObject {
  return { MaxReadRequestUnits: reads === NO_LIMIT ? -1 : reads, MaxWriteRequestUnits: writes === NO_LIMIT ? -1 : writes }
}

function throughput(provisioned: Throughput | undefined): JsonObject {
  return {
    NumberOfDecreasesToday: 0,
    ReadCapacityUnits: provisioned?.reads ?? 0,
    WriteCapacityUnits: provisioned?.writes ?? 0,
  }
}

function indexes(member: string, table: Table, scope: Index['scope']): JsonObject {
  const described = table.indexes.filter((index) => index.scope === scope).map(describeIndex)
  return described.length === 0 ? {} : { [member]: described }
}

function describeIndex(index: Index): JsonObject {
  const { type, attributes } = index.projection
  return {
    IndexName: index.name,
    KeySchema: shownKeySchema(index.keys),
    Projection: { ProjectionType: type, ...(type === 'INCLUDE' ? { NonKeyAttributes: attributes } : {}) },
    ...(index.scope === 'global'
      ? { IndexStatus: index.status, ProvisionedThroughput: throughput(index.throughput) }
      : {}),
    IndexSizeBytes: index.bytes,
    ItemCount: index.items.size,
    IndexArn: index.arn,
  }
}
