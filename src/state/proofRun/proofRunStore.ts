import { createStore, type StoreApi } from 'zustand'
import type { Timers } from '../../browser/timers'
import type { Question } from '../../content/questions/question'
import type { LabRun, LambdaLabRun, OpenedRun, RunApi, RunFilter, RunLook, RunMoment, RunRow } from '../../grading/run/runRoom'
import { createNewest } from '../newest'
import { createPlayhead, type PlayheadState } from '../playhead'

/** The simulator's room beyond a worker's boundary. */
export interface RemoteRunRoom {
  openRun(question: Question, option: string): Promise<OpenedRun | { readonly broken: string }>
  lookAtRun(filter: RunFilter, seq: number): Promise<RunLook>
  runRows(from: number, count: number): Promise<readonly RunRow[]>
  runMoment(index: number): Promise<RunMoment>
  labRun(arn: string, seq: number): Promise<LabRun>
  lambdaRun(functionName: string, seq: number): Promise<LambdaLabRun>
  gatewayRun(api: RunApi, seq: number): Promise<string>
}

/** The run of a proof for one option, and which moment of it is shown. */
export interface ProofRunState extends PlayheadState {
  readonly question: Question | undefined
  readonly option: string | undefined
  readonly opening: boolean
  readonly problem: string | undefined
  readonly run: OpenedRun | undefined
  readonly filter: RunFilter
  readonly look: RunLook | undefined
  readonly moment: RunMoment | undefined

  /** Plays an option and looks at the event `seq`, or at the one that decides. Nothing is played anew that is there. */
  open(question: Question, option: string, seq?: number): Promise<void>
  /** Lets through only some events; the moment stays, or the one before it. */
  narrow(filter: RunFilter): Promise<void>
  /** Shows an event of the whole log, whatever is let through now. */
  goToEvent(seq: number): Promise<void>
  readRows(from: number, count: number): Promise<readonly RunRow[]>
  /** An execution of the run for the Step Functions lab, at the moment shown; undefined where it cannot be had, which is told. */
  readLabRun(arn: string): Promise<LabRun | undefined>
  /** The run for the Lambda lab, with one function's texts, likewise. */
  readLambdaRun(functionName: string): Promise<LambdaLabRun | undefined>
  /** The run for the API Gateway lab. */
  readGatewayRun(api: RunApi): Promise<string | undefined>
}

const NOTHING = { run: undefined, look: undefined, moment: undefined, filter: {}, problem: undefined, index: 0 } as const

export function createProofRunStore(room: () => RemoteRunRoom, timers: Timers): StoreApi<ProofRunState> {
  return createStore<ProofRunState>()((set, get) => {
    const failed = (error: unknown) => set({ problem: error instanceof Error ? error.message : String(error) })
    const toldAsNothing = (error: unknown) => {
      failed(error)
      return undefined
    }
    const seqShown = () => get().moment?.event.seq ?? get().run?.deciding ?? 0
    const moments = createNewest<{ index: number; of: RunLook | undefined }, RunMoment | undefined>(
      0,
      ({ index }) =>
        room()
          .runMoment(index)
          .catch(toldAsNothing),
      (moment, { of }) => {
        if (moment && of === get().look) set({ moment })
      },
    )
    const playhead = createPlayhead(
      {
        count: () => get().look?.count ?? 0,
        ready: () => get().moment?.event.index === get().index,
        arrived: (index) => moments.take({ index, of: get().look }),
      },
      { set, get },
      timers,
    )
    let asked = 0

    async function lookAt(filter: RunFilter, seq: number): Promise<void> {
      const { run } = get()
      const mine = ++asked
      get().pause()
      try {
        const look = await room().lookAtRun(filter, seq)
        if (mine !== asked || get().run !== run) return
        set({ filter, look, moment: undefined })
        playhead.show(look.index)
      } catch (error) {
        failed(error)
      }
    }

    return {
      ...playhead.state,
      ...NOTHING,
      question: undefined,
      option: undefined,
      opening: false,
      async open(question, option, seq) {
        const now = get()
        if (now.question?.id === question.id && now.option === option && (now.run || now.opening)) {
          if (seq !== undefined && now.run) await now.goToEvent(seq)
          return
        }
        now.pause()
        set({ ...NOTHING, question, option, opening: true })
        const here = () => get().question === question && get().option === option
        try {
          const run = await room().openRun(question, option)
          if (!here()) return
          if ('broken' in run) return set({ problem: run.broken, opening: false })
          set({ run, opening: false })
          await lookAt({}, seq ?? run.deciding)
        } catch (error) {
          if (!here()) return
          set({ opening: false })
          failed(error)
        }
      },
      narrow: (filter) => lookAt(filter, get().moment?.event.seq ?? get().run?.deciding ?? 0),
      async goToEvent(seq) {
        await lookAt(get().filter, seq)
        // Hidden by the filter: then it is not what is shown.
        const { look } = get()
        if (look && (await get().readRows(look.index, 1))[0]?.seq !== seq) await lookAt({}, seq)
      },
      readLabRun: (arn) => room().labRun(arn, seqShown()).catch(toldAsNothing),
      readGatewayRun: (api) => room().gatewayRun(api, seqShown()).catch(toldAsNothing),
      readLambdaRun: (functionName) => room().lambdaRun(functionName, seqShown()).catch(toldAsNothing),
      readRows: (from, count) => room().runRows(from, count),
    }
  })
}
