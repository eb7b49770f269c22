import type { StageStatus } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { Minus } from 'lucide-react'
import { TONES, type AnyTone } from '../run/tones'
import { ToneSign } from '../run/ToneSign'

const TONE: Readonly<Record<StageStatus, AnyTone>> = {
  'not entered': 'not entered',
  waiting: 'waiting',
  passed: 'succeeded',
  failed: 'failed',
  skipped: 'not entered',
}

/** How a stage's status looks. */
export const STAGE_TONES: Readonly<Record<StageStatus, { readonly bar: string; readonly text: string }>> = {
  'not entered': TONES['not entered'],
  waiting: TONES.waiting,
  passed: TONES.succeeded,
  failed: TONES.failed,
  skipped: { bar: '', text: 'text-muted' },
}

/** The sign of a stage's status; the word stands in the name of what carries it. */
export function StageSign({ status }: { status: StageStatus }) {
  if (status === 'skipped') return <Minus size={14} strokeWidth={2} className="shrink-0 text-muted" aria-hidden />
  return <ToneSign tone={TONE[status]} />
}
