import { bytesOf } from '../../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { compileJsonataTemplate } from '../definition/jsonataTemplate'
import { compilePayloadTemplate } from '../definition/payloadTemplate'
import { objectField, type State } from '../definition/machine'
import { numberOption } from '../interpreter/numberOption'
import type { Scope } from '../interpreter/scope'
import { runtimeFault } from '../interpreter/stateFault'
import { byteLength } from '../rules/byteLength'

/** What one child execution gets, and how many items that is. */
export interface ChildInput {
  readonly input: Json
  readonly items: number
}

/** A batch has to keep to the payload limit. */
const MOST_BYTES = bytesOf('stepfunctions.payload.limit')

/** Items as they go to child executions: one each, or by ItemBatcher. */
export function childInputs(state: State, scope: Scope, items: readonly Json[]): readonly ChildInput[] {
  const batcher = objectField(state.fields, 'ItemBatcher')
  if (!batcher) return items.map((input) => ({ input, items: 1 }))
  const at = (field: string) => numberOption(state, scope, batcher, field, 'integer', `ItemBatcher/${field}`)
  const mostItems = at('MaxItemsPerBatch') ?? Number.POSITIVE_INFINITY
  const mostBytes = Math.min(at('MaxInputBytesPerBatch') ?? MOST_BYTES, MOST_BYTES)
  if (mostItems <= 0 || mostBytes <= 0) throw runtimeFault(`${scope.place} The limits of ItemBatcher must be positive.`)
  const shared = batchInput(state, scope, batcher['BatchInput'])
  return packed(items, mostItems, mostBytes - byteLength({ Items: [], ...shared }, MOST_BYTES)).map((batch) => ({
    input: { Items: batch, ...shared },
    items: batch.length,
  }))
}

function packed(items: readonly Json[], mostItems: number, mostBytes: number): Json[][] {
  const batches: Json[][] = []
  let batch: Json[] = []
  let bytes = 0
  for (const item of items) {
    const size = byteLength(item, mostBytes) + 1
    if (batch.length > 0 && (batch.length >= mostItems || bytes + size > mostBytes)) {
      batches.push(batch)
      batch = []
      bytes = 0
    }
    batch.push(item)
    bytes += size
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}

function batchInput(state: State, scope: Scope, template: Json | undefined): JsonObject {
  if (template === undefined) return {}
  const given = state.language === 'JSONata' ? compileJsonataTemplate(template, 'ItemBatcher/BatchInput')(scope, {}) : compilePayloadTemplate(template)(scope)
  return isJsonObject(given) ? { BatchInput: given } : {}
}
