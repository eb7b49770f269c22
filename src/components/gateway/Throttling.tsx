import { Pause, Play } from 'lucide-react'
import { useId } from 'react'
import { columnWidth, TRAFFIC_SPEEDS, useTraffic, type TrafficSpeed } from '../../state/gateway/trafficStore'
import { clockText } from '../../state/virtualClock'
import { BoundedNumber } from './BoundedNumber'
import { FIELD } from './fieldStyle'
import { SliderField } from './SliderField'
import { TrafficLane } from './TrafficLane'
import { TrafficTable } from './TrafficTable'

/** Two buckets of the same rate and burst under two shapes of the same traffic. */
export function Throttling() {
  const limits = useTraffic((s) => s.limits)
  const plan = useTraffic((s) => s.plan)
  const speed = useTraffic((s) => s.speed)
  const phase = useTraffic((s) => s.phase)
  const { setLimits, setPlan, setSpeed, start, pause } = useTraffic.getState()
  const running = phase === 'running'
  const planned = running || phase === 'paused'
  return (
    <section aria-label="Throttling" className="h-full overflow-y-auto p-3">
      <div className="grid grid-cols-1 gap-x-6 gap-y-2 narrow:grid-cols-2">
        <SliderField label="Rate" unit="a second" value={limits.rateLimit} min={0} max={1000} onChange={(rateLimit) => setLimits({ rateLimit })} />
        <SliderField label="Burst" unit="requests" value={limits.burstLimit} min={0} max={1000} onChange={(burstLimit) => setLimits({ burstLimit })} />
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <fieldset disabled={planned} className="contents">
          <BoundedNumber label="Requests" value={plan.requests} least={1} most={1_000_000} onChange={(requests) => setPlan({ requests })} />
          <BoundedNumber label="Average, a second" value={plan.average} least={1} most={1000} onChange={(average) => setPlan({ average })} />
          <BoundedNumber label="A burst every, seconds" value={plan.burstEvery / 1000} least={0.1} most={5} step={0.1} onChange={(seconds) => setPlan({ burstEvery: seconds * 1000 })} />
        </fieldset>
        <label className="flex items-center gap-1.5">
          <span className="text-muted">Speed</span>
          <select aria-label="Speed of traffic" value={speed} onChange={({ target }) => setSpeed(Number(target.value) as TrafficSpeed)} className={`${FIELD} h-7`}>
            {TRAFFIC_SPEEDS.map((each) => (
              <option key={each} value={each}>
                {each === 0 ? 'at once' : `${each} ×`}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          onClick={() => (running ? pause() : void start())}
          className="primary inline-flex h-7 items-center gap-1.5 rounded-md px-3 font-medium"
        >
          {running ? <Pause size={14} strokeWidth={1.75} aria-hidden /> : <Play size={14} strokeWidth={1.75} aria-hidden />}
          {running ? 'Pause traffic' : phase === 'paused' ? 'Continue traffic' : 'Start traffic'}
        </button>
        <Clock />
      </div>
      <div className="mt-3 grid grid-cols-1 gap-3 narrow:grid-cols-2">
        <TrafficLane shape="steady" title="Steady" />
        <TrafficLane shape="bursts" title="Bursts" />
      </div>
      <LookBack />
      <TrafficTable />
    </section>
  )
}

/** How full the buckets were at any time of what has run. */
function LookBack() {
  const columns = useTraffic((s) => s.seen.steady.columns.length)
  const moment = useTraffic((s) => s.moment)
  const width = useTraffic((s) => columnWidth(s.ran))
  const running = useTraffic((s) => s.phase === 'running')
  const id = useId()
  if (running || columns < 2) return null
  const shown = moment ?? columns - 1
  const until = clockText((shown + 1) * width)
  return (
    <div className="mt-3 flex items-center gap-3 text-sm">
      <label htmlFor={id} className="shrink-0 text-muted">
        Look back at
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={columns - 1}
        value={shown}
        aria-valuetext={until}
        onChange={({ target }) => useTraffic.getState().lookBack(target.valueAsNumber === columns - 1 ? undefined : target.valueAsNumber)}
        className="min-w-0 grow accent-accent"
      />
      <span className="tabular w-44 shrink-0 font-mono text-muted">{moment === undefined ? 'the end' : `until ${until}`}</span>
    </div>
  )
}

function Clock() {
  const now = useTraffic((s) => s.now)
  return (
    <span className="tabular font-mono text-muted" title="Virtual time since the first request">
      {clockText(now)}
    </span>
  )
}

