import { numberOf } from '../../../../facts/facts'
import { notSimulated } from '../../../aws/notSimulated'
import { Refusal } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'
import { invalid, invalidParameter } from '../refusal'
import { refuseUnsimulated } from '../request/refuseUnsimulated'
import { noItems } from './itemTree'
import type { KeyAttribute, KeyAttributeType, KeySchema } from './keySchema'
import type { Index, Projection, Table } from './table'
import type { Throughput } from './throughput'

/** What a request to create a table says of its keys and indexes. */
type Definition = Pick<Table, 'keys' | 'attributes' | 'indexes'>

const MOST_GLOBAL_INDEXES = numberOf('dynamodb.index.global.limit')
const MOST_LOCAL_INDEXES = numberOf('dynamodb.index.local.limit')
const MOST_PROJECTED_ATTRIBUTES = numberOf('dynamodb.index.projected.limit')

/**
 * Reads the keys and indexes of a table to be created, from a request whose shapes were checked.
 * @throws {Refusal} ValidationException
 */
export function readDefinition(input: JsonObject, tableArn: string): Definition {
  const attributes = readAttributes(input['AttributeDefinitions'])
  const types = new Map(attributes.map(({ name, type }) => [name, type]))
  const keys = readKeySchema(input['KeySchema'], types)
  const local = listOf(input, 'LocalSecondaryIndexes').map((index) => readIndex('local', index, types, tableArn))
  const global = listOf(input, 'GlobalSecondaryIndexes').map((index) => readIndex('global', index, types, tableArn))
  for (const index of local) checkLocal(index, keys)
  const indexes = [...local, ...global]
  checkIndexes(indexes)
  checkAllUsed(attributes, keys, indexes)
  return { keys, attributes, indexes }
}

function listOf(input: JsonObject, member: string): readonly JsonObject[] {
  const list = input[member] ?? undefined
  if (list === undefined) return []
  const members = list as readonly JsonObject[]
  if (members.length === 0) invalidParameter(`List of ${member} is empty`)
  return members
}

export function readAttributes(definitions: Json | undefined): readonly KeyAttribute[] {
  const attributes = ((definitions ?? []) as readonly JsonObject[]).map((definition) => ({
    name: definition['AttributeName'] as string,
    type: definition['AttributeType'] as KeyAttributeType,
  }))
  if (new Set(attributes.map(({ name }) => name)).size < attributes.length) {
    invalid('Cannot have two attributes with the same name')
  }
  return attributes
}

type Types = ReadonlyMap<string, KeyAttributeType>

function readKeySchema(schema: Json | undefined, types: Types): KeySchema {
  const elements = (schema ?? []) as readonly JsonObject[]
  const [first, second] = elements
  if (first?.['KeyType'] !== 'HASH') invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type')
  if (second && second['KeyType'] !== 'RANGE')
    invalid('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type')
  const names = elements.map((element) => element['AttributeName'] as string)
  if (new Set(names).size < names.length) invalid('Invalid KeySchema: Some index key attribute have no definition')
  const [partition, sort] = names.map((name): KeyAttribute => {
    const type = types.get(name)
    if (type) return { name, type }
    const keys = `Keys: [${names.join(', ')}], AttributeDefinitions: [${[...types.keys()].join(', ')}]`
    return invalidParameter(`Some index key attributes are not defined in AttributeDefinitions. ${keys}`)
  }) as [KeyAttribute, KeyAttribute | undefined]
  return sort ? { partition, sort } : { partition }
}

export function readIndex(scope: Index['scope'], index: JsonObject, types: Types, tableArn: string): Index {
  const name = index['IndexName'] as string
  refuseUnsimulated('CreateTable', index, ['OnDemandThroughput', 'WarmThroughput'])
  refuseCompositeKeys(index['KeySchema'] as readonly JsonObject[])
  return {
    scope,
    name,
    arn: `${tableArn}/index/${name}`,
    status: scope === 'global' ? 'CREATING' : 'ACTIVE',
    keys: readKeySchema(index['KeySchema'], types),
    projection: readProjection(index['Projection'] as JsonObject),
    throughput: readThroughput(index['ProvisionedThroughput']),
    reserve: undefined,
    items: noItems(),
    bytes: 0,
  }
}

/** Since November 2025 a global index may have up to four attributes in its partition key and in its sort key. */
function refuseCompositeKeys(schema: readonly JsonObject[]): void {
  if (schema.length > 2 || schema[1]?.['KeyType'] === 'HASH') {
    throw new Refusal(notSimulated('keys of several attributes in a secondary index of dynamodb'))
  }
}

function readProjection(projection: JsonObject): Projection {
  const type = projection['ProjectionType'] ?? undefined
  const attributes = (projection['NonKeyAttributes'] ?? undefined) as readonly string[] | undefined
  if (type === undefined) return invalidParameter('Unknown ProjectionType: null')
  if (type === 'INCLUDE') {
    if (!attributes) return invalidParameter('ProjectionType is INCLUDE, but NonKeyAttributes is not specified')
    return { type, attributes }
  }
  if (attributes) invalidParameter(`ProjectionType is ${type as string}, but NonKeyAttributes is specified`)
  return { type: type as 'ALL' | 'KEYS_ONLY', attributes: [] }
}

export function readThroughput(throughput: Json | undefined): Throughput | undefined {
  const given = (throughput ?? undefined) as JsonObject | undefined
  return given && { reads: given['ReadCapacityUnits'] as number, writes: given['WriteCapacityUnits'] as number }
}

function checkLocal(index: Index, keys: KeySchema): void {
  if (!keys.sort) {
    invalidParameter(
      'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
    )
  }
  if (!index.keys.sort) invalidParameter(`Index KeySchema does not have a range key for index: ${index.name}`)
  if (index.keys.partition.name !== keys.partition.name) {
    invalidParameter(
      `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${index.name}. ` +
        `index hash key: ${index.keys.partition.name}, table hash key: ${keys.partition.name}`,
    )
  }
}

export function checkIndexes(indexes: readonly Index[]): void {
  const seen = new Set<string>()
  for (const { name } of indexes) {
    if (seen.has(name)) invalidParameter(`Duplicate index name: ${name}`)
    seen.add(name)
  }
  const global = indexes.filter(({ scope }) => scope === 'global').length
  if (global > MOST_GLOBAL_INDEXES) {
    invalidParameter(`GlobalSecondaryIndex count exceeds the per-table limit of ${MOST_GLOBAL_INDEXES}`)
  }
  if (indexes.length - global > MOST_LOCAL_INDEXES) {
    invalidParameter(`Number of LocalSecondaryIndexes exceeds per-table limit of ${MOST_LOCAL_INDEXES}`)
  }
  const projected = indexes.reduce((sum, { projection }) => sum + projection.attributes.length, 0)
  if (projected > MOST_PROJECTED_ATTRIBUTES) {
    invalidParameter(`Number of projected attributes exceeds per-table limit of ${MOST_PROJECTED_ATTRIBUTES}`)
  }
}

function checkAllUsed(attributes: readonly KeyAttribute[], keys: KeySchema, indexes: readonly Index[]): void {
  const used = new Set(
    [keys, ...indexes.map((index) => index.keys)].flatMap(({ partition, sort }) =>
      sort ? [partition.name, sort.name] : [partition.name],
    ),
  )
  if (used.size === attributes.length) return
  if (indexes.length === 0) {
    invalidParameter(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    )
  }
  const names = attributes.map(({ name }) => name)
  invalidParameter(
    `Some AttributeDefinitions are not used. AttributeDefinitions: [${names.join(', ')}], keys used: [${[...used].join(', ')}]`,
  )
}
