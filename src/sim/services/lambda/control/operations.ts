import { millisecondsOf, numberOf } from '../../../../facts/facts'
import { functionArn } from '../../../aws/arn'
import { PersistentList } from '../../../kernel/persistentMap'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { LambdaFunction } from '../account'
import { retireEnvironments } from '../environment/idling'
import { functionNotFound, invalid, refused, refuseUnsimulated } from '../refusal'
import type { Turn } from '../turn'
import { codeOf } from './code'
import { shownConfiguration, type Configuration } from './configuration'
import { demand } from './constraints'
import { functionReference, LATEST, newFunctionName, type FunctionReference } from './functionName'
import { settingsAfter } from './settings'

/** How long a new or changed function takes to become active: an assumption. */
const DEPLOYMENT: VirtualMs = millisecondsOf('lambda.function.deployment')

const USUAL_PAGE = numberOf('lambda.functions.page')

/** An action of the API that answers at once: its output, or a Refusal thrown. */
export type Operation = (turn: Turn, input: JsonObject) => JsonObject

export const createFunction: Operation = (turn, input) => {
  demand(input, ['FunctionName', 'Role', 'Code'])
  const name = newFunctionName(input, turn.place)
  const settings = settingsAfter(input, undefined)
  if (settings.runtime === '' || settings.handler === '') invalid('Runtime and Handler are mandatory parameters for functions created with deployment packages.')
  if (input['Publish'] === true) refuseUnsimulated("lambda's versions (Publish)")
  if (turn.functionNamed(name)) refused('ResourceConflictException', `Function already exist: ${name}`, 409)
  const code = codeOf(isJsonObject(input['Code']) ? input['Code'] : {})
  const configuration: Configuration = {
    settings, code, lastModified: turn.now, revisionId: turn.context.newUuid(), progress: 'creating',
  }
  const fn: LambdaFunction = {
    name,
    arn: functionArn(turn.place, name),
    configuration,
    deployed: undefined,
    revision: 1,
    tags: tagsOf(input),
    reserved: undefined,
    running: 0,
    idle: PersistentList(),
  }
  turn.change({ functions: turn.account.functions.set(name, fn) })
  deploy(turn, fn)
  return shownConfiguration(name, configuration, turn.place)
}

/**
 * Besides AWS's members takes `AtOnce: true`, ours: the code serves from this instant on, where AWS
 * takes its time. For a lab that goes on from a moment of the past with edited code.
 */
export const updateFunctionCode: Operation = (turn, input) => {
  const fn = changeable(turn, input)
  if (input['Publish'] === true) refuseUnsimulated("lambda's versions (Publish)")
  const { Architectures = null } = input
  const settings = Architectures === null ? fn.configuration.settings : settingsAfter({ Architectures }, fn.configuration.settings)
  const changed = { ...fn.configuration, settings, code: codeOf(input) }
  if (input['DryRun'] === true) return shownConfiguration(fn.name, changed, turn.place)
  return update(turn, fn, changed, input['AtOnce'] === true ? 0 : DEPLOYMENT)
}

export const updateFunctionConfiguration: Operation = (turn, input) => {
  const fn = changeable(turn, input)
  return update(turn, fn, { ...fn.configuration, settings: settingsAfter(input, fn.configuration.settings) })
}

export const getFunction: Operation = (turn, input) => {
  const reference = functionReference(input, turn.place)
  const fn = existing(turn, reference)
  return {
    Configuration: { ...shownConfiguration(fn.name, fn.configuration, turn.place), FunctionArn: reference.arn },
    Code: { RepositoryType: 'S3', Location: `https://awslambda-${turn.place.region}-tasks.s3.${turn.place.region}.amazonaws.com/snapshots/${turn.place.accountId}/${fn.name}` },
    ...(Object.keys(fn.tags).length > 0 ? { Tags: fn.tags } : {}),
    ...(fn.reserved === undefined ? {} : { Concurrency: { ReservedConcurrentExecutions: fn.reserved } }),
  }
}

export const getFunctionConfiguration: Operation = (turn, input) => {
  const reference = functionReference(input, turn.place)
  const fn = existing(turn, reference)
  return { ...shownConfiguration(fn.name, fn.configuration, turn.place), FunctionArn: reference.arn }
}

