import type { GuestReply, InitSlice, SliceOutcome } from '../../../aws/guestSlice'
import type { Mutable } from '../../../kernel/mutable'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Deployment } from '../control/configuration'
import type { Invocation } from '../invocation/invocation'
import { isForSnapshot, isProvisioned, type Lane } from './lane'

/** An execution environment: one process of the runtime, one invocation at a time. */
export interface Environment {
  readonly id: string
  readonly functionName: string
  /** What it runs: `$LATEST` or a version's number. */
  readonly version: string
  readonly lane: Lane
  readonly revision: number
  readonly deployment: Deployment
  readonly logGroup: string
  readonly logStream: string
  /** When it was started. */
  readonly bornAt: VirtualMs
  /** Counts its processes: after a reset a new one starts, and what was meant for the old one is void. */
  readonly process: number
  readonly stage: Stage
  /** The slice of guest work that goes on now. */
  readonly slice: RunningSlice | undefined
  /** What has come for the process while it could not take it. */
  readonly inbox: readonly Delivery[]
  /** Timers that its process has set and that have not fired. */
  readonly timers: readonly { readonly timer: number; readonly due: VirtualMs }[]
  readonly memoryUsed: number
  /** What its INIT was asked to be, where a snapshot is taken of it. */
  readonly initSlice: InitSlice | undefined
  /** Where it was restored: since when the hooks run. */
  readonly hooksSince: VirtualMs | undefined
}

/** A copy, for whoever changes some of it. */
export function copyOfEnvironment({ id, functionName, version, lane, revision, deployment, logGroup, logStream, bornAt, process, stage, slice, inbox, timers, memoryUsed, initSlice, hooksSince }: Environment): Mutable<Environment> {
  return { id, functionName, version, lane, revision, deployment, logGroup, logStream, bornAt, process, stage, slice, inbox, timers, memoryUsed, initSlice, hooksSince }
}

export type Stage =
  /** Placed on a worker, its code fetched. The invocation waits, if there is one: what is provisioned starts for none. */
  | { readonly kind: 'placing'; readonly invocation: Invocation | undefined }
  /** INIT, before any invocation. */
  | { readonly kind: 'init'; readonly invocation: Invocation | undefined; readonly startedAt: VirtualMs; readonly deadline: VirtualMs }
  /** An invocation. `init` is where the process has to start in it first: after a reset, and after an INIT that failed. */
  | {
      readonly kind: 'invoke'
      readonly invocation: Invocation
      readonly startedAt: VirtualMs
      readonly deadline: VirtualMs
      readonly init: { readonly startedAt: VirtualMs } | undefined
      /** Told as Init Duration: that of an INIT just before, for the first invocation only. */
      readonly initDuration: VirtualMs | undefined
    }
  /** Frozen between invocations; without a process after a reset. */
  | { readonly kind: 'idle'; readonly hasProcess: boolean }

export type RunningSlice =
  /** Its guest has not answered yet. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'working'; readonly startedAt: VirtualMs; readonly outcome: SliceOutcome }

export type Delivery =
  | { readonly kind: 'timer'; readonly timer: number }
  | { readonly kind: 'reply'; readonly hostCall: number; readonly response: GuestReply }

/** Whether its processes begin as copies of a snapshot. */
export function isRestored({ deployment, lane }: Environment): boolean {
  return deployment.snapshot !== undefined && !isForSnapshot(lane)
}

/** `AWS_LAMBDA_INITIALIZATION_TYPE` */
export function initializationType({ deployment, lane }: Environment): string {
  if (isProvisioned(lane)) return 'provisioned-concurrency'
  return deployment.snapshot !== undefined || isForSnapshot(lane) ? 'snap-start' : 'on-demand'
}

/** The invocation that an environment works for, or starts for. */
export function invocationOf({ stage }: Environment): Invocation | undefined {
  return stage.kind === 'idle' ? undefined : stage.invocation
}

/** Keys of the signals that belong to an environment: there is at most one of each. */
export const keyOf = {
  deadline: (id: string) => `deadline/${id}`,
  expiry: (id: string) => `expiry/${id}`,
  timer: (id: string, timer: number) => `timer/${id}/${timer}`,
}
