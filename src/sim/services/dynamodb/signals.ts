/** What DynamoDB tells itself for later. */
export type DynamoSignal =
  /** A table's creation, change or deletion is done. */
  | { readonly type: 'TableSettled'; readonly table: string }
  /** A transaction may be done again under its token. */
  | { readonly type: 'TokenExpired'; readonly token: string }
  /** Items of a table have been expired for long enough. */
  | { readonly type: 'ItemsExpire'; readonly table: string }
  /** A minute is over in which something was consumed. */
  | { readonly type: 'MinuteOver' }
