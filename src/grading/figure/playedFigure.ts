import type { Tone } from '../../content/guide/figure'

/** A figure that has been run: what its picture and its table show. Plain JSON. */
export interface PlayedFigure {
  /** Virtual ms from the beginning of the picture to its last moment. */
  readonly length: number
  readonly lanes: readonly PlayedLane[]
  /** All that is drawn, as moments in order of time. */
  readonly moments: readonly Moment[]
}

export interface PlayedLane {
  readonly title: string
  readonly spans: readonly PlayedSpan[]
  readonly marks: readonly PlayedMark[]
}

export interface PlayedSpan {
  /** Virtual ms since the beginning of the picture. */
  readonly from: number
  readonly to: number
  /** Nothing ended it before the run was over. */
  readonly open: boolean
  readonly tone: Tone
  readonly says: string
}

export interface PlayedMark {
  readonly at: number
  readonly tone: Tone
  readonly says: string
}

/** Something that begins, or happens, at a time. */
export interface Moment {
  readonly at: number
  /** In `lanes`. */
  readonly lane: number
  readonly tone: Tone
  readonly says: string
}
