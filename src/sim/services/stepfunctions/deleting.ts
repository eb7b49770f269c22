import { itemsOf } from '../../kernel/stack'
import type { StatesAccount } from './account'

/** The account without a machine that is being deleted, as soon as none of its executions runs any more. */
export function withoutMachine(account: StatesAccount, machineArn: string): StatesAccount {
  const started = itemsOf(account.started.get(machineArn))
  if (started.some((arn) => account.executions.get(arn)?.status === 'RUNNING')) return account
  return { ...account, machines: account.machines.delete(machineArn), tags: account.tags.delete(machineArn) }
}
