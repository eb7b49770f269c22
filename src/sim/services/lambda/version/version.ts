import { functionArn } from '../../../aws/arn'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import type { LambdaFunction } from '../account'
import { shownConfiguration, type Configuration, type Deployment } from '../control/configuration'
import { functionReference, LATEST } from '../control/functionName'
import type { Operation } from '../control/operations'
import { page } from '../control/paging'
import { takeSnapshot } from '../snapshot/snapshot'
import { functionNotFound, invalid, refused } from '../refusal'
import type { Turn } from '../turn'

/** A published version: code and settings as they were, for good. */
export interface FunctionVersion {
  readonly number: string
  readonly configuration: Configuration
  /** Absent until the function it was published of has become active. */
  readonly deployed: Deployment | undefined
  /** Published before its function was active for the first time: it becomes active with it. */
  readonly waits: boolean
}

/** Answers the version there is where nothing has changed since it was published. */
export const publishVersion: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  const fn = turn.functionNamed(name)
  if (!fn) return functionNotFound(functionArn(turn.place, name))
  const { progress, code, revisionId } = fn.configuration
  if (progress !== 'done') {
    const why = progress === 'creating' ? 'The function is currently in the following state: Pending' : `An update is in progress for resource: ${fn.arn}`
    refused('ResourceConflictException', `The operation cannot be performed at this time. ${why}`, 409)
  }
  const { CodeSha256: sha256 = null, RevisionId: revision = null, Description: description = null } = input
  if (sha256 !== null && sha256 !== '' && sha256 !== code.sha256) {
    invalid(`CodeSHA256 (${String(sha256)}) is different from current CodeSHA256 in $LATEST (${code.sha256}). Please try again with the CodeSHA256 in $LATEST.`)
  }
  if (revision !== null && revision !== revisionId) {
    refused(
      'PreconditionFailedException',
      'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
      412,
    )
  }
  const published = publish(turn, fn, typeof description === 'string' ? description : undefined)
  return shownVersion(turn, name, published)
}

/** Keeps the function as it is now under the next number, or finds it kept under the last. */
export function publish(turn: Turn, fn: LambdaFunction, description: string | undefined): FunctionVersion {
  const last = fn.versions.get(String(fn.lastVersion))
  if (last && isSame(last.configuration, fn.configuration)) return last
  const { settings } = fn.configuration
  const number = String(fn.lastVersion + 1)
  const snapshots = settings.snapStart
  const version: FunctionVersion = {
    number,
    configuration: {
      ...fn.configuration,
      ...(snapshots ? { progress: 'creating' } : {}),
      settings: description === undefined ? settings : { ...settings, description },
      lastModified: turn.now,
      revisionId: turn.context.newUuid(),
    },
    deployed: snapshots ? undefined : fn.deployed,
    waits: fn.deployed === undefined,
  }
  turn.changeFunction(fn.name, { versions: fn.versions.set(number, version), lastVersion: fn.lastVersion + 1 })
  turn.tell(fn.name, 'VersionPublished', { version: number })
  if (snapshots && fn.deployed) takeSnapshot(turn, turn.functionNamed(fn.name) ?? fn, number, fn.deployed)
  return version
}

/** Versions published of a function that was not active yet become active with it. */
export function activateVersions(turn: Turn, fn: LambdaFunction, deployed: Deployment): void {
  for (const version of fn.versions.values()) {
    if (!version.waits) continue
    const { configuration } = version
    const snapshots = configuration.settings.snapStart
    const active = { ...version, waits: false, ...(snapshots ? {} : { deployed, configuration: { ...configuration, progress: 'done' as const } }) }
    turn.changeFunction(fn.name, { versions: (turn.functionNamed(fn.name) ?? fn).versions.set(version.number, active) })
    if (snapshots) takeSnapshot(turn, fn, version.number, deployed)
  }
}

export const listVersionsByFunction: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  const fn = turn.functionNamed(name)
  if (!fn) return functionNotFound(functionArn(turn.place, name))
  const latest = { ...shownConfiguration(name, LATEST, fn.configuration, turn.place), FunctionArn: `${fn.arn}:${LATEST}` }
  const published = [...fn.versions.values()].sort((a, b) => Number(a.number) - Number(b.number)).map((version) => shownVersion(turn, name, version))
  return page('Versions', [latest, ...published].map(listed), input, (each) => String((each as JsonObject)['Version']))
}

/** Lists leave out what is only known of a function at a time. */
export function listed(shown: JsonObject): JsonObject {
  const { State: _state, LastUpdateStatus: _status, StateReason: _reason, StateReasonCode: _code, ...rest } = shown
  return rest
}

function shownVersion(turn: Turn, name: string, { number, configuration }: FunctionVersion): JsonObject {
  return shownConfiguration(name, number, configuration, turn.place)
}

/** What decides whether there is something to publish: descriptions do not. */
function isSame(one: Configuration, other: Configuration): boolean {
  const essence = ({ settings: { description: _description, ...settings }, code: { sha256 } }: Configuration) => ({ settings, sha256 })
  return sameJson(essence(one), essence(other))
}

function sameJson(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, i) => sameJson(item, other[i]))
  if (!isJsonObject(one) || !isJsonObject(other)) return false
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => sameJson(one[name], other[name]))
}
