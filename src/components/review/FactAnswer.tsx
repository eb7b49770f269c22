import { Check, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { FactId } from '../../facts/facts'
import { dateText, factListed } from '../../state/facts/factList'
import { factText } from '../../state/guide/proseParts'
import { factCard } from '../../state/practice/dueItems'
import { comesAgainIn, listenToRatings, RATINGS } from '../../state/practice/factKeys'
import { factRound } from '../../state/practice/review'
import { untilText } from '../../state/practice/untilText'
import { useProgress } from '../../state/study/progressStore'
import { useWallClock } from '../../state/exam/wallClock'

/** The value with what one has to know of it, and how well it was known. */
export function FactAnswer({ fact, typed, right }: { fact: FactId; typed: string; right: boolean | undefined }) {
  const { fact: { note, olderExam, source, checked, since } } = factListed(fact)
  const [now] = useState(() => useWallClock.getState().now)
  const card = useProgress((s) => s.cards.get(factCard(fact)))
  const again = comesAgainIn(card, factCard(fact), now)
  const { rate } = factRound.getState()
  useEffect(() => listenToRatings(rate), [rate])
  const suggested = right === false ? 1 : 3
  return (
    <div className="mt-6">
      <output className="block">
        <span className="tabular text-2xl font-semibold">{factText(fact)}</span>
        {right !== undefined && (
          <span className={`mt-1 flex items-center gap-1.5 text-base ${right ? 'text-succeeded' : 'text-failed'}`}>
            {right ? <Check size={16} strokeWidth={2} aria-hidden /> : <X size={16} strokeWidth={2} aria-hidden />}
            {right ? 'Right' : `You said ${typed}`}
          </span>
        )}
      </output>
      {note !== undefined && <p className="mt-3 text-base">{note}</p>}
      {since !== undefined && <p className="mt-2 text-base text-muted">It holds since {dateText(since)}.</p>}
      {olderExam !== undefined && <p className="mt-2 text-base text-muted">Older exams expect: {olderExam}</p>}
      <p className="mt-2 text-sm text-muted">
        {source === 'ours' ? 'Our own choice: AWS does not say.' : (
          <a href={source} target="_blank" rel="noreferrer" className="break-words underline underline-offset-2 hover:text-ink">
            {source.replace('https://', '')}
          </a>
        )}{' '}
        Read {dateText(checked)}.
      </p>
      <fieldset className="mt-6">
        <legend className="text-sm text-muted">How well did you know it?</legend>
        <div className="mt-2 grid grid-cols-2 gap-2 narrow:grid-cols-4">
          {RATINGS.map(({ rating, word }) => (
            <button
              key={rating}
              type="button"
              // Enter goes on as the answer suggests.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus={rating === suggested}
              onClick={() => rate(rating)}
              className={`rounded-md border px-3 py-2 text-left text-base hover:bg-sunken ${rating === suggested ? 'border-accent' : 'border-line-strong'}`}
            >
              <span className="flex items-baseline justify-between gap-2 font-medium">
                {word}
                <kbd className="font-mono text-xs text-muted">{rating}</kbd>
              </span>
              <span className="tabular block text-sm text-muted">in {untilText(again[rating])}</span>
            </button>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
