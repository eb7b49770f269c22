import { Check, X } from 'lucide-react'
import { useLocation } from 'wouter'
import type { Question } from '../../content/questions/question'
import { runOptions } from '../../state/proofRun/runOptions'
import { optionText } from '../question/optionText'
import { useProofRun } from './useProofRun'

/** Which question’s run this is, of which option, and whether it holds. */
export function ProofRunTitle({ question, back }: { question: Question; back: string | undefined }) {
  const option = useProofRun((s) => s.option)
  const run = useProofRun((s) => s.run)
  const opening = useProofRun((s) => s.opening)
  const [, navigate] = useLocation()
  return (
    <>
      <h1 className="flex min-w-0 items-baseline gap-2 text-base">
        <span className="shrink-0 font-semibold tracking-tight">Proof</span>
        <span className="truncate font-mono text-sm font-normal text-muted">{question.id}</span>
      </h1>
      <output className={`flex items-center gap-1.5 text-sm ${run ? (run.holds ? 'text-succeeded' : 'text-failed') : 'text-muted'}`}>
        {run && (run.holds ? <Check size={15} strokeWidth={2} aria-hidden /> : <X size={15} strokeWidth={2} aria-hidden />)}
        {run ? (run.holds ? 'holds' : 'does not hold') : opening ? 'running' : ''}
      </output>
      <span className="grow" />
      <label className="flex min-w-0 items-center gap-2 text-sm text-muted">
        Run of
        <select
          value={option ?? ''}
          onChange={({ target }) => navigate(`/runs/${question.id}/${target.value}`)}
          className="h-8 max-w-52 min-w-0 rounded-md border border-line-strong bg-panel px-2 text-base text-ink"
        >
          {runOptions(question).map((each) => (
            <option key={each} value={each}>
              {optionText(question, each).title}: {optionText(question, each).text.replaceAll('`', '')}
            </option>
          ))}
        </select>
      </label>
      {back !== undefined && (
        <a href={back} className="flex h-8 items-center rounded-md px-2 text-base text-muted hover:bg-sunken hover:text-ink">
          To the question
        </a>
      )}
    </>
  )
}
