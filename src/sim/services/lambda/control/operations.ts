import { millisecondsOf, numberOf } from '../../../../facts/facts'
import { functionArn } from '../../../aws/arn'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { newFunction, type LambdaFunction } from '../account'
import { retireEnvironments, retireLane } from '../environment/idling'
import { provisionedLane } from '../environment/lane'
import { requireLayers, withLayers } from '../layer/layer'
import { checkSnapStart } from '../snapshot/snapStart'
import { functionNotFound, invalid, refused } from '../refusal'
import type { Turn } from '../turn'
import { activateVersions, listed, publish } from '../version/version'
import { codeOf } from './code'
import { shownConfiguration, type Configuration } from './configuration'
import { functionReference, LATEST, newFunctionName, type FunctionReference } from './functionName'
import { page } from './paging'
import { refuseDeprecated } from './runtimes'
import { settingsAfter } from './settings'
import { existingTarget } from './target'

/** How long a new or changed function takes to become active: an assumption. */
const DEPLOYMENT: VirtualMs = millisecondsOf('lambda.function.deployment')

const USUAL_PAGE = numberOf('lambda.functions.page')

/** An action of the API that answers at once: its output, or a Refusal thrown. */
export type Operation = (turn: Turn, input: JsonObject) => JsonObject

export const createFunction: Operation = (turn, input) => {
  const name = newFunctionName(input, turn.place)
  const settings = settingsAfter(input, undefined, (arns) => requireLayers(turn, arns))
  checkSnapStart(turn, settings)
  if (settings.runtime === '' || settings.handler === '') invalid('Runtime and Handler are mandatory parameters for functions created with deployment packages.')
  if (turn.functionNamed(name)) refused('ResourceConflictException', `Function already exist: ${name}`, 409)
  const code = codeOf(isJsonObject(input['Code']) ? input['Code'] : {})
  refuseDeprecated(settings.runtime)
  const configuration: Configuration = {
    settings, code, lastModified: turn.now, revisionId: turn.context.newUuid(), progress: 'creating',
  }
  const fn = newFunction({ name, arn: functionArn(turn.place, name), configuration, tags: tagsOf(input) })
  turn.change({ functions: turn.account.functions.set(name, fn) })
  deploy(turn, fn)
  // The ARN names no version yet, not even one that is published with the function.
  return { ...shownOrPublished(turn, name, input), FunctionArn: fn.arn }
}

/** The answer to a call that makes or changes a function: with `Publish`, the version that it has become. */
function shownOrPublished(turn: Turn, name: string, input: JsonObject): JsonObject {
  const fn = turn.functionNamed(name)
  if (!fn) throw new RangeError(`${name} has just been written`)
  if (input['Publish'] !== true) return shownConfiguration(name, LATEST, fn.configuration, turn.place)
  const { number, configuration } = publish(turn, fn, undefined)
  return shownConfiguration(name, number, configuration, turn.place)
}

/**
 * Besides AWS's members takes `AtOnce: true`, ours: the code serves from this instant on, where AWS
 * takes its time. For a lab that goes on from a moment of the past with edited code.
 */
export const updateFunctionCode: Operation = (turn, input) => {
  const fn = changeable(turn, input)
  const { Architectures = null } = input
  const settings = Architectures === null ? fn.configuration.settings : settingsAfter({ Architectures }, fn.configuration.settings, () => [])
  const changed = { ...fn.configuration, settings, code: codeOf(input) }
  if (input['DryRun'] === true) return shownConfiguration(fn.name, LATEST, changed, turn.place)
  update(turn, fn, changed, input['AtOnce'] === true ? 0 : DEPLOYMENT)
  return shownOrPublished(turn, fn.name, input)
}

export const updateFunctionConfiguration: Operation = (turn, input) => {
  const fn = changeable(turn, input)
  if (typeof input['Runtime'] === 'string') refuseDeprecated(input['Runtime'])
  const settings = settingsAfter(input, fn.configuration.settings, (arns) => requireLayers(turn, arns))
  checkSnapStart(turn, settings)
  update(turn, fn, { ...fn.configuration, settings })
  return shownOrPublished(turn, fn.name, {})
}

export const getFunction: Operation = (turn, input) => {
  const reference = functionReference(input, turn.place)
  const { fn } = existingTarget(turn, reference)
  return {
    Configuration: shownAsNamed(turn, reference),
    Code: { RepositoryType: 'S3', Location: `https://awslambda-${turn.place.region}-tasks.s3.${turn.place.region}.amazonaws.com/snapshots/${turn.place.accountId}/${fn.name}` },
    ...(Object.keys(fn.tags).length > 0 ? { Tags: fn.tags } : {}),
    ...(fn.reserved === undefined ? {} : { Concurrency: { ReservedConcurrentExecutions: fn.reserved } }),
  }
}

