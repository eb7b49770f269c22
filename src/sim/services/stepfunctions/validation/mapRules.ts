import { bytesOf, numberOf } from '../../../../facts/facts'
import { memberOf, textOf, valueOf, type JsonNode, type ObjectNode } from '../../../expression/json/jsonNode'
import { inputReferencePath, payloadTemplate } from './pathChecks'
import { within, wrong, type Place } from './place'
import { queries } from './queryChecks'
import { requireParameters, resourceOf } from './resourceChecks'
import { atMostOne, type Check, type FieldRule, type Shape } from './shape'
import { integer, listOf, nonEmpty, oneOf, orQuery, shaped, text } from './valueChecks'

const MOST_ITEMS = numberOf('stepfunctions.map.items.limit')
/** The payload limit, which a batch has to keep to. */
const MOST_BATCH_BYTES = bytesOf('stepfunctions.payload.limit')
const LONGEST_LABEL = numberOf('stepfunctions.map.label.longest')
const LONGEST_POINTER = numberOf('stepfunctions.map.pointer.longest')

/** A count as a constant, or in JSONata an expression; and its twin that takes a path. */
export function count(name: string, check: Check): FieldRule[] {
  return [
    { name, check: orQuery(check) },
    { name: `${name}Path`, language: 'JSONPath', check: inputReferencePath },
  ]
}

const parameters: readonly FieldRule[] = [
  { name: 'Parameters', language: 'JSONPath', check: payloadTemplate },
  { name: 'Arguments', language: 'JSONata', check: queries },
]

export const processorConfig: Shape = {
  fields: [
    { name: 'Mode', check: oneOf('INLINE', 'DISTRIBUTED') },
    { name: 'ExecutionType', check: oneOf('STANDARD', 'EXPRESS') },
  ],
  also: [distributedIsComplete],
}

function distributedIsComplete(config: ObjectNode, at: Place): void {
  const mode = valueOf(config, 'Mode')
  if (mode?.kind !== 'string' || mode.value !== 'DISTRIBUTED') return
  if (!memberOf(config, 'ExecutionType') && !at.unfinished) wrong(at, mode, 'These fields are required: [ExecutionType]')
  if (at.machine.type === 'EXPRESS') wrong(within(at, 'Mode'), mode, "Express state machine does not support 'DISTRIBUTED' mode of Map state")
}

const readerConfig: Shape = {
  fields: [
    { name: 'InputType', check: oneOf('CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST') },
    { name: 'CSVHeaderLocation', check: oneOf('FIRST_ROW', 'GIVEN') },
    { name: 'CSVHeaders', check: nonEmpty(listOf(text)) },
    { name: 'CSVDelimiter', check: oneOf('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB') },
    ...count('MaxItems', integer(0, MOST_ITEMS)),
    { name: 'ItemsPointer', check: itemsPointer },
    { name: 'Transformation', check: oneOf('NONE', 'LOAD_AND_FLATTEN') },
    { name: 'ManifestType', check: oneOf('S3_INVENTORY', 'ATHENA_DATA') },
  ],
  alternatives: [atMostOne('MaxItems', 'MaxItemsPath')],
  also: [headersWhereGiven],
}

function itemsPointer(value: JsonNode, at: Place): void {
  if (value.kind !== 'string') wrong(at, value, 'Expected value of type String')
  else if (!value.value.startsWith('/')) wrong(at, value, 'Value is not a valid JSON Pointer')
  else if (value.value.length >= LONGEST_POINTER) wrong(at, value, `Value must be shorter than ${LONGEST_POINTER} characters`)
}

function headersWhereGiven(config: ObjectNode, at: Place): void {
  if (textOf(config, 'InputType') !== 'CSV' || at.unfinished) return
  const head = { offset: config.offset, length: 1 }
  if (!memberOf(config, 'CSVHeaderLocation')) wrong(at, head, 'These fields are required: [CSVHeaderLocation]')
  else if (textOf(config, 'CSVHeaderLocation') === 'GIVEN' && !memberOf(config, 'CSVHeaders')) {
    wrong(at, head, 'These fields are required: [CSVHeaders]')
  }
}

