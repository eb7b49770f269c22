import { create } from 'zustand'
import { panned, showing, wholeSpan, zoomed, type TimeSpan } from '../../graph/lanes/timeSpan'
import { useLambdaRun } from './lambdaRunStore'

/** The part of the lanes that is in sight. */
interface LaneSight {
  readonly span: TimeSpan
  /** Pixels that the lanes are scrolled by. */
  readonly scrolled: number
  /** @param time  milliseconds to the later. @param down  pixels. @param mostDown  how far lanes can be scrolled */
  move(time: number, down: number, mostDown: number): void
  /** @param factor  below 1 comes closer. @param at  the time that stays where it is; none: the middle */
  zoom(factor: number, at?: number): void
  /** Scrolls no further than needed for what lies from `top` to `bottom` of all lanes. @param sight  how much of them is seen at once */
  reveal(top: number, bottom: number, sight: number): void
  /** The whole run. */
  fit(): void
}

const endsAt = () => useLambdaRun.getState().lanes?.endsAt ?? 0

export const useLaneSight = create<LaneSight>()((set, get) => ({
  // The run may be older than the picture of it.
  span: wholeSpan(endsAt()),
  scrolled: 0,
  move: (time, down, mostDown) => set(({ span, scrolled }) => ({ span: panned(span, time, endsAt()), scrolled: Math.max(0, Math.min(mostDown, scrolled + down)) })),
  zoom(factor, at) {
    const { span } = get()
    set({ span: zoomed(span, factor, at ?? (span.from + span.to) / 2, endsAt()) })
  },
  reveal: (top, bottom, sight) => set(({ scrolled }) => ({ scrolled: top < scrolled ? top : bottom > scrolled + sight ? Math.max(0, bottom - sight) : scrolled })),
  fit: () => set({ span: wholeSpan(endsAt()) }),
}))

// Another run is seen whole; a playhead that leaves the sight takes it along.
useLambdaRun.subscribe((now, before) => {
  if (now.lanes !== before.lanes) useLaneSight.setState({ span: wholeSpan(endsAt()), scrolled: 0 })
  else if (now.moment && now.moment !== before.moment) {
    const { span } = useLaneSight.getState()
    const shown = showing(span, now.moment.event.offset, endsAt())
    if (shown !== span) useLaneSight.setState({ span: shown })
  }
})
