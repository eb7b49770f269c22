import type { GuestSlice, SliceOutcome } from '../aws/guestSlice'

/** Slices that do work. */
export type WorkSlice = Exclude<GuestSlice, { kind: 'discard' }>

/** The process of one execution environment, from its INIT to its end. */
export interface Guest {
  run(slice: WorkSlice): SliceOutcome
  /** Frees what it holds. It runs no more. */
  dispose(): void
}