const itemReader: Shape = {
  required: ['Resource'],
  fields: [
    { name: 'Resource', check: resourceOf('arn:aws:states:::s3:getObject', 'arn:aws:states:::s3:listObjectsV2') },
    { name: 'ReaderConfig', check: shaped(readerConfig) },
    ...parameters,
  ],
  also: [readerNamesItsObject],
}

function readerNamesItsObject(reader: ObjectNode, at: Place): void {
  const field = at.language === 'JSONata' ? 'Arguments' : 'Parameters'
  const given = valueOf(reader, field)
  if (given?.kind !== 'object' || at.unfinished) return
  const lists = textOf(reader, 'Resource')?.endsWith(':listObjectsV2')
  requireParameters(given, lists ? ['Bucket'] : ['Bucket', 'Key'], within(at, field))
}

const itemBatcher: Shape = {
  fields: [
    ...count('MaxItemsPerBatch', integer(0)),
    ...count('MaxInputBytesPerBatch', integer(0, MOST_BATCH_BYTES)),
    { name: 'BatchInput', language: 'JSONPath', check: payloadTemplate },
    { name: 'BatchInput', language: 'JSONata', check: queries },
  ],
  alternatives: [
    atMostOne('MaxItemsPerBatch', 'MaxItemsPerBatchPath'),
    atMostOne('MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'),
  ],
  also: [batchHasALimit],
}

function batchHasALimit(batcher: ObjectNode, at: Place): void {
  if (at.unfinished || batcher.members.some(({ name }) => name.startsWith('Max'))) return
  const message = 'There should be at least one of the following fields: [MaxItemsPerBatch, MaxInputBytesPerBatch]'
  wrong(at, { offset: batcher.offset, length: 1 }, message)
}

const resultWriter: Shape = {
  fields: [
    { name: 'Resource', check: resourceOf('arn:aws:states:::s3:putObject') },
    {
      name: 'WriterConfig',
      check: shaped({
        fields: [
          { name: 'Transformation', check: oneOf('NONE', 'COMPACT', 'FLATTEN') },
          { name: 'OutputType', check: oneOf('JSON', 'JSONL') },
        ],
      }),
    },
    ...parameters,
  ],
}

const label: Check = (value, at) => {
  if (value.kind !== 'string') wrong(at, value, 'Expected value of type String')
  else if (value.value.length > LONGEST_LABEL || !/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/]+$/.test(value.value)) {
    wrong(at, value, `Invalid label name: ${value.value}`, 'INVALID_LABEL_NAME')
  }
}

/** The fields of a Map that only a Distributed Map makes use of; an inline one ignores them. */
export const distributedFields: readonly FieldRule[] = [
  { name: 'ItemReader', check: shaped(itemReader) },
  { name: 'ItemBatcher', check: shaped(itemBatcher) },
  { name: 'ResultWriter', check: shaped(resultWriter) },
  { name: 'Label', check: label },
]

/** `ItemReader` and the like in an inline Map: nothing is read, batched or written. */
export function warnOfDistributedFields(map: ObjectNode, at: Place): void {
  const processor = valueOf(map, 'ItemProcessor') ?? valueOf(map, 'Iterator')
  const config = processor?.kind === 'object' ? valueOf(processor, 'ProcessorConfig') : undefined
  if (processor?.kind !== 'object' || (config?.kind === 'object' && textOf(config, 'Mode') === 'DISTRIBUTED')) return
  for (const { name, key } of map.members) {
    if (!distributedFields.some((field) => field.name === name)) continue
    const message = `The field '${name}' has an effect only where the Mode of the ProcessorConfig is DISTRIBUTED`
    at.report.warning('DISTRIBUTED_ONLY', message, within(at, name).location, key)
  }
}

/** Items: a list, an object whose members are gone through, or an expression that gives one. */
export const items: Check = (value, at) => {
  if (value.kind === 'array' || value.kind === 'object' || value.kind === 'string') queries(value, at)
  else wrong(at, value, 'Expected value of type Array')
}
