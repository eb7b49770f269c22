import { compressedClock } from '../../graph/lanes/compressedClock'
import type { LaneStep, LaneView } from '../../sim/cloud/labs/lambda/lambdaLab'
import { useLambdaRun } from '../../state/lambda/lambdaRunStore'
import { clockText, durationText } from '../../state/virtualClock'
import type { AnyTone } from '../run/tones'
import { ToneSign } from '../run/ToneSign'

interface Look {
  readonly tone: AnyTone
  readonly word: string
  readonly bar: string
}

const WAITS = 'hatched text-waiting bg-sunken'
const LOOKS: Readonly<Record<LaneStep['kind'], Look>> = {
  call: { tone: 'quiet', word: 'call', bar: 'bg-accent/35' },
  queued: { tone: 'waiting', word: 'queued', bar: WAITS },
  init: { tone: 'cold', word: 'cold start', bar: 'bg-cold' },
  invoke: { tone: 'entered', word: 'invoked', bar: 'bg-warm' },
  failed: { tone: 'failed', word: 'failed', bar: 'bg-failed' },
  retry: { tone: 'retrying', word: 'waits to retry', bar: 'hatched text-retried bg-sunken' },
  hidden: { tone: 'waiting', word: 'hidden', bar: WAITS },
  throttled: { tone: 'throttled', word: 'throttled', bar: 'bg-throttled' },
  end: { tone: 'caught', word: 'ends', bar: 'bg-caught' },
}

const ENDS: Readonly<Record<LaneView['ended'], { readonly tone: AnyTone; readonly word: string }>> = {
  succeeded: { tone: 'succeeded', word: 'succeeded' },
  failed: { tone: 'failed', word: 'failed' },
  'dead-letter': { tone: 'caught', word: 'set aside' },
  running: { tone: 'entered', word: 'on its way' },
}

/** The same event down three ways on one clock: who waits, who tries again and when, and where it ends. */
export function WaysView() {
  const ways = useLambdaRun((s) => s.ways)
  const playhead = useLambdaRun((s) => s.moment?.event.offset)
  if (ways.length === 0) {
    return (
      <p className="p-4 text-muted">
        Send the event <span className="text-ink">Three ways</span>: synchronously, asynchronously and through a queue or a stream, all at one instant. Try it
        with an event that the function fails, and see who tries again, when, and where the event ends.
      </p>
    )
  }
  const times = ways.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from, to]))
  const begins = Math.min(...times)
  const place = compressedClock(times)
  return (
    <div className="min-h-0 grow overflow-y-auto">
      <div className="relative px-3 py-2">
        {ways.map((way) => (
          <Way key={way.lane} way={way} place={place} playhead={playhead} />
        ))}
        <p className="mt-1 text-xs text-muted">One clock for all three. Long waits are drawn shorter than they are; their length is written in them.</p>
      </div>
      <StepTable ways={ways} begins={begins} />
    </div>
  )
}

function Way({ way: { title, steps, outcome, ended }, place, playhead }: { way: LaneView; place: (time: number) => number; playhead: number | undefined }) {
  return (
    <section aria-label={title} className="mb-3">
      <h3 className="flex items-center gap-2 text-sm font-medium">
        {title}
        <span className="flex items-center gap-1 font-normal text-muted">
          <ToneSign tone={ENDS[ended].tone} />
          {ENDS[ended].word}
        </span>
      </h3>
      <div className="relative my-1 h-7 border-y border-line" aria-hidden>
        {steps.map((step) => {
          const [left, right] = [place(step.from), place(step.to)]
          const wide = right - left > 0.09
          return (
            <span
              key={`${step.from} ${step.kind}`}
              title={`${step.who}: ${step.story}`}
              className={`absolute inset-y-0.5 grid min-w-[3px] place-items-center rounded-sm ${LOOKS[step.kind].bar}`}
              style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
            >
              {wide && <span className="tabular hidden rounded-sm narrow:inline bg-panel px-1 text-xs leading-4 whitespace-nowrap text-ink">{took(step)}</span>}
            </span>
          )
        })}
        {playhead !== undefined && <span className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: `${place(playhead) * 100}%` }} />}
      </div>
      <p className="text-sm">{outcome}</p>
    </section>
  )
}

/** Long waits to the millisecond: what is less is of no length beside them. */
function took({ from, to }: LaneStep): string {
  const ms = to - from
  return durationText(ms < 1000 ? ms : Math.round(ms))
}

/** The same as the bars, in words. */
function StepTable({ ways, begins }: { ways: readonly LaneView[]; begins: number }) {
  return (
    <div className="overflow-x-auto">
    <table aria-label="Steps" className="w-full border-t border-line text-sm">
      <thead className="text-left text-muted">
        <tr>
          {['At', 'Took', 'Step', 'Who', 'What'].map((name) => (
            <th key={name} scope="col" className="px-2.5 py-1 font-medium first:pl-3">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {ways.map(({ lane, title, steps }) => (
        <tbody key={lane}>
          <tr>
            <th scope="rowgroup" colSpan={5} className="border-t border-line bg-ground px-3 py-1 text-left font-medium">
              {title}
            </th>
          </tr>
          {steps.map((step) => (
            <tr key={`${step.from} ${step.kind}`} className="border-t border-line align-top">
              <td className="tabular px-2.5 py-1 pl-3 font-mono whitespace-nowrap">{clockText(step.from - begins)}</td>
              <td className="tabular px-2.5 py-1 font-mono whitespace-nowrap">{took(step)}</td>
              <td className="px-2.5 py-1 whitespace-nowrap">
                <span className="flex items-center gap-1.5">
                  <ToneSign tone={LOOKS[step.kind].tone} />
                  {step.invocation === undefined ? (
                    LOOKS[step.kind].word
                  ) : (
                    <button type="button" onClick={() => useLambdaRun.getState().select(step.invocation)} className="rounded-sm text-accent underline underline-offset-2">
                      {LOOKS[step.kind].word}
                    </button>
                  )}
                </span>
              </td>
              <td className="px-2.5 py-1 font-mono whitespace-nowrap">{step.who}</td>
              <td className="min-w-56 px-2.5 py-1 text-muted">{step.story}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
    </div>
  )
}
