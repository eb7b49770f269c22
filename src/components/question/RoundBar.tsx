import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { Asked } from '../../state/practice/asking'
import { useStore, type StoreApi } from 'zustand'
import type { PracticeState } from '../../state/practice/practiceStore'
import { IconButton } from '../frame/IconButton'

/** Where one is in a round: a mark for each question, and the way on. */
export function RoundBar({ round }: { round: StoreApi<PracticeState> }) {
  const asked = useStore(round, (s) => s.asked)
  const index = useStore(round, (s) => s.index)
  const { goTo, end } = round.getState()
  const right = asked.filter(({ score }) => score === 'right').length
  const answered = asked.filter(({ score }) => score !== undefined).length
  return (
    <section aria-label="Round" className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-panel px-3 py-2 wide:h-14 wide:flex-nowrap wide:py-0">
      <IconButton name="Previous question" icon={ArrowLeft} disabled={index === 0} onClick={() => goTo(index - 1)} />
      <span className="tabular text-base whitespace-nowrap">
        {index + 1} of {asked.length}
      </span>
      <IconButton name="Next question" icon={ArrowRight} disabled={index >= asked.length - 1} onClick={() => goTo(index + 1)} />
      <ol aria-label="Questions" className="order-last flex w-full min-w-0 grow gap-px overflow-x-auto wide:order-none wide:w-auto">
        {asked.map((each, at) => (
          <li key={each.question.id} className="min-w-2 grow">
            <button type="button" onClick={() => goTo(at)} aria-label={`Question ${at + 1}, ${wordOf(each)}`} aria-current={at === index ? 'step' : undefined} title={`Question ${at + 1}, ${wordOf(each)}`} className="grid h-8 w-full place-items-center rounded hover:bg-sunken">
              <span className={`w-full rounded-sm ${at === index ? 'h-4' : 'h-1.5'} ${colourOf(each)}`} />
            </button>
          </li>
        ))}
      </ol>
      <span className="tabular text-sm whitespace-nowrap text-muted">
        {right} right of {answered}
      </span>
      <button type="button" onClick={end} className="h-8 rounded-md px-2 text-base text-muted hover:bg-sunken hover:text-ink">
        End
      </button>
    </section>
  )
}

function wordOf({ score, flagged }: Asked): string {
  return `${score ?? 'open'}${flagged ? ', flagged' : ''}`
}

function colourOf({ score, flagged }: Asked): string {
  if (score === 'right') return 'bg-succeeded'
  if (score === 'wrong') return 'bg-failed'
  return flagged ? 'bg-retried' : 'bg-line-strong'
}
