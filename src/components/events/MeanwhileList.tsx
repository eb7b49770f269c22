import { clockText } from '../../state/virtualClock'

interface Props {
  readonly events: readonly MeanwhileEvent[]
  readonly className?: string
}

interface MeanwhileEvent {
  readonly offset: number
  readonly service: string
  readonly type: string
  readonly story: string
}

/** What other services did between the moment before and this one. */
export function MeanwhileList({ events, className }: Props) {
  return (
    <section className={className}>
      <h3 className="mb-1 text-sm font-medium text-muted">Meanwhile, in other services</h3>
      <ol className="rounded-md bg-sunken py-1.5 text-sm">
        {events.map((event, i) => (
          // Events of one moment have no id of their own, and their order is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i} className="flex gap-2.5 px-2.5 py-0.5" title={`${event.service}: ${event.type}`}>
            <span className="tabular shrink-0 font-mono text-muted">{clockText(event.offset)}</span>
            <span className={`min-w-0 wrap-anywhere whitespace-pre-wrap ${event.type === 'LogLine' ? 'font-mono text-muted' : ''}`}>{event.story}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
