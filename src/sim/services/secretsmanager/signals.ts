/** What Secrets Manager tells itself for later. */
export type SecretsSignal =
  | { readonly type: 'RecoveryWindowEnds'; readonly secret: string }
  | { readonly type: 'RotationDue'; readonly secret: string }
  /** A rotation that failed is tried again. */
  | { readonly type: 'RotationRetryDue'; readonly secret: string; readonly token: string }
