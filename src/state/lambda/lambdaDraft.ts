import { create } from 'zustand'
import { onLeaving } from '../../browser/leaving'
import { recordsIn, type Records } from '../../browser/records'
import { lambdaExample } from '../../content/lambda/example'
import type { FunctionConfiguration, InvocationType, LambdaWorld, LaneSource, Traffic } from '../../sim/cloud/labs/lambda/lambdaLab'
import { createKeeping } from '../keeping'

/** What the Invoke button sends: all the kinds with their numbers, of which one is chosen. */
export interface TrafficDraft {
  readonly kind: Traffic['kind']
  readonly type: InvocationType
  /** Of three ways, the third. Drafts of earlier visits have none. */
  readonly source?: LaneSource
  readonly requests: number
  readonly from: number
  readonly to: number
  readonly seconds: number
  /** Virtual, before it. */
  readonly pauseSeconds: number
}

/** The learner's function, test event and traffic. Plain JSON. */
export interface LambdaDraft {
  readonly code: string
  readonly event: string
  readonly configuration: FunctionConfiguration
  readonly traffic: TrafficDraft
  /** A workflow that the function finds in its world. */
  readonly machine?: { readonly name: string; readonly definition: string } | undefined
  /** Of a function that was opened from elsewhere; absent: the example's, with the example's tables. */
  readonly functionName?: string | undefined
  readonly seed: number
}

/** A draft that another has taken the place of, and what has done it. */
export interface ReplacedDraft {
  readonly by: string
  readonly draft: LambdaDraft
}

export interface LambdaDraftState extends LambdaDraft {
  /** Until `ready` the texts are the example's, not yet the learner's own. */
  readonly loadState: 'loading' | 'ready'
  /** Why edits are not kept on the device. */
  readonly problem: string | undefined
  /** What `undo` brings back. */
  readonly replaced: ReplacedDraft | undefined
  /** Takes up what the device kept. Further calls do nothing. */
  open(): Promise<void>
  edit(change: Partial<LambdaDraft>): void
  configure(change: Partial<FunctionConfiguration>): void
  send(change: Partial<TrafficDraft>): void
  /** The example as it was at first. */
  reset(): void
  /** Puts another draft in place of this one. @param by  what the change is called */
  takeOver(by: string, draft: LambdaDraft): void
  /** Brings back the draft that was replaced. What is replaced by that can be brought back in turn. */
  undo(): void
  /** Undo is no longer wanted. */
  forgetReplaced(): void
}

export function exampleLambdaDraft(): LambdaDraft {
  return {
    code: lambdaExample.code,
    event: lambdaExample.events[0]?.event ?? '{}',
    configuration: { runtime: 'nodejs22.x', architecture: 'x86_64', memoryMb: 512, timeoutSeconds: 3, variables: '{}' },
    traffic: { kind: 'invoke', type: 'RequestResponse', requests: 20, from: 1, to: 20, seconds: 10, pauseSeconds: 1 },
    machine: undefined,
    seed: 1,
  }
}

export function lambdaDraftOf({ code, event, configuration, traffic, machine, functionName: opened, seed }: LambdaDraft): LambdaDraft {
  return { code, event, configuration, traffic, seed, ...(machine && { machine }), ...(opened !== undefined && { functionName: opened }) }
}

export function lambdaWorldOf({ code, configuration, machine, functionName: opened, seed }: LambdaDraft): LambdaWorld {
  return { functionName: opened ?? lambdaExample.functionName, tables: opened === undefined ? lambdaExample.tables : [], ...(machine && { machines: [machine] }), files: [{ path: 'index.mjs', code }], configuration, seed }
}

export function trafficOf({ event, traffic }: LambdaDraft): Traffic {
  const { kind, type, source = 'SQS', requests, from, to, seconds, pauseSeconds } = traffic
  const common = { event, pauseSeconds }
  switch (kind) {
    case 'invoke':
      return { ...common, kind, type }
    case 'burst':
      return { ...common, kind, requests }
    case 'ramp':
      return { ...common, kind, from, to, seconds }
    case 'lanes':
      return { ...common, kind, source }
    case 'wait':
      return { ...common, kind, seconds }
  }
}

/** The name of the function that is edited. */
export function functionNameOf({ functionName: opened }: Pick<LambdaDraft, 'functionName'>): string {
  return opened ?? lambdaExample.functionName
}

/** Test events to begin with. */
export const readyEvents = lambdaExample.events

const KEY = 'lambda draft'
const REPLACED = 'lambda draft replaced'

/** What `replaced` is by after `undo`. */
export const UNDO = 'Undone'

/** @param beforeEnd  calls back before the page may end */
export function createLambdaDraftStore(records: Records, beforeEnd: (keep: () => void) => void) {
  return create<LambdaDraftState>()((set, get) => {
    const keeping = createKeeping(records, KEY, (failure) =>
      set({ problem: failure === undefined ? undefined : `Edits are not kept on this device: ${failure instanceof Error ? failure.message : 'its storage is closed'}.` }),
    )
    let opening: Promise<void> | undefined

    function edit(change: Partial<LambdaDraft>): void {
      set(change)
      keeping.keep(lambdaDraftOf(get()))
    }

    function replace(by: string, draft: LambdaDraft): void {
      const replaced = { by, draft: lambdaDraftOf(get()) }
      set({ replaced })
      void records.write(REPLACED, replaced).catch(() => undefined)
      edit({ ...NOTHING_OPENED, ...draft })
    }

    async function load(): Promise<void> {
      beforeEnd(keeping.leave)
      const [kept, replaced] = await Promise.all([KEY, REPLACED].map((key) => records.read(key).catch(() => undefined)))
      set({ ...(isDraft(kept) && kept), ...(isReplaced(replaced) && { replaced }), loadState: 'ready' })
    }

    return {
      ...exampleLambdaDraft(),
      loadState: 'loading',
      problem: undefined,
      replaced: undefined,
      open: () => (opening ??= load()),
      edit,
      configure: (change) => edit({ configuration: withoutEmpty({ ...get().configuration, ...change }) }),
      send: (change) => edit({ traffic: { ...get().traffic, ...change } }),
      reset: () => replace('Reset to the example', exampleLambdaDraft()),
      takeOver: replace,
      undo() {
        const { replaced } = get()
        if (replaced) replace(UNDO, replaced.draft)
      },
      forgetReplaced() {
        set({ replaced: undefined })
        void records.remove(REPLACED).catch(() => undefined)
      },
    }
  })
}

/** What is not said stays unsaid. */
function withoutEmpty(configuration: FunctionConfiguration): FunctionConfiguration {
  const said = Object.entries(configuration).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said) as unknown as FunctionConfiguration
}

/** What one draft may have and another not. */
const NOTHING_OPENED = { machine: undefined, functionName: undefined } as const

function isReplaced(kept: unknown): kept is ReplacedDraft {
  const replaced = kept as Partial<ReplacedDraft> | undefined
  return typeof replaced?.by === 'string' && isDraft(replaced.draft)
}

function isDraft(kept: unknown): kept is LambdaDraft {
  const draft = kept as Partial<LambdaDraft> | undefined
  return typeof draft?.code === 'string' && typeof draft.event === 'string' && typeof draft.configuration === 'object' && typeof draft.traffic === 'object' && typeof draft.seed === 'number'
}

/** The learner's draft on this device. */
export const useLambdaDraft = createLambdaDraftStore(recordsIn('coldstart-drafts'), onLeaving)
