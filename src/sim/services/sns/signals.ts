/** What SNS tells itself for later: a delivery that failed is tried again. */
export type SnsSignal = { readonly type: 'DeliveryDue'; readonly delivery: string }

/** What the answer to a call of SNS is about. */
export type DeliveryRef = { readonly delivery: string } | { readonly deadLetter: string }
