/** What SQS tells itself for later. Queues are named by their names. */
export type SqsSignal =
  /** Messages become visible: a delay or a visibility timeout is over. */
  | { readonly type: 'MessagesDue'; readonly queue: string }
  /** A receiver has waited for as long as it wanted. */
  | { readonly type: 'WaitOver'; readonly queue: string; readonly callId: string }
  /** The next messages of a move task are to be moved. */
  | { readonly type: 'MoveDue'; readonly task: string }
  /** Messages have been kept for the retention period. */
  | { readonly type: 'MessagesExpire'; readonly queue: string }
  /** The last millisecond of a minute in which a queue was active. */
  | { readonly type: 'MinuteEnds' }
