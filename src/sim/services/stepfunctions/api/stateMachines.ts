import { stateMachineArn } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import { PersistentMap } from '../../../kernel/persistentMap'
import type { Revision, StateMachine, StatesAccount } from '../account'
import type { Operation } from '../outcome'
import { refused } from '../refusal'
import { checkName, texts, wantsData } from './checks'
import { checkRole, publishingOf, settingsOf, validDefinition } from './machineFields'
import { checkActive, machineAt, targetOf, unqualifiedArn } from './machineArns'
import { page, pageOf } from './page'
import { withTags } from './tags'
import { withoutMachine } from '../deleting'
import { published } from './versions'

/** Idempotent: the same name, definition, type and settings again give the same answer. */
export const createStateMachine: Operation = (account, input, context) => {
  const { name = '', definition = '', roleArn = '', type = 'STANDARD' } = texts(input, 'name', 'definition', 'roleArn', 'type')
  checkName(name)
  checkRole(roleArn)
  const { publish, versionDescription } = publishingOf(input)
  const arn = stateMachineArn(context, name)
  const machine: StateMachine = {
    arn,
    name,
    type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    status: 'ACTIVE',
    roleArn,
    definition: validDefinition(definition, type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD'),
    definitionText: definition,
    createdAt: context.now,
    updatedAt: context.now,
    revisionId: undefined,
    settings: settingsOf(input),
    publishing: { publish, ...(versionDescription === undefined ? {} : { versionDescription }) },
    lastVersion: 0,
    versions: PersistentMap(),
    aliases: PersistentMap(),
  }
  const existing = account.machines.get(arn)
  if (existing) {
    checkActive(existing)
    if (identity(existing) !== identity(machine)) refused('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)
    return { account, output: created(existing, publish) }
  }
  const made = publish ? published(machine, versionDescription, context).machine : machine
  return { account: withTags(withMachine(account, made), arn, input['tags']), output: created(made, publish) }
}

/** What must be the same for a second CreateStateMachine to be the same. The role may differ. */
function identity({ definitionText, type, settings, publishing }: StateMachine): string {
  return JSON.stringify([definitionText, type, settings, publishing])
}

function created({ arn, createdAt }: StateMachine, publish: boolean): JsonObject {
  const version = publish ? { stateMachineVersionArn: `${arn}:1` } : {}
  return { stateMachineArn: arn, creationDate: createdAt / 1000, ...version }
}

/** Executions that run keep the definition they started with. What changes nothing makes no new revision. */
export const updateStateMachine: Operation = (account, input, context) => {
  const { stateMachineArn: arn = '', definition, roleArn } = texts(input, 'stateMachineArn', 'definition', 'roleArn')
  const machine = machineAt(account, unqualifiedArn(arn))
  checkActive(machine)
  const settings = settingsOf(input)
  const { publish, versionDescription } = publishingOf(input)
  if (definition === undefined && roleArn === undefined && Object.keys(settings).length === 0) {
    refused(
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    )
  }
  if (roleArn !== undefined) checkRole(roleArn)
  const given = {
    roleArn: roleArn ?? machine.roleArn,
    definition: definition === undefined ? machine.definition : validDefinition(definition, machine.type),
    definitionText: definition ?? machine.definitionText,
    settings: { ...machine.settings, ...settings },
  }
  const revisionId = changes(machine, given) ? context.newUuid() : machine.revisionId
  const updated: StateMachine = { ...machine, ...given, updatedAt: context.now, revisionId }
  const { machine: after, version } = publish ? published(updated, versionDescription, context) : { machine: updated }
  const output = {
    updateDate: context.now / 1000,
    ...(revisionId === undefined ? {} : { revisionId }),
    ...(version === undefined ? {} : { stateMachineVersionArn: version.arn }),
  }
  return { account: withMachine(account, after), output }
}

function changes(machine: StateMachine, given: Omit<Revision, 'revisionId'>): boolean {
  const content = ({ roleArn, definitionText, settings }: typeof given) => JSON.stringify([roleArn, definitionText, settings])
  return content(machine) !== content(given)
}

/** For a version's ARN the version; for an alias's the first version it leads to. */
export const describeStateMachine: Operation = (account, input) => {
  const { stateMachineArn: asked = '' } = texts(input, 'stateMachineArn')
  const { machine, version } = targetOf(account, asked, () => 0)
  const { arn, name, status, definitionText, roleArn, type, createdAt, revisionId, settings } = machine
  return {
    account,
    output: {
      stateMachineArn: version?.arn ?? arn,
      name,
      status,
      ...(wantsData(input) ? { definition: definitionText } : {}),
      roleArn,
      type,
      creationDate: (version?.createdAt ?? createdAt) / 1000,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      ...settings,
      ...(revisionId === undefined ? {} : { revisionId }),
      ...(version?.description === undefined ? {} : { description: version.description }),
    },
  }
}

/** By name. */
export const listStateMachines: Operation = (account, input, context) => {
  const all = [...account.machines.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const { items, more } = page(all, pageOf(input, context.now))
  const stateMachines = items.map(({ arn, name, type, createdAt }) => ({ stateMachineArn: arn, name, type, creationDate: createdAt / 1000 }))
  return { account, output: { stateMachines, ...more } }
}

/** Each execution is ended at its next transition, and the machine is gone with the last. Deleting what is not there succeeds. */
export const deleteStateMachine: Operation = (account, input) => {
  const { stateMachineArn: asked = '' } = texts(input, 'stateMachineArn')
  const arn = unqualifiedArn(asked)
  const machine = account.machines.get(arn)
  if (!machine) return { account, output: {} }
  return { account: withoutMachine(withMachine(account, { ...machine, status: 'DELETING' }), arn), output: {} }
}

function withMachine(account: StatesAccount, machine: StateMachine): StatesAccount {
  return { ...account, machines: account.machines.set(machine.arn, machine) }
}
