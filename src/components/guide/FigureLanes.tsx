import { useRef } from 'react'
import { placedAt, placedSpan } from '../../graph/figureLanes'
import { axisTimes } from '../../graph/lanes/timeSpan'
import type { PlayedLane, PlayedMark, PlayedSpan } from '../../grading/figure/playedFigure'
import { durationText } from '../../state/virtualClock'
import { useSize } from '../frame/useSize'
import { ToneSign } from '../run/ToneSign'
import { TONES } from '../run/tones'
import { useFigure } from './figureContext'

/** The figure's lanes over virtual time. What lies behind the playhead has not happened yet. The table has the same content. */
export function FigureLanes() {
  const played = useFigure((s) => s.played)
  // Past the last moment everything has happened.
  const at = useFigure((s) => (s.played && s.index === s.played.moments.length - 1 ? s.played.length : (s.played?.moments[s.index]?.at ?? 0)))
  const running = useFigure((s) => s.running)
  if (!played) return null
  const { length, lanes } = played
  return (
    <div className={`mt-4 px-4 ${running ? 'opacity-60' : ''}`} aria-hidden>
      <div className="grid grid-cols-[minmax(4.5rem,7rem)_1fr] narrow:grid-cols-[minmax(5.5rem,9rem)_1fr] items-center gap-x-3">
        {lanes.map((lane, index) => (
          <LaneRow key={index} lane={lane} length={length} at={at} />
        ))}
        <span />
        <Axis length={length} />
      </div>
    </div>
  )
}

function LaneRow({ lane: { title, spans, marks }, length, at }: { lane: PlayedLane; length: number; at: number }) {
  return (
    <>
      <span className="py-1 text-right text-xs text-muted narrow:truncate narrow:text-sm" title={title}>
        {title}
      </span>
      <div className="relative h-8 border-b border-line">
        {spans.map((span, index) => (
          <SpanBar key={index} span={span} length={length} at={at} />
        ))}
        {marks.map((mark, index) => (
          <MarkSign key={index} mark={mark} length={length} at={at} />
        ))}
        <span className="absolute -inset-y-px w-px bg-ink" style={{ left: `${placedAt(at, length)}%` }} />
      </div>
    </>
  )
}

function SpanBar({ span: { from, to, tone, says }, length, at }: { span: PlayedSpan; length: number; at: number }) {
  const { left, width } = placedSpan(from, to, length)
  const { bar, text } = TONES[tone]
  const look = tone === 'waiting' ? `hatched ${text} border border-current` : bar
  return <span title={says} className={`absolute inset-y-2 rounded-[3px] ${look} ${from > at ? 'opacity-20' : ''}`} style={{ left: `${left}%`, width: `${width}%` }} />
}

function MarkSign({ mark: { at: when, tone, says }, length, at }: { mark: PlayedMark; length: number; at: number }) {
  return (
    <span
      title={says}
      className={`absolute top-1/2 grid size-5 -translate-1/2 place-items-center rounded-full bg-panel ${when > at ? 'opacity-20' : ''}`}
      style={{ left: `${placedAt(when, length)}%` }}
    >
      <ToneSign tone={tone} />
    </span>
  )
}

function Axis({ length }: { length: number }) {
  const place = useRef<HTMLDivElement>(null)
  const { width } = useSize(place)
  return (
    <div ref={place} className="relative h-6 text-xs text-muted tabular">
      {length > 0 &&
        width > 0 &&
        axisTimes({ from: 0, to: length }, width, 72).map((time) => (
          <span key={time} className="absolute top-1 -translate-x-1/2 whitespace-nowrap first:translate-x-0" style={{ left: `${placedAt(time, length)}%` }}>
            {durationText(time)}
          </span>
        ))}
    </div>
  )
}
