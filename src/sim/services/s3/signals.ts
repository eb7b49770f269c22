/** What S3 tells itself for later: a notification that failed is tried again. */
export type S3Signal = { readonly type: 'DeliveryDue'; readonly delivery: string }

/** What the answer to a call of S3 is about. */
export type S3Ref = { readonly delivery: string } | { readonly trial: string; readonly target: string }
