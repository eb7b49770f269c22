import type { Alias, StateMachine, StatesAccount, Version } from '../account'
import { invalid, refused } from '../refusal'
import { routed } from '../rules/aliasRouting'
import { checkArn } from './checks'

/**
 * A state machine's ARN, and what may stand behind it: the number of a version, or the name of an alias.
 * @throws {Refusal} InvalidArn; ValidationException where a Distributed Map is named (`machine/label`)
 */
export function qualifiedArn(arn: string): QualifiedArn {
  const known = READ.get(arn)
  if (known) return known
  const read = readQualifiedArn(arn)
  if (READ.size >= MOST_READ) READ.clear()
  READ.set(arn, read)
  return read
}

interface QualifiedArn {
  readonly machineArn: string
  readonly qualifier: string | undefined
}

/** Texts read lately: the same text always reads the same, and each start has one. */
const READ = new Map<string, QualifiedArn>()
const MOST_READ = 100

function readQualifiedArn(arn: string): QualifiedArn {
  checkArn(arn, 'stateMachine')
  const [, , , , , , name = '', qualifier, ...more] = arn.split(':')
  if (more.length > 0) refused('InvalidArn', `Invalid Arn: '${arn}'`)
  if (name.includes('/')) {
    invalid('API_DOES_NOT_SUPPORT_LABELED_ARNS', `The ARN of a Distributed Map state is not valid here: '${arn}'`)
  }
  if (qualifier === undefined) return { machineArn: arn, qualifier }
  return { machineArn: arn.slice(0, arn.length - qualifier.length - 1), qualifier }
}

/**
 * The ARN of a state machine itself, where neither version nor alias may stand.
 * @throws {Refusal} InvalidArn, ValidationException
 */
export function unqualifiedArn(arn: string): string {
  const { machineArn, qualifier } = qualifiedArn(arn)
  if (qualifier !== undefined) refused('ValidationException', `The ARN of a version or an alias is not valid here: '${arn}'`)
  return machineArn
}

/** @throws {Refusal} StateMachineDoesNotExist */
export function machineAt(account: StatesAccount, machineArn: string, asked = machineArn): StateMachine {
  return account.machines.get(machineArn) ?? refused('StateMachineDoesNotExist', `State Machine Does Not Exist: '${asked}'`)
}

/** @throws {Refusal} StateMachineDeleting */
export function checkActive({ arn, status }: StateMachine): void {
  if (status === 'DELETING') refused('StateMachineDeleting', `State Machine Deleting: '${arn}'`)
}

/** What an ARN of a state machine means. */
export interface MachineTarget {
  /** The machine as it is to run: at its latest revision, or at the version's. */
  readonly machine: StateMachine
  readonly version: Version | undefined
  readonly alias: Alias | undefined
}

/**
 * The machine that a start means, and the version: an alias chooses one by its weights.
 * @throws {Refusal} InvalidArn, ValidationException, StateMachineDoesNotExist
 */
export function targetOf(account: StatesAccount, arn: string, draw: () => number): MachineTarget {
  const { machineArn, qualifier } = qualifiedArn(arn)
  const machine = machineAt(account, machineArn, arn)
  if (qualifier === undefined) return { machine, version: undefined, alias: undefined }
  const alias = machine.aliases.get(qualifier)
  const route = alias && routed(alias.routes, draw)
  const version = alias ? versionAt(machine, route?.versionArn ?? '') : machine.versions.get(qualifier)
  if (!version) refused('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
  return { machine: atRevision(machine, version), version, alias }
}

/** One of the machine's versions, by its ARN. */
export function versionAt(machine: StateMachine, versionArn: string): Version | undefined {
  return machine.versions.get(versionArn.slice(machine.arn.length + 1))
}

function atRevision(machine: StateMachine, { revisionId, roleArn, definition, definitionText, settings }: Version): StateMachine {
  return { ...machine, revisionId, roleArn, definition, definitionText, settings }
}
