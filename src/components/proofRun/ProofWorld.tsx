import { Check, X } from 'lucide-react'
import type { Seen } from '../../grading/proof/checking'
import type { Question } from '../../content/questions/question'
import { proofRun } from '../../state/proofRun/proofRun'
import { stepLines } from '../../state/proofRun/stepLines'
import { clockText } from '../../state/virtualClock'
import { GuideProse } from '../guide/GuideProse'
import { Paragraphs } from '../question/Paragraphs'
import { optionText } from '../question/optionText'
import { InLabs } from './InLabs'
import { useProofRun } from './useProofRun'

/** What was asked, what the option claims, what was seen of it, and what is done in this world. */
export function ProofWorld() {
  const question = useProofRun((s) => s.question)
  const option = useProofRun((s) => s.option)
  const run = useProofRun((s) => s.run)
  if (!question || option === undefined) return <section aria-label="World" className="size-full bg-panel" />
  return (
    <section aria-label="World" className="size-full overflow-y-auto bg-panel px-4 py-3">
      <h2 className="text-sm font-medium text-muted">{optionText(question, option).title}</h2>
      <p className="mt-1 text-lg">
        <GuideProse text={optionText(question, option).text} />
      </p>
      {run && <Claims seen={run.seen} holds={run.holds} />}
      {run && <InLabs run={run} />}
      <details className="mt-4 border-t border-line pt-3">
        <summary className="cursor-pointer text-sm font-medium text-muted">The question</summary>
        <div className="mt-2 text-base">
          <Paragraphs text={question.prompt} />
        </div>
      </details>
      <Steps question={question} option={option} />
    </section>
  )
}

function Claims({ seen, holds }: { seen: readonly Seen[]; holds: boolean }) {
  return (
    <>
      <p className={`mt-3 flex items-center gap-2 font-medium ${holds ? 'text-succeeded' : 'text-failed'}`}>
        {holds ? <Check size={16} strokeWidth={2} aria-hidden /> : <X size={16} strokeWidth={2} aria-hidden />}
        {holds ? 'This holds' : 'This does not hold'}
      </p>
      <ul aria-label="What decides" className="mt-2 space-y-2.5 text-sm">
        {seen.map(({ claimed, observed, holds: true_, events }, index) => (
          // Claims have no id of their own, and their order is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <span className={true_ ? 'text-succeeded' : 'text-failed'}>{true_ ? 'Yes' : 'No'}</span>: <GuideProse text={claimed} />
            <span className="block break-words text-muted">Seen: {observed}</span>
            {events.length > 0 && (
              <span className="mt-1 flex flex-wrap gap-1.5">
                {events.map(({ seq, at, type }) => (
                  <button key={seq} type="button" onClick={() => void proofRun.getState().goToEvent(seq)} className="tabular min-h-7 rounded-md border border-line px-2 text-left text-xs hover:bg-sunken">
                    <span className="font-mono text-muted">{clockText(Math.max(0, at))}</span> {type}
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Steps({ question: { proof }, option }: { question: Question; option: string }) {
  if (!proof) return null
  const own = 'changes' in proof ? (proof.changes[option]?.steps ?? []) : []
  const brings = 'changes' in proof ? proof.changes[option]?.with : undefined
  return (
    <section aria-labelledby="steps" className="mt-4 border-t border-line pt-3">
      <h2 id="steps" className="text-sm font-medium text-muted">
        What is done in this world
      </h2>
      <ol className="mt-2 space-y-1.5 text-sm">
        {brings && <Line says="The option brings these values" text={JSON.stringify(brings, null, 2)} depth={0} />}
        {stepLines(proof.steps, own).map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <Line key={index} {...line} />
        ))}
      </ol>
    </section>
  )
}

function Line({ says, text, depth }: { says: string; text?: string; depth: number }) {
  return (
    <li style={{ paddingLeft: `${depth}rem` }}>
      {text === undefined ? (
        <GuideProse text={says} />
      ) : (
        <details>
          <summary className="cursor-pointer">
            <GuideProse text={says} />
          </summary>
          <pre className="mt-1 max-h-80 overflow-auto rounded-md bg-sunken p-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere">{text}</pre>
        </details>
      )}
    </li>
  )
}
