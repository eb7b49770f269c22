import type { StatedSession } from './session'
import { PersistentMap } from '../../kernel/persistentMap'

/** STS: who was given temporary credentials. */
export interface StsAccount {
  /** By access key id. Those that have expired are kept: AWS tells them from unknown ones. */
  readonly sessions: PersistentMap<string, StatedSession>
  /** AssumeRole calls that wait to hear of the role, by their number. */
  readonly waiting: PersistentMap<string, Assumption>
}

/** An AssumeRole that was allowed and waits for the role's id. */
export interface Assumption {
  readonly roleArn: string
  readonly sessionName: string
  /** In seconds. */
  readonly duration: number
  readonly policy: string | undefined
  readonly sourceIdentity: string | undefined
  /** The session is taken on out of another one: then an hour is the most. */
  readonly chained: boolean
}

export const emptyAccount: StsAccount = { sessions: PersistentMap(), waiting: PersistentMap() }
