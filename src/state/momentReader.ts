import type { Timers } from '../browser/timers'
import type { EventInspection, Lab, MomentView, StateInspection, TableView } from '../sim/cloud/labs/stepfunctions/lab'
import type { RemoteLab } from './labConnection'
import { Recent } from './recent'

/** What the inspector shows of one moment. */
export interface MomentDetails {
  readonly index: number
  /** The state looked at: the selected one, else the one the event belongs to. */
  readonly name?: string
  /** Absent where the state was not entered yet. */
  readonly state?: StateInspection
  readonly event: EventInspection
  readonly tables: readonly TableView[]
}

export interface Shown {
  moment(moment: MomentView): void
  details(details: MomentDetails): void
  failed(error: unknown): void
}

const MOMENTS_KEPT = 400
const DETAILS_KEPT = 40

export interface MomentReader {
  /** @param selected  the state to look at; none: the one the event belongs to */
  want(index: number, selected: string | undefined): void
  /** Something else is looked at: nothing that was asked or kept counts any more. */
  forget(): void
}

/**
 * Reads what is shown of moments. Dragging asks for many; one is read at a time, at most one a frame, and of those
 * waiting only the newest. The picture of a moment comes first, its data once no newer moment is wanted.
 *
 * @param of  the ARN of what is looked at; none: the execution that was started
 */
export function createMomentReader(
  lab: () => RemoteLab<Lab>,
  of: () => string | undefined,
  shown: Shown,
  timers: Pick<Timers, 'frame'>,
): MomentReader {
  const moments = new Recent<number, MomentView>(MOMENTS_KEPT)
  const details = new Recent<string, MomentDetails>(DETAILS_KEPT)
  let wanted: { readonly index: number; readonly selected: string | undefined } | undefined
  let working = false
  let run = 0

  const readMoment = async (index: number) => moments.get(index) ?? (await lab().moment(index, of()))

  const readDetails = async (moment: MomentView, name: string | undefined): Promise<MomentDetails> => {
    const known = details.get(key(moment.index, name))
    if (known) return known
    const { index } = moment
    const none = Promise.resolve(undefined)
    const [event, state, tables] = await Promise.all([
      lab().event(index, of()),
      name === undefined ? none : lab().state(name, index, of()),
      lab().tables(index, of()),
    ])
    return { index, event, tables, ...(name === undefined ? {} : { name }), ...(state === undefined ? {} : { state }) }
  }

  const overtaken = () => wanted !== undefined

  /** Ends when nothing is wanted, or when the run it reads is not the one shown any more. */
  const work = async (mine: number) => {
    for (let next = wanted; next; next = wanted) {
      wanted = undefined
      const moment = await readMoment(next.index)
      if (mine !== run) return
      moments.set(next.index, moment)
      shown.moment(moment)
      if (!overtaken()) {
        const name = next.selected ?? moment.event.state
        const read = await readDetails(moment, name)
        if (mine !== run) return
        details.set(key(next.index, name), read)
        shown.details(read)
      }
      if (overtaken()) await timers.frame()
      if (mine !== run) return
    }
    working = false
  }

  return {
    want(index, selected) {
      wanted = { index, selected }
      if (working) return
      working = true
      const mine = run
      work(mine).catch((error: unknown) => {
        if (mine !== run) return
        working = false
        shown.failed(error)
      })
    },
    forget() {
      run++
      working = false
      wanted = undefined
      moments.clear()
      details.clear()
    },
  }
}

function key(index: number, name: string | undefined): string {
  return `${index} ${name ?? ''}`
}
