import type { Json, JsonObject } from '../../../kernel/json'
import { asJson, type Item } from '../attributeValue'
import { applyUpdate } from '../expression/applyUpdate'
import type { BoundCondition } from '../expression/bindCondition'
import type { BoundUpdate } from '../expression/bindUpdate'
import { compileCondition } from '../expression/compiled'
import { holds } from '../expression/evaluateCondition'
import type { Placeholders } from '../expression/placeholders'
import { itemSize, MOST_ITEM_BYTES } from '../itemSize'
import { invalid, refused } from '../refusal'
import { checkIndexKeys, keyGiven, keyOfNewItem } from '../table/checkKey'
import { itemAt, type StoredItem } from '../table/itemTree'
import { checkUpdatedKeys } from '../table/keyPaths'
import { write, type Table, type Written } from '../table/table'

/** One write to one item, as single requests, batches and transactions ask for it. */
export type ItemWrite = Put | Update | Delete | ConditionCheck

interface Conditional {
  readonly condition?: BoundCondition | undefined
  /** ALL_OLD: a refusal by the condition carries the item. */
  readonly onFailure?: Json | undefined
}

export interface Put extends Conditional {
  readonly kind: 'Put'
  readonly item: Item
  /** What it counts, as `itemSize` says. */
  readonly size: number
}

export interface Update extends Conditional {
  readonly kind: 'Update'
  readonly key: Item
  readonly update: BoundUpdate | undefined
}

export interface Delete extends Conditional {
  readonly kind: 'Delete'
  readonly key: Item
}

/** Writes nothing: in a transaction it holds an item to a condition. */
export interface ConditionCheck extends Conditional {
  readonly kind: 'ConditionCheck'
  readonly key: Item
}

export interface ItemWritten extends Written {
  readonly before: Item | undefined
  readonly after: Item | undefined
}

const NOTHING: Item = {}
const NONE: Written['indexBytes'] = new Map()

/** Reads the ConditionExpression of a write. */
export function readCondition(input: JsonObject, placeholders: Placeholders): BoundCondition | undefined {
  const text = input['ConditionExpression'] ?? undefined
  return text === undefined ? undefined : compileCondition('ConditionExpression', text as string, placeholders)
}

/** @throws {Refusal} ConditionalCheckFailedException, ValidationException */
export function performWrite(table: Table, asked: ItemWrite): ItemWritten {
  if (asked.kind === 'Update' && asked.update) checkUpdatedKeys(table, asked.update)
  const key = asked.kind === 'Put' ? keyOfNewItem(table, asked.item) : keyGiven(table, asked.key)
  if (asked.kind === 'Put') checkIndexKeys(table, asked.item)
  const stored = itemAt(table.items, key)
  const before = stored?.item
  requireCondition(asked, before)
  if (asked.kind === 'ConditionCheck')
    return { table, bytes: stored?.size ?? 0, indexBytes: NONE, before, after: before }
  const after = itemAfter(table, asked, before)
  // Deleting what is not there changes nothing.
  if (!before && !after) return { table, bytes: 0, indexBytes: NONE, before, after: undefined }
  const { table: changed, bytes, indexBytes } = write(table, key, stored, after)
  return { table: changed, bytes, indexBytes, before, after: after?.item }
}

function itemAfter(table: Table, asked: Put | Update | Delete, before: Item | undefined): StoredItem | undefined {
  switch (asked.kind) {
    case 'Put':
      return { item: asked.item, size: asked.size }
    case 'Update': {
      const start = before ?? asked.key
      const item = asked.update ? applyUpdate(asked.update, start) : start
      checkIndexKeys(table, item)
      const size = itemSize(item)
      if (size > MOST_ITEM_BYTES) invalid('Item size to update has exceeded the maximum allowed size')
      return { item, size }
    }
    case 'Delete':
      return undefined
  }
}

function requireCondition({ condition, onFailure }: ItemWrite, before: Item | undefined): void {
  if (!condition || holds(condition, before ?? NOTHING)) return
  const members = before && onFailure === 'ALL_OLD' ? { Item: asJson(before) } : undefined
  refused('ConditionalCheckFailedException', 'The conditional request failed', members)
}
