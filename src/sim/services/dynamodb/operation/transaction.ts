import { bytesOf, numberOf } from '../../../../facts/facts'
import { awsFault } from '../../../aws/awsError'
import { faultOf, Refusal } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Item } from '../attributeValue'
import { usableTable, type Database } from '../database'
import { invalid } from '../refusal'
import { keyTarget, refuseEmptyKey } from '../table/checkKey'
import { capacityOf, type Units } from './capacity'
import { charge } from './charge'

export const MOST_ACTIONS = numberOf('dynamodb.transaction.actions.limit')

const MOST_BYTES = bytesOf('dynamodb.transaction.size.limit')

/** @throws {Refusal} ValidationException where the items of a transaction have so many bytes together */
export function checkTransactionSize(size: number): void {
  if (size <= MOST_BYTES) return
  const most = numberOf('dynamodb.transaction.size.limit')
  invalid(`Collection size of the transaction has exceeded the maximum allowed size of ${most} MB`)
}

/** What one action of a transaction is about. */
export interface Target {
  readonly name: string
  /** A key, or a whole item with the key's attributes in it. */
  readonly keyed: Item
}

/** Why an action failed; undefined: it did not. */
export type Attempt = JsonObject | undefined

/**
 * Checks what has to be right before a transaction begins.
 * @throws {Refusal} ResourceNotFoundException; ValidationException for an empty key value, or an item meant twice
 */
export function checkTargets(database: Database, targets: readonly Target[]): void {
  const seen = new Set<string>()
  for (const { name, keyed } of targets) {
    const table = usableTable(database, name)
    refuseEmptyKey(table, keyed)
    const key = keyTarget(table, keyed)
    if (key === undefined) continue
    const target = `${table.name}\u0000${key}`
    if (seen.has(target)) invalid('Transaction request cannot include multiple operations on one item')
    seen.add(target)
  }
}

/** Does one action, and takes what refuses it as the reason why the whole is cancelled. */
export function attempt(action: () => void): Attempt {
  try {
    action()
    return undefined
  } catch (error) {
    const { name, message, members } = faultOf(error)
    return { Code: CODES[name] ?? name, Message: message, ...members }
  }
}

const CODES: { readonly [name: string]: string } = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ValidationException: 'ValidationError',
}

/** @throws {Refusal} TransactionCanceledException with a reason for each action, in order */
export function cancelIfAny(attempts: readonly Attempt[]): void {
  if (attempts.every((reason) => reason === undefined)) return
  const reasons = attempts.map((reason): JsonObject => reason ?? { Code: 'None' })
  const codes = reasons.map(({ Code }) => Code).join(', ')
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`
  throw new Refusal(awsFault('TransactionCanceledException', message, 400, { CancellationReasons: reasons }))
}

/** ConsumedCapacity of a transaction: of each table once, in the order in which it came first. */
export function capacities(
  units: ReadonlyMap<string, Units>,
  wanted: Json | undefined,
  split: 'Read' | 'Write',
): readonly JsonObject[] {
  return [...units].flatMap(([name, consumed]) => {
    const shown = capacityOf(name, consumed, wanted, split)
    return shown ? [shown] : []
  })
}

/** @throws {Refusal} ProvisionedThroughputExceededException where one table's throughput does not suffice */
export function chargeAll(
  database: Database,
  units: ReadonlyMap<string, Units>,
  kind: 'Read' | 'Write',
  now: VirtualMs,
): Database {
  let charged = database
  for (const [name, consumed] of units) charged = charge(charged, usableTable(charged, name), consumed, kind, now)
  return charged
}
