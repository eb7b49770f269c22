import { numberOf } from '../../../../facts/facts'
import type { Place } from '../../../aws/arn'
import type { CodeFiles, FunctionCode } from '../../../aws/guestSlice'
import type { JsonObject } from '../../../kernel/json'
import { PersistentMap } from '../../../kernel/persistentMap'
import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import type { LayerReference } from '../control/configuration'
import type { Package } from '../control/package'
import type { ResourcePolicy } from '../policy/resourcePolicy'
import { invalid } from '../refusal'
import type { Turn } from '../turn'

/** A layer: versions that are published, kept and deleted each for itself. */
export interface Layer {
  readonly name: string
  readonly versions: PersistentMap<number, LayerVersion>
  /** The number given last: none is given twice. */
  readonly lastVersion: number
}

export interface LayerVersion {
  readonly number: number
  readonly content: Package
  readonly description: string
  readonly license: string | undefined
  readonly runtimes: readonly string[] | undefined
  readonly architectures: readonly string[] | undefined
  readonly createdAt: VirtualMs
  readonly policy: ResourcePolicy | undefined
}

const MOST_LAYERS = numberOf('lambda.layers.limit')

export function layerArn(place: Place, name: string): string {
  return `arn:aws:lambda:${place.region}:${place.accountId}:layer:${name}`
}

/** A layer's name, out of an ARN where one was given. */
export function layerName(reference: string): string {
  return reference.startsWith('arn:') ? (reference.split(':')[6] ?? '') : reference
}

/** What lists tell of a version; Get and Publish tell more. */
export function listedVersion(place: Place, name: string, version: LayerVersion): JsonObject {
  return {
    LayerVersionArn: `${layerArn(place, name)}:${version.number}`,
    Version: version.number,
    Description: version.description,
    CreatedDate: isoTime(version.createdAt).replace('Z', '+0000'),
    ...(version.runtimes ? { CompatibleRuntimes: version.runtimes } : {}),
    ...(version.architectures ? { CompatibleArchitectures: version.architectures } : {}),
    ...(version.license === undefined ? {} : { LicenseInfo: version.license }),
  }
}

export function shownVersion(place: Place, name: string, version: LayerVersion): JsonObject {
  const { region, accountId } = place
  return {
    Content: {
      Location: `https://awslambda-${region}-layers.s3.${region}.amazonaws.com/snapshots/${accountId}/${name}-${version.number}`,
      CodeSha256: version.content.sha256,
      CodeSize: version.content.size,
    },
    LayerArn: layerArn(place, name),
    ...listedVersion(place, name, version),
  }
}

/**
 * The layer versions that a function names.
 * @throws {Refusal} where there are too many, two of one layer, or one that is not there
 */
export function requireLayers(turn: Turn, arns: readonly string[]): readonly LayerReference[] {
  if (arns.length > MOST_LAYERS) invalid(`Cannot reference more than ${MOST_LAYERS} layers.`)
  for (const [i, arn] of arns.entries()) {
    const twin = arns.slice(i + 1).find((other) => layerOf(other) === layerOf(arn))
    if (twin !== undefined) {
      invalid(`Two different versions of the same layer are not allowed to be referenced in the same function. ${arn} and ${twin} are versions of the same layer.`)
    }
  }
  return arns.map((arn) => {
    const version = versionByArn(turn, arn)
    if (!version) return invalid(`Layer version ${arn} does not exist.`)
    return { arn, size: version.content.size }
  })
}

export function versionByArn(turn: Turn, arn: string): LayerVersion | undefined {
  const [, , , region, accountId, , name = '', number] = arn.split(':')
  if (region !== turn.place.region || accountId !== turn.place.accountId) return undefined
  return turn.account.layers.get(name)?.versions.get(Number(number))
}

/** A layer's folder of modules, from where a function imports as from its own. */
const MODULES = /^nodejs\/(?:node\d+\/)?(node_modules\/.+)$/

/** Code with the modules of its layers, later ones over earlier ones, the function's own over all. Scripts import nothing. */
export function withLayers(turn: Turn, code: FunctionCode, layers: readonly LayerReference[]): FunctionCode {
  if (layers.length === 0 || !('files' in code)) return code
  const modules: Record<string, string> = {}
  for (const { arn } of layers) for (const [path, text] of Object.entries(filesOf(turn, arn))) {
    const module = MODULES.exec(path)?.[1]
    if (module !== undefined) modules[module] = text
  }
  return { files: { ...modules, ...code.files } }
}

function filesOf(turn: Turn, arn: string): CodeFiles {
  return versionByArn(turn, arn)?.content.files ?? {}
}

function layerOf(arn: string): string {
  return arn.split(':').slice(0, 7).join(':')
}
