import { ArrowRight, Check, FlaskConical, X } from 'lucide-react'
import type { OptionVerdict } from '../../grading/proof/proof'
import { clockText } from '../../state/virtualClock'
import { LAB_NAMES } from '../../state/labNames'
import { labOf } from '../../state/proofRun/labOf'
import { GuideProse } from '../guide/GuideProse'
import { optionLetter } from './optionLetter'
import { useAsking } from './askingContext'

/** Runs what the question claims, every option of it, and shows what happened. */
export function ProofPanel() {
  const { asked: { proof }, runProof } = useAsking()
  return (
    <div className="mt-4 rounded-lg border border-line bg-panel p-3 text-base">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 text-muted">Nobody has to be believed: the simulator runs every option.</p>
        <button
          type="button"
          onClick={() => void runProof?.()}
          disabled={proof?.state === 'running'}
          className="flex h-8 shrink-0 items-center gap-1.5 rounded-md border border-line-strong px-3 font-medium hover:bg-sunken disabled:opacity-40"
        >
          <FlaskConical size={16} strokeWidth={1.5} aria-hidden />
          {proof?.state === 'running' ? 'Running …' : 'Run it'}
        </button>
      </div>
      {proof?.state === 'broken' && (
        <p role="alert" className="mt-2 text-failed">
          The simulation could not be run: {proof.message}
        </p>
      )}
      {proof?.state === 'shown' && (
        <ul aria-label="What the simulator showed" className="mt-3 space-y-3">
          {proof.verdict.options.map((option) => (
            <ShownOption key={option.option} verdict={option} />
          ))}
        </ul>
      )}
    </div>
  )
}

function ShownOption({ verdict: { option, holds, seen } }: { verdict: OptionVerdict }) {
  const { question } = useAsking().asked
  const place = question.choices.findIndex(({ id }) => id === option)
  const lab = labOf(question, option)
  const run = `#/runs/${question.id}/${encodeURIComponent(option)}`
  const name = place < 0 ? option.replace(':', ' – ') : `Option ${optionLetter(place)}`
  return (
    <li className="border-t border-line pt-2">
      <p className={`flex flex-wrap items-center gap-2 font-medium ${holds ? 'text-succeeded' : 'text-muted'}`}>
        {holds ? <Check size={16} strokeWidth={2} aria-hidden /> : <X size={16} strokeWidth={1.5} aria-hidden />}
        <span>
          {name} {holds ? 'holds' : 'does not hold'}
        </span>
        <span className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-1">
          {lab && <RunLink href={`${run}/lab`} says={`Open in the ${LAB_NAMES[lab]}`} label={`Open in the ${LAB_NAMES[lab]}: ${name}`} />}
          <RunLink href={run} says="Open the run" label={`Open the run of ${name}`} />
        </span>
      </p>
      <ul className="mt-1 space-y-1 pl-6 text-sm">
        {seen.map(({ claimed, observed, holds: true_, events }, index) => (
          <li key={index}>
            <span className={true_ ? 'text-succeeded' : 'text-failed'}>{true_ ? 'Yes' : 'No'}</span>: <GuideProse text={claimed} />
            <span className="block break-words text-muted">Seen: {observed}</span>
            {events.length > 0 && (
              <span className="tabular block text-muted">
                {events.map(({ at, type, resource }) => `${clockText(Math.max(0, at))} ${type} (${resource})`).join(' · ')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}

function RunLink({ href, says, label }: { href: string; says: string; label: string }) {
  return (
    <a href={href} aria-label={label} className="flex items-center gap-1 text-sm font-normal text-accent underline underline-offset-4">
      {says}
      <ArrowRight size={14} strokeWidth={1.75} aria-hidden />
    </a>
  )
}