export const getFunctionConfiguration: Operation = (turn, input) => shownAsNamed(turn, functionReference(input, turn.place))

/** What is shown of an alias is its version, under the alias's ARN. */
function shownAsNamed(turn: Turn, reference: FunctionReference): JsonObject {
  const { fn, version, configuration } = existingTarget(turn, reference)
  return { ...shownConfiguration(fn.name, version, configuration, turn.place), FunctionArn: reference.arn }
}

export const listFunctions: Operation = (turn, input) => {
  const functions = [...turn.account.functions.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const shown = functions.flatMap((fn) => {
    const latest = shownConfiguration(fn.name, LATEST, fn.configuration, turn.place)
    if (input['FunctionVersion'] !== 'ALL') return [listed(latest)]
    const versions = [...fn.versions.values()].map(({ number, configuration }) => shownConfiguration(fn.name, number, configuration, turn.place))
    return [{ ...latest, FunctionArn: `${fn.arn}:${LATEST}` }, ...versions].map(listed)
  })
  const all = input['FunctionVersion'] === 'ALL'
  const keyOf = (each: Json) => (all ? String((each as JsonObject)['FunctionArn']) : String((each as JsonObject)['FunctionName']))
  return page('Functions', shown, input, keyOf, USUAL_PAGE)
}

export const deleteFunction: Operation = (turn, input) => {
  const reference = functionReference(input, turn.place)
  if (reference.qualifier === LATEST) invalid('$LATEST version cannot be deleted without deleting the function.')
  const fn = turn.functionNamed(reference.name)
  if (!fn) return functionNotFound(functionArn(turn.place, reference.name))
  if (reference.qualifier !== undefined) deleteVersion(turn, fn, reference.qualifier)
  else {
    retireEnvironments(turn, fn, 'deleted')
    const { functions, urls } = turn.account
    turn.change({ functions: functions.delete(fn.name), urls: urls.filter(({ functionName }) => functionName !== fn.name) })
  }
  return { StatusCode: 204 }
}

/** A version that is not there is deleted without complaint; one that an alias names stays. */
function deleteVersion(turn: Turn, fn: LambdaFunction, number: string): void {
  if (!fn.versions.has(number)) return
  const aliases = [...fn.aliases.values()].filter(({ version, other }) => version === number || other?.version === number)
  if (aliases.length > 0) {
    const told = aliases.map(({ name }) => `${fn.arn}:${name}`).join(', ')
    refused('ResourceConflictException', `The following aliases reference this version: [${told}]. Update or delete the aliases first.`, 409)
  }
  retireLane(turn, fn, number, 'deleted')
  retireLane(turn, turn.functionNamed(fn.name) ?? fn, provisionedLane(number), 'deleted')
  const after = turn.functionNamed(fn.name) ?? fn
  turn.changeFunction(fn.name, { versions: after.versions.delete(number), provisioned: after.provisioned.delete(number), policies: after.policies.delete(number), eventInvokeConfigs: after.eventInvokeConfigs.delete(number) })
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

function update(turn: Turn, fn: LambdaFunction, changed: Configuration, after = DEPLOYMENT): void {
  const configuration: Configuration = {
    ...changed, lastModified: turn.now, revisionId: turn.context.newUuid(), progress: 'updating',
  }
  const updated = { ...fn, configuration, revision: fn.revision + 1 }
  turn.change({ functions: turn.account.functions.set(fn.name, updated) })
  deploy(turn, updated, after)
}

function deploy(turn: Turn, { name, revision }: LambdaFunction, after = DEPLOYMENT): void {
  turn.schedule({ type: 'Deployed', functionName: name, revision }, after)
}

/** A function's new code and settings take effect: environments of the old ones serve no more. */
export function deployed(turn: Turn, name: string, revision: number): void {
  const fn = turn.functionNamed(name)
  if (!fn || fn.revision !== revision) return
  retireLane(turn, fn, LATEST, 'updated')
  const { settings, code } = fn.configuration
  const active = { settings, code: withLayers(turn, code.code, settings.layers) }
  turn.changeFunction(name, {
    configuration: { ...fn.configuration, progress: 'done', revisionId: turn.context.newUuid() },
    deployed: active,
  })
  activateVersions(turn, turn.functionNamed(name) ?? fn, active)
  turn.tell(name, fn.deployed ? 'FunctionUpdated' : 'FunctionActive', { revision })
}

function tagsOf(input: JsonObject): { readonly [name: string]: string } {
  const tags = input['Tags']
  return isJsonObject(tags) ? Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, String(value)])) : {}
}
