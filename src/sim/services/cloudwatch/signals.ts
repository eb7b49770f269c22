import type { ToldSignal } from '../../aws/service'

export type CloudWatchSignal =
  /** An alarm is evaluated. */
  | { readonly type: 'AlarmDue'; readonly alarm: string }
  /** Something was told of which metrics are made, while an alarm waits for one. */
  | ToldSignal

/** Which action of which alarm a reply belongs to; none: a state change that EventBridge was told. */
export type ActionRef = { readonly alarm: string; readonly action: string | null }
