import { unsimulated } from '../../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { PersistentMap } from '../../../kernel/persistentMap'
import type { Operation } from '../control/operations'
import { packageOf } from '../control/package'
import { page } from '../control/paging'
import { invalid, refused } from '../refusal'
import type { Turn } from '../turn'
import { layerArn, layerName, listedVersion, shownVersion, versionByArn, type Layer, type LayerVersion } from './layer'

export const publishLayerVersion: Operation = (turn, input) => {
  const name = layerName(String(input['LayerName']))
  const content = isJsonObject(input['Content']) ? input['Content'] : {}
  if (content['S3Bucket'] !== undefined) unsimulated('layers in S3 (give a ZipFile)')
  const layer: Layer = turn.account.layers.get(name) ?? { name, versions: PersistentMap(), lastVersion: 0 }
  const number = layer.lastVersion + 1
  const version: LayerVersion = {
    number,
    content: packageOf(String(content['ZipFile'] ?? '')),
    description: typeof input['Description'] === 'string' ? input['Description'] : '',
    license: typeof input['LicenseInfo'] === 'string' ? input['LicenseInfo'] : undefined,
    runtimes: textsOf(input['CompatibleRuntimes']),
    architectures: textsOf(input['CompatibleArchitectures']),
    createdAt: turn.now,
    policy: undefined,
  }
  turn.change({ layers: turn.account.layers.set(name, { name, versions: layer.versions.set(number, version), lastVersion: number }) })
  return shownVersion(turn.place, name, version)
}

export const getLayerVersion: Operation = (turn, input) => {
  const { name, number } = named(input)
  const version = turn.account.layers.get(name)?.versions.get(number)
  return version ? shownVersion(turn.place, name, version) : notThere()
}

export const getLayerVersionByArn: Operation = (turn, input) => {
  const arn = String(input['Arn'])
  const version = versionByArn(turn, arn)
  return version ? shownVersion(turn.place, layerName(arn), version) : notThere()
}

/** One that is not there is deleted without complaint. Functions that use it keep what they have of it. */
export const deleteLayerVersion: Operation = (turn, input) => {
  const { name, number } = named(input)
  const layer = turn.account.layers.get(name)
  if (layer) turn.change({ layers: turn.account.layers.set(name, { ...layer, versions: layer.versions.delete(number) }) })
  return {}
}

export const listLayerVersions: Operation = (turn, input) => {
  const name = layerName(String(input['LayerName']))
  const versions = newestFirst(turn.account.layers.get(name)).filter((version) => suits(version, input))
  return page('LayerVersions', versions.map((version) => listedVersion(turn.place, name, version)), input, (each) => String((each as JsonObject)['Version']))
}

/** Each layer with its newest version that suits. */
export const listLayers: Operation = (turn, input) => {
  const layers = [...turn.account.layers.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const shown = layers.flatMap((layer): Json[] => {
    const newest = newestFirst(layer).find((version) => suits(version, input))
    if (!newest) return []
    return [{ LayerName: layer.name, LayerArn: layerArn(turn.place, layer.name), LatestMatchingVersion: listedVersion(turn.place, layer.name, newest) }]
  })
  return page('Layers', shown, input, (each) => String((each as JsonObject)['LayerName']))
}

function newestFirst(layer: Layer | undefined): LayerVersion[] {
  return layer ? [...layer.versions.values()].sort((a, b) => b.number - a.number) : []
}

function suits({ runtimes, architectures }: LayerVersion, input: JsonObject): boolean {
  const { CompatibleRuntime: runtime = null, CompatibleArchitecture: architecture = null } = input
  return (runtime === null || !!runtimes?.includes(String(runtime))) && (architecture === null || !!architectures?.includes(String(architecture)))
}

function named(input: JsonObject): { name: string; number: number } {
  const number = Number(input['VersionNumber'])
  if (number < 1) invalid('Layer Version Cannot be less than 1')
  return { name: layerName(String(input['LayerName'])), number }
}

function textsOf(value: Json | undefined): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined
}

function notThere(): never {
  return refused('ResourceNotFoundException', 'The resource you requested does not exist.', 404)
}

/** Changes one version of a layer. */
export function changeVersion(turn: Turn, name: string, version: LayerVersion, change: Partial<LayerVersion>): void {
  const layer = turn.account.layers.get(name)
  if (layer) turn.change({ layers: turn.account.layers.set(name, { ...layer, versions: layer.versions.set(version.number, { ...version, ...change }) }) })
}
