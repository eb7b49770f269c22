import type { JsonObject } from '../../../kernel/json'
import { PersistentList } from '../../../kernel/persistentMap'
import type { Activity, StatesAccount } from '../account'
import { activityArn } from '../arns'
import { askForTask } from '../activityQueue'
import type { Operation } from '../outcome'
import { refused } from '../refusal'
import { checkArn, checkName, texts } from './checks'
import { page, pageOf } from './page'
import { withTags } from './tags'

/** Idempotent by name. */
export const createActivity: Operation = (account, input, context) => {
  const { name = '' } = texts(input, 'name')
  checkName(name)
  const arn = activityArn(context, name)
  const existing = account.activities.get(arn)
  if (existing) return { account, output: { activityArn: arn, creationDate: existing.createdAt / 1000 } }
  const activity: Activity = { arn, name, createdAt: context.now, tasks: PersistentList(), pollers: PersistentList() }
  const activities = account.activities.set(arn, activity)
  const created = withTags({ ...account, activities }, arn, input['tags'])
  return { account: created, output: { activityArn: arn, creationDate: context.now / 1000 } }
}

export const describeActivity: Operation = (account, input) => ({ account, output: shown(activityOf(account, input)) })

/** By name. */
export const listActivities: Operation = (account, input, context) => {
  const all = [...account.activities.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const { items, more } = page(all, pageOf(input, context.now))
  return { account, output: { activities: items.map(shown), ...more } }
}

/** Deleting what is not there succeeds. */
export const deleteActivity: Operation = (account, input) => {
  const { activityArn: arn = '' } = texts(input, 'activityArn')
  checkArn(arn, 'activity')
  return { account: { ...account, activities: account.activities.delete(arn), tags: account.tags.delete(arn) }, output: {} }
}

/** A long poll: answered with the next task, or empty after a minute. */
export const getActivityTask: Operation = (account, input, context, call) => {
  const { workerName } = texts(input, 'workerName')
  return askForTask(account, activityOf(account, input), { callId: call.id, workerName }, context)
}

/** @throws {Refusal} InvalidArn, ActivityDoesNotExist */
function activityOf(account: StatesAccount, input: JsonObject): Activity {
  const { activityArn: arn = '' } = texts(input, 'activityArn')
  checkArn(arn, 'activity')
  return account.activities.get(arn) ?? refused('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`)
}

function shown({ arn, name, createdAt }: Activity): JsonObject {
  return { activityArn: arn, name, creationDate: createdAt / 1000 }
}
