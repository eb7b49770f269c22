import { functionArn } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import type { LambdaFunction } from '../account'
import { functionReference, LATEST } from '../control/functionName'
import type { Operation } from '../control/operations'
import { page } from '../control/paging'
import { retireLane } from '../environment/idling'
import { provisionedLane } from '../environment/lane'
import { functionNotFound, invalid, refused } from '../refusal'
import type { Turn } from '../turn'
import { shownAlias, weightsOf, type Alias } from './alias'

export const createAlias: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  const [alias, version] = [String(input['Name']), String(input['FunctionVersion'])]
  const other = otherOf(input, version)
  const fn = turn.functionNamed(name)
  const arn = functionArn(turn.place, name)
  if (!fn) return functionNotFound(`${arn}:${version}`)
  requireVersions(fn, version, other)
  if (fn.aliases.has(alias)) refused('ResourceConflictException', `Alias already exists: ${arn}:${alias}`, 409)
  return keep(turn, fn, { name: alias, version, description: textOf(input, 'Description') ?? '', other })
}

export const updateAlias: Operation = (turn, input) => {
  const { fn, alias } = named(turn, input, 'Alias not found: ')
  const { RevisionId: revision = null } = input
  if (revision !== null && revision !== alias.revisionId) {
    refused(
      'PreconditionFailedException',
      'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
      412,
    )
  }
  const version = textOf(input, 'FunctionVersion') ?? alias.version
  const { RoutingConfig: routing = null } = input
  const other = routing === null ? alias.other : otherOf(input, version)
  requireVersions(fn, version, other)
  return keep(turn, fn, { ...alias, version, description: textOf(input, 'Description') ?? alias.description, other })
}

export const getAlias: Operation = (turn, input) => {
  const { fn, alias } = named(turn, input, 'Cannot find alias arn: ')
  return shownAlias(turn, fn, alias)
}

/** One that is not there is deleted without complaint. */
export const deleteAlias: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  const fn = turn.functionNamed(name)
  const alias = fn?.aliases.get(String(input['Name']))
  if (!fn || !alias) return {}
  retireLane(turn, fn, provisionedLane(alias.name), 'deleted')
  const after = turn.functionNamed(name) ?? fn
  turn.changeFunction(name, {
    aliases: after.aliases.delete(alias.name),
    policies: after.policies.delete(alias.name),
    eventInvokeConfigs: after.eventInvokeConfigs.delete(alias.name),
    provisioned: after.provisioned.delete(alias.name),
  })
  return {}
}

export const listAliases: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  const fn = turn.functionNamed(name)
  if (!fn) return functionNotFound(functionArn(turn.place, name))
  const of = input['FunctionVersion'] ?? null
  const aliases = [...fn.aliases.values()].filter(({ version }) => of === null || version === of)
  aliases.sort((a, b) => (a.name < b.name ? -1 : 1))
  return page('Aliases', aliases.map((alias) => shownAlias(turn, fn, alias)), input, (each) => String((each as JsonObject)['Name']))
}

function keep(turn: Turn, fn: LambdaFunction, alias: Omit<Alias, 'revisionId'>): JsonObject {
  const kept = { ...alias, revisionId: turn.context.newUuid() }
  turn.changeFunction(fn.name, { aliases: fn.aliases.set(alias.name, kept) })
  return shownAlias(turn, fn, kept)
}

function named(turn: Turn, input: JsonObject, complaint: string): { fn: LambdaFunction; alias: Alias } {
  const { name } = functionReference(input, turn.place)
  const fn = turn.functionNamed(name)
  const alias = fn?.aliases.get(String(input['Name']))
  if (fn && alias) return { fn, alias }
  return refused('ResourceNotFoundException', `${complaint}${functionArn(turn.place, name)}:${String(input['Name'])}`, 404)
}

/** The version beside the first one, of which there may be one. */
function otherOf(input: JsonObject, version: string): Alias['other'] {
  const weights = weightsOf(input)
  if (weights.length > 1) invalid('Number of items in AdditionalVersionWeights cannot be greater than 1')
  const first = weights[0]
  if (!first) return undefined
  if (version === LATEST) invalid('$LATEST is not supported for an alias pointing to more than 1 version')
  if (first[0] === version) invalid(`Invalid function version ${version}. Function version ${version} is already included in routing configuration.`)
  return { version: first[0], weight: first[1] }
}

function requireVersions(fn: LambdaFunction, version: string, other: Alias['other']): void {
  for (const each of other ? [version, other.version] : [version]) {
    if (each !== LATEST && !fn.versions.has(each)) functionNotFound(`${fn.arn}:${each}`)
  }
}

function textOf(input: JsonObject, member: string): string | undefined {
  const value = input[member]
  return typeof value === 'string' ? value : undefined
}
