import type { VirtualMs } from '../../kernel/virtualTime'
import type { PolicyDocument } from '../../aws/policy/readPolicy'

/** Temporary credentials: who acts by them, until when, and with what at most. */
export interface StatedSession {
  /** `ASIA…`. */
  readonly accessKeyId: string
  /** Whose calls are made by them: `arn:aws:sts::123456789012:assumed-role/orders/session`, or a user's ARN. */
  readonly principal: string
  /** `AROA…:session`, or the user's id. */
  readonly userId: string
  readonly issuedAt: VirtualMs
  readonly expiresAt: VirtualMs
  readonly policy: PolicyDocument | undefined
}
