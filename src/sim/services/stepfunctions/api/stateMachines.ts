import { isJsonObject, type JsonObject } from '../../../kernel/json'
import type { StateMachine, StatesAccount } from '../account'
import { stateMachineArn } from '../../../aws/arn'
import type { MachineType } from '../interpreter/execution'
import type { Operation } from '../outcome'
import { notSimulated, refused } from '../refusal'
import { hasErrors, invalidDefinitionMessage, validateDefinition } from '../validation/validation'
import { ARN, checkArn, checkName, NAME, texts, type TextRule } from './checks'
import { page, pageOf } from './page'
import { withTags } from './tags'

const DEFINITION: TextRule = { required: true, min: 1, max: 1_048_576, sensitive: true }
const TYPE: TextRule = { values: ['STANDARD', 'EXPRESS'] }

/** Idempotent: the same name, definition, type and settings again give the same answer. */
export const createStateMachine: Operation = (account, input, context) => {
  const { name = '', definition = '', roleArn = '', type = 'STANDARD' } = texts(input, {
    name: NAME,
    definition: DEFINITION,
    roleArn: ARN,
    type: TYPE,
  })
  checkName(name)
  checkRole(roleArn)
  checkNotVersioned(input)
  const arn = stateMachineArn(context, name)
  const settings = settingsOf(input)
  const machineType = type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD'
  const parsed = validDefinition(definition, machineType)
  const existing = account.machines.get(arn)
  if (existing) {
    const same = existing.definitionText === definition && existing.type === machineType && JSON.stringify(existing.settings) === JSON.stringify(settings)
    if (!same) refused('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)
    return { account, output: { stateMachineArn: arn, creationDate: existing.createdAt / 1000 } }
  }
  const machine: StateMachine = {
    arn,
    name,
    type: machineType,
    roleArn,
    definition: parsed,
    definitionText: definition,
    createdAt: context.now,
    updatedAt: context.now,
    revisionId: undefined,
    settings,
  }
  const created = withTags(withMachine(account, machine), arn, input['tags'])
  return { account: created, output: { stateMachineArn: arn, creationDate: context.now / 1000 } }
}

/** Executions that run keep the definition they started with. */
export const updateStateMachine: Operation = (account, input, context) => {
  const machine = machineOf(account, input)
  const { definition, roleArn } = texts(input, { definition: { ...DEFINITION, required: false }, roleArn: { ...ARN, required: false } })
  const settings = settingsOf(input)
  checkNotVersioned(input)
  if (definition === undefined && roleArn === undefined && Object.keys(settings).length === 0) {
    refused(
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    )
  }
  if (roleArn !== undefined) checkRole(roleArn)
  const revisionId = context.newUuid()
  const updated: StateMachine = {
    ...machine,
    roleArn: roleArn ?? machine.roleArn,
    definition: definition === undefined ? machine.definition : validDefinition(definition, machine.type),
    definitionText: definition ?? machine.definitionText,
    updatedAt: context.now,
    revisionId,
    settings: { ...machine.settings, ...settings },
  }
  return { account: withMachine(account, updated), output: { updateDate: context.now / 1000, revisionId } }
}

export const describeStateMachine: Operation = (account, input) => {
  const { arn, name, definitionText, roleArn, type, createdAt, revisionId, settings } = machineOf(account, input)
  return {
    account,
    output: {
      stateMachineArn: arn,
      name,
      status: 'ACTIVE',
      definition: definitionText,
      roleArn,
      type,
      creationDate: createdAt / 1000,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      ...settings,
      ...(revisionId === undefined ? {} : { revisionId }),
    },
  }
}

/** By name. */
export const listStateMachines: Operation = (account, input) => {
  const all = [...account.machines.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const { items, more } = page(all, pageOf(input, 100))
  const stateMachines = items.map(({ arn, name, type, createdAt }) => ({ stateMachineArn: arn, name, type, creationDate: createdAt / 1000 }))
  return { account, output: { stateMachines, ...more } }
}

/**
 * The machine is gone at once. AWS first ends its executions in the background, which here run on.
 * Deleting what is not there succeeds.
 */
export const deleteStateMachine: Operation = (account, input) => {
  const { stateMachineArn: arn = '' } = texts(input, { stateMachineArn: ARN })
  checkArn(arn, 'stateMachine')
  return { account: { ...account, machines: account.machines.delete(arn), tags: account.tags.delete(arn) }, output: {} }
}

/** @throws {Refusal} InvalidArn, StateMachineDoesNotExist */
function machineOf(account: StatesAccount, input: JsonObject): StateMachine {
  const { stateMachineArn: arn = '' } = texts(input, { stateMachineArn: ARN })
  checkArn(arn, 'stateMachine')
  return account.machines.get(arn) ?? refused('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
}

function withMachine(account: StatesAccount, machine: StateMachine): StatesAccount {
  return { ...account, machines: account.machines.set(machine.arn, machine) }
}

/** @throws {Refusal} InvalidDefinition, with all that is wrong and where */
function validDefinition(text: string, type: MachineType): JsonObject {
  const { definition, diagnostics } = validateDefinition(text, { type })
  if (!definition || hasErrors(diagnostics)) refused('InvalidDefinition', invalidDefinitionMessage(diagnostics))
  return definition
}

function checkRole(roleArn: string): void {
  if (!/^arn:[a-z-]+:iam::\d*:role\/.+/.test(roleArn)) refused('InvalidArn', `Invalid Role Arn: '${roleArn}'`)
}

/** Versions are not simulated: asking for one is refused, never ignored. */
function checkNotVersioned(input: JsonObject): void {
  if (typeof input['versionDescription'] === 'string' && input['publish'] !== true) {
    refused('ValidationException', 'Version description can only be set when publish is true')
  }
  if (input['publish'] === true) notSimulated('versions of state machines (publish)')
}

const SETTINGS = ['loggingConfiguration', 'tracingConfiguration', 'encryptionConfiguration']

function settingsOf(input: JsonObject): JsonObject {
  const logging = input['loggingConfiguration']
  const destinations = isJsonObject(logging) ? logging['destinations'] : undefined
  if (Array.isArray(destinations) && destinations.length > 1) {
    refused('InvalidLoggingConfiguration', 'Invalid Logging Configuration: Must specify exactly one Log Destination.')
  }
  return Object.fromEntries(SETTINGS.flatMap((name) => (isJsonObject(input[name]) ? [[name, input[name]]] : [])))
}
