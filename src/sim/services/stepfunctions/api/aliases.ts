import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { Alias, Route, StateMachine, StatesAccount } from '../account'
import type { Operation } from '../outcome'
import { invalid, refused } from '../refusal'
import { texts } from './checks'
import { checkActive, machineAt, qualifiedArn, versionAt } from './machineArns'
import { page, pageOf } from './page'
import { routesIn } from './routingConfiguration'

/** Aliases of one state machine. */
const MOST_ALIASES = numberOf('stepfunctions.aliases.limit')

/** A name that no version could have: one character at least is no digit. */
const ALIAS_NAME = /^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/

/** Idempotent: the same name, description and routes again give the same answer. */
export const createStateMachineAlias: Operation = (account, input, context) => {
  const { name = '', description } = texts(input, 'name', 'description')
  if (!ALIAS_NAME.test(name)) refused('InvalidName', `Invalid Name: '${name}'`)
  const routes = routesIn(input['routingConfiguration'])
  const machine = routedMachine(account, routes)
  checkActive(machine)
  const existing = machine.aliases.get(name)
  const answer = (alias: Alias) => ({ stateMachineAliasArn: alias.arn, creationDate: alias.createdAt / 1000 })
  if (existing) {
    if (!isSame(existing, description, routes)) {
      refused('ConflictException', `Failed to create the alias because an alias with the same name and other settings exists: '${existing.arn}'`)
    }
    return { account, output: answer(existing) }
  }
  if (machine.aliases.size >= MOST_ALIASES) {
    refused('ServiceQuotaExceededException', `A state machine has at most ${MOST_ALIASES} aliases: '${machine.arn}'`)
  }
  const { now } = context
  const alias: Alias = { arn: `${machine.arn}:${name}`, name, description, routes, createdAt: now, updatedAt: now }
  return { account: withAlias(account, machine, alias), output: answer(alias) }
}

/** Changes what is named. Executions that run keep the version they were started with. */
export const updateStateMachineAlias: Operation = (account, input, context) => {
  const { description } = texts(input, 'description')
  const { machine, alias } = aliasOf(account, input)
  checkActive(machine)
  const given = input['routingConfiguration']
  if (description === undefined && given === undefined) {
    invalid('MISSING_REQUIRED_PARAMETER', 'Either the description or the routingConfiguration must be specified')
  }
  const routes = given === undefined ? alias.routes : routesIn(given)
  if (routedMachine(account, routes).arn !== machine.arn) {
    invalid('INVALID_ROUTING_CONFIGURATION', 'Routing configuration must contain versions of the same state machine.')
  }
  const changed = { ...alias, description: description ?? alias.description, routes }
  const updated = isSame(alias, changed.description, routes) ? alias : { ...changed, updatedAt: context.now }
  return { account: withAlias(account, machine, updated), output: { updateDate: updated.updatedAt / 1000 } }
}

export const describeStateMachineAlias: Operation = (account, input) => {
  const { arn, name, description, routes, createdAt, updatedAt } = aliasOf(account, input).alias
  const output = {
    stateMachineAliasArn: arn,
    name,
    ...(description === undefined ? {} : { description }),
    routingConfiguration: routes.map(({ versionArn, weight }) => ({ stateMachineVersionArn: versionArn, weight })),
    creationDate: createdAt / 1000,
    updateDate: updatedAt / 1000,
  }
  return { account, output }
}

/** Newest first; for a version's ARN those that refer to it. */
export const listStateMachineAliases: Operation = (account, input, context) => {
  const { stateMachineArn = '' } = texts(input, 'stateMachineArn')
  const { machineArn, qualifier } = qualifiedArn(stateMachineArn)
  const machine = machineAt(account, machineArn, stateMachineArn)
  const wanted = ({ routes }: Alias) => qualifier === undefined || routes.some(({ versionArn }) => versionArn === stateMachineArn)
  const all = [...machine.aliases.values()].filter(wanted).sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? -1 : 1))
  const { items, more } = page(all, pageOf(input, context.now))
  const stateMachineAliases = items.map(({ arn, createdAt }) => ({ stateMachineAliasArn: arn, creationDate: createdAt / 1000 }))
  return { account, output: { stateMachineAliases, ...more } }
}

export const deleteStateMachineAlias: Operation = (account, input) => {
  const { machine, alias } = aliasOf(account, input)
  const machines = account.machines.set(machine.arn, { ...machine, aliases: machine.aliases.delete(alias.name) })
  return { account: { ...account, machines }, output: {} }
}

/** @throws {Refusal} InvalidArn, ResourceNotFound */
function aliasOf(account: StatesAccount, input: JsonObject): { readonly machine: StateMachine; readonly alias: Alias } {
  const { stateMachineAliasArn: arn = '' } = texts(input, 'stateMachineAliasArn')
  const { machineArn, qualifier = '' } = qualifiedArn(arn)
  const machine = account.machines.get(machineArn)
  const alias = machine?.aliases.get(qualifier)
  if (!machine || !alias) refused('ResourceNotFound', `Request references a resource that does not exist: '${arn}'`, { resourceName: arn })
  return { machine, alias }
}

/** The machine whose versions the routes name. @throws {Refusal} where they are not there, or of two machines */
function routedMachine(account: StatesAccount, routes: readonly Route[]): StateMachine {
  const arns = routes.map(({ versionArn }) => versionArn)
  const machines = arns.map((arn) => account.machines.get(qualifiedArn(arn).machineArn))
  const missing = arns.find((arn, i) => !machines[i] || !versionAt(machines[i], arn))
  if (missing !== undefined) {
    refused('ResourceNotFound', `Request references a resource that does not exist: '${missing}'`, { resourceName: missing })
  }
  if (machines.some((machine) => machine?.arn !== machines[0]?.arn)) {
    invalid('INVALID_ROUTING_CONFIGURATION', 'Routing configuration must contain versions of the same state machine.')
  }
  return machines[0]!
}

function isSame(alias: Alias, description: string | undefined, routes: readonly Route[]): boolean {
  return alias.description === description && JSON.stringify(alias.routes) === JSON.stringify(routes)
}

function withAlias(account: StatesAccount, machine: StateMachine, alias: Alias): StatesAccount {
  const aliases = machine.aliases.set(alias.name, alias)
  return { ...account, machines: account.machines.set(machine.arn, { ...machine, aliases }) }
}
