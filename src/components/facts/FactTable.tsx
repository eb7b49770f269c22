import { useId } from 'react'
import { dateText, numberText, type ListedFact } from '../../state/facts/factList'
import { Prose } from '../fidelity/Prose'

interface Props {
  readonly title: string
  /** Another month whose rules are shown; empty for today. */
  readonly month: string
  readonly facts: readonly ListedFact[]
}

const WORDS = { recorded: 'Recorded', documented: 'Documented', modelled: 'Our choice', unverified: 'Not verified' } as const
const MEANINGS = {
  recorded: 'AWS was seen to do so',
  documented: 'AWS writes so',
  modelled: 'AWS does not say: chosen here, for the reason given',
  unverified: 'Told by others or by older documentation, not read again',
} as const

/** The facts of one service: what each is about, its number, and where and when it was read. */
export function FactTable({ title, month, facts }: Props) {
  const heading = useId()
  return (
    <section aria-labelledby={heading} className="mt-10">
      <h2 id={heading} className="border-b border-line pb-2 text-xl font-semibold tracking-tight">
        {title}
      </h2>
      <ul>
        {facts.map((listed) => (
          <FactRow key={listed.id} listed={listed} month={month} />
        ))}
      </ul>
    </section>
  )
}

function FactRow({ listed: { id, title, fact, held }, month }: { readonly listed: ListedFact; readonly month: string }) {
  const { note, since, olderExam, source, checked, confidence } = fact
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-3 narrow:grid-cols-[minmax(0,1fr)_13rem] wide:grid-cols-[minmax(0,1fr)_13rem_13rem]">
      <div className="min-w-0">
        <h3 className="font-medium">{title}</h3>
        {note !== undefined && (
          <p className="mt-0.5 text-base text-muted">
            <Prose text={note} />
          </p>
        )}
        {olderExam !== undefined && month === '' && (
          <p className="mt-1 border-l-2 border-warm pl-2.5 text-base">
            An older exam may still expect: {olderExam}.
          </p>
        )}
        <p className="mt-1 font-mono text-xs break-words text-muted">{id}</p>
      </div>
      <div>
        <p className="tabular font-mono text-lg leading-6">
          {held.as === 'today' && <Amount value={fact.value} unit={fact.unit} />}
          {held.as === 'other' && <Amount value={held.value} unit={held.unit} />}
          {held.as === 'none' && <span className="font-sans text-base text-muted">not there yet</span>}
          {held.as === 'unknown' && <span className="font-sans text-base text-muted">another number, not written down</span>}
        </p>
        {held.as !== 'today' && (
          <p className="tabular text-sm text-muted">
            today {numberText(fact.value)} {fact.unit}
          </p>
        )}
        {since !== undefined && <p className="text-sm text-muted">since {dateText(since)}</p>}
      </div>
      <p className="text-sm text-muted narrow:col-start-2 wide:col-start-3">
        <span title={MEANINGS[confidence]}>{WORDS[confidence]}</span>, read {dateText(checked)}
        {source !== 'ours' && (
          <>
            <br />
            <a href={source} target="_blank" rel="noreferrer" className="break-words text-accent underline underline-offset-2">
              {new URL(source).hostname}
            </a>
          </>
        )}
      </p>
    </li>
  )
}

function Amount({ value, unit }: { readonly value: number; readonly unit: string }) {
  return (
    <>
      {numberText(value)} <span className="font-sans text-base">{unit}</span>
    </>
  )
}