export const listFunctions: Operation = (turn, input) => {
  const marker = typeof input['Marker'] === 'string' ? input['Marker'] : ''
  const most = typeof input['MaxItems'] === 'number' ? input['MaxItems'] : USUAL_PAGE
  const names = [...turn.account.functions.keys()].sort().filter((name) => name > marker)
  const shown = names.slice(0, most)
  const functions = shown.flatMap((name) => {
    const fn = turn.functionNamed(name)
    if (!fn) return []
    // Lists leave out what is only known of a function at a time.
    const { State: _state, LastUpdateStatus: _status, ...listed } = shownConfiguration(name, fn.configuration, turn.place)
    return [listed as JsonObject]
  })
  return names.length > shown.length ? { Functions: functions, NextMarker: shown.at(-1) ?? '' } : { Functions: functions }
}

export const deleteFunction: Operation = (turn, input) => {
  const reference = functionReference(input, turn.place)
  if (reference.qualifier === LATEST) invalid('$LATEST version cannot be deleted without deleting the function.')
  const fn = turn.functionNamed(reference.name)
  if (!fn) return functionNotFound(functionArn(turn.place, reference.name))
  // A version that is not there is deleted without complaint.
  if (reference.qualifier !== undefined) return {}
  retireEnvironments(turn, fn, 'deleted')
  turn.change({ functions: turn.account.functions.delete(fn.name) })
  return {}
}

/** @throws {Refusal} where there is no such function or version; only $LATEST is simulated */
export function existing(turn: Turn, { name, qualifier, arn }: FunctionReference): LambdaFunction {
  const fn = turn.functionNamed(name)
  if (!fn || (qualifier !== undefined && qualifier !== LATEST)) return functionNotFound(arn)
  return fn
}

/** The function that a call is to change, which must not be changing already. */
function changeable(turn: Turn, input: JsonObject): LambdaFunction {
  const reference = functionReference(input, turn.place)
  const fn = turn.functionNamed(reference.name)
  if (!fn) return functionNotFound(functionArn(turn.place, reference.name))
  const { progress, revisionId } = fn.configuration
  if (progress === 'creating') {
    refused('ResourceConflictException', 'The operation cannot be performed at this time. The function is currently in the following state: Pending', 409)
  }
  if (progress === 'updating') {
    refused('ResourceConflictException', `The operation cannot be performed at this time. An update is in progress for resource: ${fn.arn}`, 409)
  }
  if (input['RevisionId'] !== undefined && input['RevisionId'] !== revisionId) {
    refused(
      'PreconditionFailedException',
      'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
      412,
    )
  }
  return fn
}

function update(turn: Turn, fn: LambdaFunction, changed: Configuration, after = DEPLOYMENT): JsonObject {
  const configuration: Configuration = {
    ...changed, lastModified: turn.now, revisionId: turn.context.newUuid(), progress: 'updating',
  }
  const updated = { ...fn, configuration, revision: fn.revision + 1 }
  turn.change({ functions: turn.account.functions.set(fn.name, updated) })
  deploy(turn, updated, after)
  return shownConfiguration(fn.name, configuration, turn.place)
}

function deploy(turn: Turn, { name, revision }: LambdaFunction, after = DEPLOYMENT): void {
  turn.schedule({ type: 'Deployed', functionName: name, revision }, after)
}

/** A function's new code and settings take effect: environments of the old ones serve no more. */
export function deployed(turn: Turn, name: string, revision: number): void {
  const fn = turn.functionNamed(name)
  if (!fn || fn.revision !== revision) return
  retireEnvironments(turn, fn, 'updated')
  const { settings, code } = fn.configuration
  turn.changeFunction(name, {
    configuration: { ...fn.configuration, progress: 'done', revisionId: turn.context.newUuid() },
    deployed: { settings, code: code.code },
  })
  turn.tell(name, fn.deployed ? 'FunctionUpdated' : 'FunctionActive', { revision })
}

function tagsOf(input: JsonObject): { readonly [name: string]: string } {
  const tags = input['Tags']
  return isJsonObject(tags) ? Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, String(value)])) : {}
}
