import type { RequestTrace, StageStatus, StageView } from '../../sim/cloud/labs/apigateway/gatewayLab'

/** A stage at a moment: what it did is known only once it has. */
export interface StageNow {
  readonly view: StageView
  readonly status: StageStatus
  /** Since the request was received; absent while it has not been entered. */
  readonly offset?: number
  /** Milliseconds that it has taken, where it has waited for something. */
  readonly took?: number
}

/** How all stages stand at a moment of a request. One that is passed over is `skipped` once a later one has been entered. */
export function stagesAt({ stages, moments }: Pick<RequestTrace, 'stages' | 'moments'>, index: number): readonly StageNow[] {
  const entered = new Map<string, Omit<StageNow, 'view'>>()
  for (const { stage, kind, offset } of moments.slice(0, index + 1)) {
    if (stage === undefined) continue
    const waited = entered.get(stage)
    const took = waited?.offset === undefined ? {} : { took: offset - waited.offset }
    entered.set(stage, { status: kind === 'waits' ? 'waiting' : kind === 'failed' ? 'failed' : 'passed', offset, ...took })
  }
  const answered = moments[index]?.kind === 'answered'
  const last = stages.findLastIndex(({ name }) => entered.has(name))
  return stages.map((view, i) => {
    const now = entered.get(view.name)
    if (now) return { view, ...now }
    return { view, status: answered || i < last ? 'skipped' : 'not entered' }
  })
}

/** The stage that a moment is about: its own, at the ends the nearest. */
export function stageOf({ moments }: Pick<RequestTrace, 'moments'>, index: number): string | undefined {
  return moments[index]?.stage ?? moments.slice(0, index).findLast(({ stage }) => stage !== undefined)?.stage
}

/** Where the next box of the picture begins, or the last before; the ends where there is none. */
export function boxFrom({ stages, moments }: Pick<RequestTrace, 'stages' | 'moments'>, index: number, direction: 1 | -1): number {
  const boxOf = (at: number) => stages.find(({ name }) => name === moments[at]?.stage)?.group ?? moments[at]?.kind
  const begins = moments.flatMap((_moment, at) => (at === 0 || boxOf(at) !== boxOf(at - 1) ? [at] : []))
  if (direction > 0) return begins.find((at) => at > index) ?? moments.length - 1
  return begins.findLast((at) => at < index) ?? 0
}
