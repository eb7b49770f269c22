/** The stretch of time that is in sight, in milliseconds since the start. */
export interface TimeSpan {
  readonly from: number
  readonly to: number
}

/** Closer than this nothing more is seen. */
const SHORTEST = 2
/** Room left at both ends, as a share of the whole. */
const MARGIN = 0.03

/** All of a run. */
export function wholeSpan(endsAt: number): TimeSpan {
  const length = Math.max(endsAt, SHORTEST)
  return { from: -length * MARGIN, to: length * (1 + MARGIN) }
}

/** @param factor  below 1 comes closer. @param at  stays where it is */
export function zoomed(span: TimeSpan, factor: number, at: number, endsAt: number): TimeSpan {
  const whole = wholeSpan(endsAt)
  const length = Math.min(whole.to - whole.from, Math.max(SHORTEST, (span.to - span.from) * factor))
  const share = (at - span.from) / (span.to - span.from)
  return within({ from: at - share * length, to: at + (1 - share) * length }, endsAt)
}

export function panned(span: TimeSpan, by: number, endsAt: number): TimeSpan {
  return within({ from: span.from + by, to: span.to + by }, endsAt)
}

/** The span moved so that a time is in sight; as it was where it is already. */
export function showing(span: TimeSpan, time: number, endsAt: number): TimeSpan {
  if (time >= span.from && time <= span.to) return span
  return panned(span, time - (span.from + span.to) / 2, endsAt)
}

/** Not beyond the run's ends. */
function within({ from, to }: TimeSpan, endsAt: number): TimeSpan {
  const whole = wholeSpan(endsAt)
  const length = to - from
  const begins = Math.max(whole.from, Math.min(from, whole.to - length))
  return { from: begins, to: begins + length }
}

const DECIMAL = [1, 2, 5]
/** Steps that people count minutes and hours in, in ms. */
const SEXAGESIMAL = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400].map((seconds) => seconds * 1000)

/** Round times to write on an axis: about one for each `spacing` pixels. */
export function axisTimes({ from, to }: TimeSpan, width: number, spacing = 110): readonly number[] {
  const step = stepOf(((to - from) / Math.max(width, 1)) * spacing)
  const times: number[] = []
  for (let time = Math.max(0, Math.ceil(from / step)) * step; time <= to; time += step) times.push(Math.round(time * 1000) / 1000)
  return times
}

function stepOf(wanted: number): number {
  if (wanted > 5000) {
    const step = SEXAGESIMAL.find((each) => each >= wanted)
    if (step !== undefined) return step
  }
  const magnitude = 10 ** Math.floor(Math.log10(wanted))
  return (DECIMAL.find((each) => each * magnitude >= wanted) ?? 10) * magnitude
}
