import type { Secret } from '../secret/secret'
import type { Turn } from '../turn'
import { nextWindow } from './rules'

/** Keeps a secret, and has it rotated when its next window opens. A new value counts as a rotation. */
export function plan(turn: Turn, secret: Secret): void {
  const { rotation, name } = secret
  const nextAt = rotation?.enabled && rotation.rules ? nextWindow(rotation.rules, turn.now) : undefined
  turn.put(rotation ? { ...secret, rotation: { ...rotation, nextAt } } : secret)
  if (nextAt === undefined) unplan(turn, secret)
  else turn.do({ type: 'schedule', signal: { type: 'RotationDue', secret: name }, after: nextAt - turn.now, key: rotationKey(secret), background: true })
}

export function unplan(turn: Turn, secret: Secret): void {
  turn.do({ type: 'cancel', key: rotationKey(secret) })
}

function rotationKey({ name }: Secret): string {
  return `rotation/${name}`
}
