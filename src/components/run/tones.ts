import { Ban, Check, CircleSlash, CornerDownRight, Dot, Layers, Pause, RotateCw, Snowflake, X, type LucideIcon } from 'lucide-react'
import type { LabTone } from '../../sim/cloud/labs/timeline'

/** How a tone looks: a sign and a colour, which never stand without each other. Class names are whole, so that the styles find them. */
export interface ToneLook {
  /** None: a filled dot. */
  readonly sign?: LucideIcon
  readonly text: string
  readonly bar: string
  readonly line: string
}

export type AnyTone = LabTone | 'not entered'

export const TONES: Readonly<Record<AnyTone, ToneLook>> = {
  'not entered': { text: 'text-muted', bar: 'bg-line', line: 'stroke-line-strong' },
  quiet: { sign: Dot, text: 'text-muted', bar: 'bg-line-strong', line: 'stroke-line-strong' },
  entered: { text: 'text-warm', bar: 'bg-warm', line: 'stroke-warm' },
  waiting: { sign: Pause, text: 'text-waiting', bar: 'bg-waiting', line: 'stroke-waiting' },
  succeeded: { sign: Check, text: 'text-succeeded', bar: 'bg-succeeded', line: 'stroke-succeeded' },
  caught: { sign: CornerDownRight, text: 'text-caught', bar: 'bg-caught', line: 'stroke-caught' },
  retrying: { sign: RotateCw, text: 'text-retried', bar: 'bg-retried', line: 'stroke-retried' },
  failed: { sign: X, text: 'text-failed', bar: 'bg-failed', line: 'stroke-failed' },
  aborted: { sign: CircleSlash, text: 'text-waiting', bar: 'bg-waiting', line: 'stroke-waiting' },
  cold: { sign: Snowflake, text: 'text-cold', bar: 'bg-cold', line: 'stroke-cold' },
  throttled: { sign: Ban, text: 'text-throttled', bar: 'bg-throttled', line: 'stroke-throttled' },
  cached: { sign: Layers, text: 'text-cached', bar: 'bg-cached', line: 'stroke-cached' },
}
