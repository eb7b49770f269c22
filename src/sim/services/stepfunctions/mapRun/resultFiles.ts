import type { Json, JsonObject } from '../../../kernel/json'
import { jobResult } from '../api/executionViews'
import type { Execution } from '../interpreter/execution'
import type { MapRun } from './mapRun'

/**
 * What a Map state gives of its children's results, by WriterConfig's Transformation: COMPACT (the
 * default) their outputs, FLATTEN the items of outputs that are arrays, NONE what DescribeExecution
 * says of each. Children that failed and were tolerated have no output.
 */
export function childResults(children: readonly Execution[], config: JsonObject): readonly Json[] {
  return transformed(children, config['Transformation'] ?? 'COMPACT')
}

function transformed(children: readonly Execution[], transformation: Json): readonly Json[] {
  if (transformation === 'NONE') return children.map(described)
  const outputs = children.flatMap(({ output }) => (output === undefined ? [] : [output]))
  return transformation === 'FLATTEN' ? outputs.flatMap((output) => (Array.isArray(output) ? (output as readonly Json[]) : [output])) : outputs
}

function described(child: Execution): JsonObject {
  return jobResult(child, (value) => JSON.stringify(value))
}

export interface ResultFile {
  readonly key: string
  readonly body: string
}

/** The files of a ResultWriter: results by how they ended, and a manifest that names them. Exported whole by default (NONE). Also JSON lines lie in `.json`. */
export function resultFiles(
  mapRun: MapRun,
  children: readonly Execution[],
  parameters: JsonObject,
  config: JsonObject,
): { readonly bucket: string; readonly manifestKey: string; readonly files: readonly ResultFile[] } {
  const bucket = String(parameters['Bucket'] ?? '')
  const prefix = parameters['Prefix'] === undefined ? '' : `${String(parameters['Prefix']).replace(/\/$/, '')}/`
  const folder = `${prefix}${mapRun.arn.split(':').at(-1)}`
  const lines = config['OutputType'] === 'JSONL'
  const files = GROUPS.flatMap(({ name, statuses }): (ResultFile & { group: string })[] => {
    const group = children.filter(({ status }) => statuses.includes(status))
    if (group.length === 0) return []
    // A failure has no output to be transformed.
    const results = name === 'SUCCEEDED' ? transformed(group, config['Transformation'] ?? 'NONE') : group.map(described)
    const body = lines ? results.map((result) => JSON.stringify(result)).join('\n') : JSON.stringify(results)
    return [{ group: name, key: `${folder}/${name}_0.json`, body }]
  })
  const listed = Object.fromEntries(
    GROUPS.map(({ name }) => [name, files.filter(({ group }) => group === name).map(({ key, body }) => ({ Key: key, Size: sizeOf(body) }))]),
  )
  const manifest = { DestinationBucket: bucket, MapRunArn: mapRun.arn, ResultFiles: listed }
  const manifestKey = `${folder}/manifest.json`
  return { bucket, manifestKey, files: [...files.map(({ key, body }) => ({ key, body })), { key: manifestKey, body: JSON.stringify(manifest) }] }
}

const GROUPS: readonly { readonly name: string; readonly statuses: readonly string[] }[] = [
  { name: 'FAILED', statuses: ['FAILED', 'TIMED_OUT'] },
  { name: 'PENDING', statuses: ['RUNNING', 'ABORTED'] },
  { name: 'SUCCEEDED', statuses: ['SUCCEEDED'] },
]

function sizeOf(body: string): number {
  return new TextEncoder().encode(body).length
}
