import { Check, X } from 'lucide-react'
import type { Asked } from '../../state/practice/asking'
import { GuideProse } from '../guide/GuideProse'

/** Every question of an exam that is over, with whether it was right; each opens in full. */
export function ExamAnswers({ asked, open }: { asked: readonly Asked[]; open(index: number): void }) {
  return (
    <section aria-labelledby="answers" className="mt-12">
      <h2 id="answers" className="text-xl font-semibold tracking-tight">
        Every answer
      </h2>
      <ol className="mt-2">
        {asked.map(({ question, score, flagged }, index) => (
          <li key={question.id} className="border-t border-line">
            <button type="button" onClick={() => open(index)} className="flex w-full items-start gap-3 py-2 text-left text-base hover:bg-sunken">
              <span className={`flex w-20 shrink-0 items-center gap-1 ${score === 'right' ? 'text-succeeded' : 'text-failed'}`}>
                {score === 'right' ? <Check size={14} strokeWidth={2} aria-hidden /> : <X size={14} strokeWidth={2} aria-hidden />}
                {score === 'right' ? 'Right' : 'Wrong'}
              </span>
              <span className="line-clamp-2 min-w-0 grow">
                <GuideProse text={question.prompt} />
              </span>
              {flagged && <span className="shrink-0 text-sm text-retried">flagged</span>}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
