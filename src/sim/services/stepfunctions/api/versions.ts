import { numberOf } from '../../../../facts/facts'
import type { Context } from '../../../aws/service'
import type { StateMachine, StatesAccount, Version } from '../account'
import type { Operation } from '../outcome'
import { refused } from '../refusal'
import { texts } from './checks'
import { checkActive, machineAt, qualifiedArn, unqualifiedArn } from './machineArns'
import { page, pageOf } from './page'

/** Versions of one state machine. */
const MOST_VERSIONS = numberOf('stepfunctions.versions.limit')

/** What a machine is called that was never updated. */
const FIRST_REVISION = 'INITIAL'

/** Idempotent: a revision that has a version gets no second one. */
export const publishStateMachineVersion: Operation = (account, input, context) => {
  const { stateMachineArn = '', revisionId, description } = texts(input, 'stateMachineArn', 'revisionId', 'description')
  const machine = machineAt(account, unqualifiedArn(stateMachineArn))
  checkActive(machine)
  const current = machine.revisionId ?? FIRST_REVISION
  if (revisionId !== undefined && revisionId !== current) {
    refused(
      'ConflictException',
      `Failed to publish the State Machine version for revision ${revisionId}. The current State Machine revision is ${current}.`,
    )
  }
  const { machine: after, version } = published(machine, description, context)
  return {
    account: { ...account, machines: account.machines.set(machine.arn, after) },
    output: { stateMachineVersionArn: version.arn, creationDate: version.createdAt / 1000 },
  }
}

/**
 * The machine with a version of its latest revision: the one it has, else a new one.
 * @throws {Refusal} ServiceQuotaExceededException
 */
export function published(
  machine: StateMachine,
  description: string | undefined,
  context: Context,
): { readonly machine: StateMachine; readonly version: Version } {
  const { revisionId, roleArn, definition, definitionText, settings, versions } = machine
  const existing = versions.find((version) => version.revisionId === revisionId)
  if (existing) return { machine, version: existing }
  if (versions.size >= MOST_VERSIONS) {
    refused('ServiceQuotaExceededException', `A state machine has at most ${MOST_VERSIONS} versions: '${machine.arn}'`)
  }
  const number = machine.lastVersion + 1
  const revision = { revisionId, roleArn, definition, definitionText, settings }
  const version = { ...revision, arn: `${machine.arn}:${number}`, number, description, createdAt: context.now }
  return { machine: { ...machine, lastVersion: number, versions: versions.set(String(number), version) }, version }
}

/** Newest first. */
export const listStateMachineVersions: Operation = (account, input, context) => {
  const { stateMachineArn = '' } = texts(input, 'stateMachineArn')
  const { versions } = machineAt(account, unqualifiedArn(stateMachineArn))
  const all = [...versions.values()].sort((a, b) => b.number - a.number)
  const { items, more } = page(all, pageOf(input, context.now))
  const stateMachineVersions = items.map(({ arn, createdAt }) => ({ stateMachineVersionArn: arn, creationDate: createdAt / 1000 }))
  return { account, output: { stateMachineVersions, ...more } }
}

/** Executions of it run on. Deleting what is not there succeeds. */
export const deleteStateMachineVersion: Operation = (account, input) => {
  const { stateMachineVersionArn: arn = '' } = texts(input, 'stateMachineVersionArn')
  const { machineArn, qualifier } = qualifiedArn(arn)
  if (qualifier === undefined || !/^\d+$/.test(qualifier)) refused('ValidationException', `Not the ARN of a version: '${arn}'`)
  const machine = account.machines.get(machineArn)
  if (!machine) return { account, output: {} }
  const referring = [...machine.aliases.values()].filter(({ routes }) => routes.some(({ versionArn }) => versionArn === arn))
  if (referring.length > 0) {
    const names = referring.map(({ name }) => name).join(', ')
    refused(
      'ConflictException',
      `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names}]`,
    )
  }
  return { account: withVersions(account, machine, machine.versions.delete(qualifier)), output: {} }
}

function withVersions(account: StatesAccount, machine: StateMachine, versions: StateMachine['versions']): StatesAccount {
  return { ...account, machines: account.machines.set(machine.arn, { ...machine, versions }) }
}
