import { Check, Eye, EyeOff, X } from 'lucide-react'
import type { Question } from '../../content/questions/question'
import { GuideProse } from '../guide/GuideProse'
import { optionLetter } from './optionLetter'
import { useAsking } from './askingContext'

type WithChoices = Exclude<Question, { kind: 'order' | 'match' }>

/** Options to choose from, each with its letter. Once answered, each opens its reason in place. */
export function ChoiceOptions({ question }: { question: WithChoices }) {
  const { asked: { answer, struck, score }, choose, strike } = useAsking()
  const chosen = answer as readonly string[]
  const several = question.kind === 'multiple'
  return (
    <fieldset>
      <legend className="sr-only">Options</legend>
      <ul className="space-y-2">
        {question.choices.map((choice, index) => {
          const picked = chosen.includes(choice.id)
          const out = struck.includes(choice.id)
          const text = 'line' in choice ? `Line ${choice.line}` : choice.text
          return (
            <li key={choice.id} className={`rounded-lg border bg-panel ${frame(picked, score === undefined ? undefined : question.key.includes(choice.id))}`}>
              <div className="flex items-start">
                <label className={`flex min-h-11 grow cursor-pointer items-start gap-3 px-3 py-2.5 text-base has-focus-visible:outline-2 has-focus-visible:outline-accent ${out ? 'text-muted line-through' : ''}`}>
                  <input type={several ? 'checkbox' : 'radio'} name="option" className="peer sr-only" checked={picked} disabled={score !== undefined} onChange={() => choose(choice.id)} data-option={choice.id} />
                  <span aria-hidden className={`grid size-6 shrink-0 place-items-center text-sm font-medium ${several ? 'rounded' : 'rounded-full'} border ${picked ? 'border-accent bg-accent text-on-accent' : 'border-line-strong text-muted'}`}>
                    {optionLetter(index)}
                  </span>
                  <span className="min-w-0 pt-0.5">
                    <GuideProse text={text} />
                  </span>
                </label>
                {score === undefined ? (
                  <button
                    type="button"
                    onClick={() => strike(choice.id)}
                    aria-label={`${out ? 'Take back' : 'Strike out'} option ${optionLetter(index)}`}
                    title={out ? 'Take back (x)' : 'Strike out (x)'}
                    className="m-1.5 grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
                  >
                    {out ? <Eye size={16} strokeWidth={1.5} aria-hidden /> : <EyeOff size={16} strokeWidth={1.5} aria-hidden />}
                  </button>
                ) : (
                  <Sign right={question.key.includes(choice.id)} />
                )}
              </div>
              {score !== undefined && (
                <p className="px-3 pb-3 pl-12 text-base text-muted">
                  <GuideProse text={choice.why} />
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

/** A choice once it is answered: right or wrong, whether it was chosen or not. */
export function Sign({ right }: { right: boolean }) {
  return (
    <span className={`flex shrink-0 items-center gap-1 px-3 py-3 text-sm ${right ? 'text-succeeded' : 'text-muted'}`}>
      {right ? <Check size={16} strokeWidth={2} aria-hidden /> : <X size={16} strokeWidth={1.5} aria-hidden />}
      {right ? 'Right' : 'Wrong'}
    </span>
  )
}

function frame(picked: boolean, right: boolean | undefined): string {
  if (right === undefined) return picked ? 'border-accent' : 'border-line'
  if (right) return 'border-succeeded'
  return picked ? 'border-failed' : 'border-line'
}
