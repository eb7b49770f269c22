import { numberOf } from '../../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { State } from '../definition/machine'
import { objectField, textField } from '../definition/machine'
import { numberOption } from '../interpreter/numberOption'
import type { Scope } from '../interpreter/scope'
import { StateFault } from '../interpreter/stateFault'

/** How a Distributed Map's ItemReader reads: its ReaderConfig, evaluated. Plain data, because it waits for S3. */
export interface ReaderConfig {
  readonly inputType: string
  /** Undefined: all of them. */
  readonly maxItems: number | undefined
  readonly headers: readonly string[] | undefined
  readonly delimiter: string
  readonly pointer: string | undefined
  readonly manifestType: string | undefined
  /** The items are not the listed objects but what is in them. */
  readonly flatten: boolean
}

/** AWS reads no more items than this. */
const MOST_ITEMS = numberOf('stepfunctions.map.items.limit')

const DELIMITERS: { readonly [name: string]: string } = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' }

/** @throws {StateFault} States.ItemReaderFailed where MaxItems is not positive */
export function readerConfig(state: State, reader: JsonObject, scope: Scope): ReaderConfig {
  const config = objectField(reader, 'ReaderConfig') ?? {}
  const { CSVHeaders: headers } = config
  return {
    inputType: textField(config, 'InputType') ?? 'NONE',
    maxItems: mostItems(numberOption(state, scope, config, 'MaxItems', 'integer', 'ItemReader/ReaderConfig/MaxItems')),
    headers: Array.isArray(headers) && config['CSVHeaderLocation'] === 'GIVEN' ? headers.map(String) : undefined,
    delimiter: DELIMITERS[textField(config, 'CSVDelimiter') ?? 'COMMA'] ?? ',',
    pointer: textField(config, 'ItemsPointer'),
    manifestType: textField(config, 'ManifestType'),
    flatten: config['Transformation'] === 'LOAD_AND_FLATTEN',
  }
}

/** 0 stands for all. */
function mostItems(given: number | undefined): number | undefined {
  if (given === undefined || given === 0) return undefined
  if (given < 0) throw readerFault('field MaxItems must be positive')
  return Math.min(given, MOST_ITEMS)
}

export function readerFault(cause: string): StateFault {
  return new StateFault('States.ItemReaderFailed', cause)
}

/** The state's ItemReader, where it has one. */
export function readerOf(state: State): JsonObject | undefined {
  const reader: Json | undefined = state.fields['ItemReader']
  return isJsonObject(reader) ? reader : undefined
}
