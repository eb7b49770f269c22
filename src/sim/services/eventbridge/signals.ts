/** What EventBridge tells itself for later. */
export type EventsSignal =
  /** A delivery that failed is tried again. */
  | { readonly type: 'DeliveryDue'; readonly delivery: string }
  /** A rule's schedule has come round; a later revision of the rule is not meant. */
  | { readonly type: 'ScheduleDue'; readonly rule: string; readonly revision: number }
  /** The next events of a replay are to be sent. */
  | { readonly type: 'ReplayDue'; readonly replay: string }

/** What the answer to a call of EventBridge is about. */
export type DeliveryRef = { readonly delivery: string } | { readonly deadLetter: string }
