import { millisecondsOf, numberOf } from '../../../../facts/facts'
import { flagOf, integerOf, requiredText } from '../../../aws/readMembers'
import { invalidParameter, invalidRequest, notFound } from '../faults'
import { plan, unplan } from '../rotation/schedule'
import { seconds, type Secret } from '../secret/secret'
import type { Turn } from '../turn'
import type { Operation } from './operation'

const SHORTEST = numberOf('secretsmanager.recovery.shortest')
const LONGEST = numberOf('secretsmanager.recovery.longest')
const DAY = millisecondsOf('secretsmanager.recovery.longest') / LONGEST

export const deleteSecret: Operation = (turn, { input }) => {
  const days = integerOf(input, 'RecoveryWindowInDays')
  const force = flagOf(input, 'ForceDeleteWithoutRecovery')
  if (force && days !== undefined) invalidParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.")
  if (days !== undefined && (days < SHORTEST || days > LONGEST)) {
    invalidParameter(`The RecoveryWindowInDays value must be between ${SHORTEST} and ${LONGEST} days (inclusive).`)
  }
  const id = requiredText(input, 'SecretId')
  const secret = turn.find(id)
  // By force, what is not there can be deleted, too.
  if (!secret) return force ? { ARN: id, Name: id, DeletionDate: seconds(turn.now) } : notFound()
  if (force) {
    vanish(turn, secret)
    return { ARN: secret.arn, Name: secret.name, DeletionDate: seconds(turn.now) }
  }
  if (secret.deletedAt !== undefined) invalidRequest("You can't perform this operation on the secret because it was already scheduled for deletion.")
  const after = (days ?? LONGEST) * DAY
  unplan(turn, secret)
  turn.put({ ...secret, deletedAt: turn.now, rotating: undefined })
  turn.do({ type: 'schedule', signal: { type: 'RecoveryWindowEnds', secret: secret.name }, after, key: recoveryKey(secret), background: true })
  return { ARN: secret.arn, Name: secret.name, DeletionDate: seconds(turn.now + after) }
}

export const restoreSecret: Operation = (turn, { input }) => {
  const secret = turn.secretOf(requiredText(input, 'SecretId'))
  turn.do({ type: 'cancel', key: recoveryKey(secret) })
  plan(turn, { ...secret, deletedAt: undefined })
  return { ARN: secret.arn, Name: secret.name }
}

/** Nothing of it is left. */
export function vanish(turn: Turn, secret: Secret): void {
  unplan(turn, secret)
  turn.do({ type: 'cancel', key: recoveryKey(secret) })
  turn.drop(secret)
  turn.tell(secret.name, 'SecretDeleted', { arn: secret.arn })
}

function recoveryKey({ name }: Secret): string {
  return `recovery/${name}`
}
