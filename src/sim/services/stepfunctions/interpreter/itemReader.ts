import type { CallResult } from '../../../aws/apiCall'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { textField, type State } from '../definition/machine'
import { parseResource } from '../definition/resource'
import { actionOf } from '../integrations/awsServices'
import { filesOf, manifestConfig, type FileToRead } from '../mapRun/itemFiles'
import { readerConfig, readerFault, type ReaderConfig } from '../mapRun/readerConfig'
import { bodyOf, itemsIn, listedItems } from '../mapRun/readItems'
import { startItems } from './distributedMap'
import type { Frame, Visit, Wait } from './frame'
import { effectiveInput } from './mapOptions'
import { nestedTemplate } from './nestedTemplate'
import type { Run } from './run'
import { withInput } from './scope'
import { WAITS, type Step } from './step'

type Reading = Extract<Wait, { kind: 'reading' }>

/** Asks S3 for what a Distributed Map's items are in: an object, a listing, a manifest of files. */
export function read(run: Run, frame: Frame, state: State, visit: Visit, reader: JsonObject, mapRunArn: string): Step {
  const scope = withInput(run.scope(frame, visit), effectiveInput(state, run.scope(frame, visit)))
  const config = readerConfig(state, reader, scope)
  const resource = parseResource(textField(reader, 'Resource') ?? '')
  const given = nestedTemplate(state, reader, scope, 'ItemReader')
  const parameters = isJsonObject(given) ? given : {}
  const action = resource?.kind === 'integration' ? actionOf(resource) : 'GetObject'
  const source = `S3://${String(parameters['Bucket'])}/${String(parameters['Key'] ?? parameters['Prefix'] ?? '')}`
  return ask(run, frame, state, visit, { kind: 'reading', mapRunArn, config, action, parameters, source, read: [], files: [] })
}

function ask(run: Run, frame: Frame, state: State, visit: Visit, wait: Reading): Step {
  const { action, parameters } = wait
  run.waits(frame, visit, wait)
  const origin = { stateName: state.name, resource: 'itemReader', parameters }
  run.call(frame, visit, { service: 's3', action, input: parameters }, origin)
  return WAITS
}

/** S3 has answered: what it gave is read, and what is still to be read asked for. */
export function itemsGiven(run: Run, frame: Frame, state: State, visit: Visit, wait: Reading, result: CallResult): Step {
  if (result.error) throw readerFault(result.error.message)
  const next = afterAnswer(wait, isJsonObject(result.output) ? result.output : {})
  if (next.parameters) return ask(run, frame, state, visit, { ...next, parameters: next.parameters })
  return startItems(run, frame, state, visit, next.read, wait.source, wait.mapRunArn)
}

/** How the reading goes on; without parameters it is done. */
type Next = Omit<Reading, 'parameters'> & { readonly parameters: JsonObject | undefined }

function afterAnswer(wait: Reading, answer: JsonObject): Next {
  const { config, action, parameters } = wait
  if (action === 'ListObjectsV2') return afterListing(wait, answer)
  const text = bodyOf(answer, String(parameters['Key'] ?? ''))
  if (config.inputType === 'MANIFEST') {
    const { files, ...rest } = manifestConfig(text, config)
    return nextFile({ ...wait, config: rest }, wait.read, files)
  }
  return nextFile(wait, upTo(config, [...wait.read, ...itemsIn(text, config)]), wait.files)
}

function afterListing(wait: Reading, answer: JsonObject): Next {
  const { config, parameters } = wait
  const read = upTo(config.flatten ? { ...config, maxItems: undefined } : config, [...wait.read, ...listedItems(answer)])
  const { IsTruncated: more, NextContinuationToken: token } = answer
  if (more === true && token !== undefined && (config.flatten || read.length !== config.maxItems)) {
    return { ...wait, read, parameters: { ...parameters, ContinuationToken: token } }
  }
  if (!config.flatten) return { ...wait, read, parameters: undefined }
  return nextFile({ ...wait, action: 'GetObject' }, [], filesOf(String(parameters['Bucket']), read))
}

function nextFile(wait: Reading, read: readonly Json[], files: readonly FileToRead[]): Next {
  const [first, ...rest] = read.length === wait.config.maxItems ? [] : files
  return { ...wait, read, files: rest, parameters: first && { Bucket: first.bucket, Key: first.key } }
}

function upTo({ maxItems }: ReaderConfig, items: readonly Json[]): readonly Json[] {
  return maxItems === undefined ? items : items.slice(0, maxItems)
}
