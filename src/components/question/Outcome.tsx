import { Check, X } from 'lucide-react'
import type { Question } from '../../content/questions/question'
import type { FactId } from '../../facts/facts'
import { factListed } from '../../state/facts/factList'
import { factText } from '../../state/guide/proseParts'
import { ProofPanel } from './ProofPanel'
import { ReportQuestion } from './ReportQuestion'
import { useAsking } from './askingContext'

/** What came of the answer, and where it is written. */
export function Outcome() {
  const { question, score } = useAsking().asked
  if (score === undefined) return <output aria-label="Outcome" />
  const right = score === 'right'
  return (
    <section className="mt-6" aria-label="Why">
      <output aria-label="Outcome" className={`flex items-center gap-2 text-lg font-medium ${right ? 'text-succeeded' : 'text-failed'}`}>
        {right ? <Check size={18} strokeWidth={2} aria-hidden /> : <X size={18} strokeWidth={2} aria-hidden />}
        {right ? 'Right' : 'Wrong'}
      </output>
      {question.proof && <ProofPanel />}
      <Foot question={question} />
    </section>
  )
}

const BADGES: Readonly<Record<Question['badge'], string>> = {
  recorded: 'Recorded: AWS was seen to do so',
  documented: 'Documented: AWS writes so',
  modelled: 'Modelled: AWS does not say, the simulator chose',
}

function Foot({ question: { badge, source, checked, facts, tasks, id } }: { question: Question }) {
  return (
    <dl className="mt-5 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t border-line pt-3 text-sm text-muted">
      <dt>Ground</dt>
      <dd>{BADGES[badge]}</dd>
      <dt>Source</dt>
      <dd className="min-w-0 break-words">
        <a href={source} target="_blank" rel="noreferrer" className="underline underline-offset-2 hover:text-ink">
          {source.replace('https://', '')}
        </a>
        , read {checked}
      </dd>
      {facts.length > 0 && (
        <>
          <dt>Numbers</dt>
          <dd>{facts.map((fact) => `${factListed(fact as FactId).title}: ${factText(fact)}`).join('; ')}</dd>
        </>
      )}
      <dt>Tasks</dt>
      <dd>
        DVA-C02 {tasks.c02}, DVA-C03 {tasks.c03}
      </dd>
      <dt>Id</dt>
      <dd>{id}</dd>
      <dt>Wrong?</dt>
      <dd>
        <ReportQuestion />
      </dd>
    </dl>
  )
}
