import { numberOf } from '../../../../facts/facts'
import { ENUM, KEY_NAME, NEW_NAME, type Members } from './shape'

/** Shapes that requests about tables share. */
export const THROUGHPUT = {
  type: 'Structure',
  name: 'ProvisionedThroughput',
  members: {
    ReadCapacityUnits: { type: 'Long', min: 1, required: true },
    WriteCapacityUnits: { type: 'Long', min: 1, required: true },
  },
} as const

/** Limits of a table on demand; -1 for none. */
export const ON_DEMAND_THROUGHPUT = {
  type: 'Structure',
  name: 'OnDemandThroughput',
  members: { MaxReadRequestUnits: { type: 'Long' }, MaxWriteRequestUnits: { type: 'Long' } },
} as const

export const ATTRIBUTE_DEFINITIONS = {
  type: 'List',
  of: {
    type: 'Structure',
    name: 'AttributeDefinition',
    members: {
      AttributeName: { ...KEY_NAME, required: true },
      AttributeType: { ...ENUM('B', 'N', 'S'), required: true },
    },
  },
} as const

const KEYS = {
  type: 'List',
  min: 1,
  of: {
    type: 'Structure',
    name: 'KeySchemaElement',
    members: {
      AttributeName: { ...KEY_NAME, required: true },
      KeyType: { ...ENUM('HASH', 'RANGE'), required: true },
    },
  },
} as const

export const KEY_SCHEMA = { ...KEYS, max: 2 } as const

const INDEX: Members = {
  IndexName: { ...NEW_NAME, required: true },
  KeySchema: { ...KEYS, required: true },
  Projection: {
    type: 'Structure',
    name: 'Projection',
    required: true,
    members: {
      ProjectionType: ENUM('ALL', 'INCLUDE', 'KEYS_ONLY'),
      NonKeyAttributes: { type: 'List', min: 1, max: numberOf('dynamodb.index.projection.limit'), of: KEY_NAME },
    },
  },
}

export const LOCAL_INDEX = { type: 'Structure', name: 'LocalSecondaryIndex', members: INDEX } as const
export const GLOBAL_INDEX = {
  type: 'Structure',
  name: 'GlobalSecondaryIndex',
  members: { ...INDEX, ProvisionedThroughput: THROUGHPUT },
} as const

export const BILLING_MODE = ENUM('PROVISIONED', 'PAY_PER_REQUEST')
export const TABLE_CLASS = ENUM('STANDARD', 'STANDARD_INFREQUENT_ACCESS')
