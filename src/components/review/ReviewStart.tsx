import { Link } from 'wouter'
import { useStore } from 'zustand'
import { useWallClock } from '../../state/exam/wallClock'
import { dueItems, newFacts } from '../../state/practice/dueItems'
import { factRound, reviewRound } from '../../state/practice/review'
import { useProgress } from '../../state/study/progressStore'
import { useQuestionBank } from '../../state/study/questionBank'

/** What is due of questions, facts and drills, and the way to begin. */
export function ReviewStart({ drills }: { drills: ReadonlyMap<string, string> | undefined }) {
  const questions = useQuestionBank((s) => s.byId)
  const cards = useProgress((s) => s.cards)
  const answers = useProgress((s) => s.progress.answers)
  const now = useWallClock((s) => s.now)
  const begun = useStore(reviewRound, (s) => s.asked.length > 0)
  const { due, questions: next, facts, drills: again } = dueItems(cards, questions, drills && new Set(drills.keys()), now)
  const fresh = newFacts(cards, questions, answers.map(({ question }) => question))
  const atOnce = facts.length + next.length
  const begin = (asked: typeof facts) => {
    factRound.getState().begin(asked)
    if (next.length > 0) reviewRound.getState().begin(next)
  }
  return (
    <>
      <p className="mt-4 text-lg text-muted">
        {cards.size === 0
          ? 'Every question you answer comes back when you are about to forget it. Answer some in Practice first.'
          : due === 0
            ? 'Nothing is due. What you answered comes back when you are about to forget it.'
            : `${due} due, which you are about to forget: ${counted([[next.length, 'question'], [facts.length, 'fact'], [again.length, 'drill']])}${due > atOnce + again.length ? ' now, the rest after them' : ''}.`}
      </p>
      <div className="mt-6 flex flex-wrap gap-2">
        <button type="button" disabled={atOnce === 0 || begun} onClick={() => begin(facts)} className="primary h-10 rounded-md px-4 text-base font-medium disabled:opacity-40">
          {atOnce === 0 ? 'Nothing to review' : `Review ${atOnce}`}
        </button>
        {fresh.length > 0 && (
          <button type="button" onClick={() => factRound.getState().begin(fresh)} className="h-10 rounded-md border border-line-strong px-4 text-base hover:bg-sunken" title="Numbers that questions you have answered rest on">
            Learn {fresh.length} new fact{fresh.length === 1 ? '' : 's'}
          </button>
        )}
      </div>
      {again.length > 0 && (
        <section aria-labelledby="again" className="mt-8">
          <h2 id="again" className="text-base font-medium">
            Do it again
          </h2>
          <ul className="mt-1">
            {again.map((id) => (
              <li key={id} className="border-t border-line py-2 text-base">
                <Link to={`/drills/${id}`} className="text-accent underline underline-offset-4">
                  {drills?.get(id) ?? id}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** `3 questions, 1 fact`: those that there are. */
function counted(kinds: readonly (readonly [number, string])[]): string {
  return kinds.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`])).join(', ')
}
