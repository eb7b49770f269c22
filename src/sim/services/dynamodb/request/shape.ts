import { numberOf } from '../../../../facts/facts'

/**
 * The shape of a request as far as it is checked before anything is done: types, presence,
 * lengths, ranges, patterns and enumerations, as in the API's model (botocore, snapshot of August 2026).
 */
export type Shape =
  | StringShape
  | { readonly type: 'Integer' | 'Long'; readonly min?: number; readonly max?: number }
  | { readonly type: 'Boolean' }
  | { readonly type: 'List'; readonly of: Shape; readonly min?: number; readonly max?: number }
  | { readonly type: 'Map'; readonly of: Shape; readonly min?: number; readonly max?: number }
  | StructureShape
  /** An attribute value or an item: read where it is used, with refusals of their own. */
  | { readonly type: 'Value' }

export interface StringShape {
  readonly type: 'String'
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  /** In the order in which AWS prints them. */
  readonly values?: readonly string[]
}

interface StructureShape {
  readonly type: 'Structure'
  /** AWS's name of it, as it stands in refusals. */
  readonly name: string
  readonly members: Members
}

export interface Members {
  readonly [member: string]: Shape & { readonly required?: true }
}

export const STRING = { type: 'String' } as const
export const BOOLEAN = { type: 'Boolean' } as const
export const VALUE = { type: 'Value' } as const
/** An item or a key: attribute values by name. */
export const ITEM = { type: 'Map', of: VALUE } as const
export const LONGEST_NAME = numberOf('dynamodb.table.name.longest')
export const SHORTEST_NAME = numberOf('dynamodb.table.name.shortest')
/** A table by its name or ARN. Only CreateTable wants three characters. */
export const TABLE = { type: 'String', min: 1, max: LONGEST_NAME, pattern: '[a-zA-Z0-9_.-]+' } as const
export const NEW_NAME = { ...TABLE, min: SHORTEST_NAME } as const
/** The name of an attribute that is a key, is projected or holds a time to live. */
export const KEY_NAME = { type: 'String', min: 1, max: numberOf('dynamodb.key.name.longest') } as const
export const ENUM = <Values extends readonly string[]>(...values: Values) => ({ type: 'String', values }) as const

export const RETURN_CONSUMED_CAPACITY = ENUM('INDEXES', 'TOTAL', 'NONE')
export const RETURN_ITEM_COLLECTION_METRICS = ENUM('SIZE', 'NONE')
export const RETURN_VALUES = ENUM('ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW')
export const RETURN_VALUES_ON_FAILURE = ENUM('ALL_OLD', 'NONE')
export const NAMES = { type: 'Map', of: STRING } as const
export const VALUES = { type: 'Map', of: VALUE } as const
export const SELECT = ENUM('SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES')
