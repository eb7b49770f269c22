import { Flag } from 'lucide-react'
import { SERVICE_NAMES } from '../../state/practice/serviceNames'
import { AnswerForm } from './AnswerForm'
import { Exhibit } from './Exhibit'
import { Outcome } from './Outcome'
import { Paragraphs } from './Paragraphs'
import { useAsking } from './askingContext'
import { useQuestionKeys } from './useQuestionKeys'

/** The question that is asked now: its prompt, its options, and once it is answered why each is right or wrong. */
export function QuestionView() {
  useQuestionKeys()
  const { asked: { question, flagged }, flag } = useAsking()
  return (
    <article aria-label="Question" className="text-lg">
      <div className="flex items-center justify-between gap-3 text-sm text-muted">
        <span>
          {SERVICE_NAMES[question.service]} · {DIFFICULTIES[question.difficulty]}
        </span>
        <button type="button" aria-pressed={flagged} onClick={flag} title="Flag it to come back to it (f)" className="flex h-8 items-center gap-1.5 rounded-md px-2 hover:bg-sunken hover:text-ink aria-pressed:text-retried">
          <Flag size={14} strokeWidth={1.5} aria-hidden fill={flagged ? 'currentColor' : 'none'} />
          {flagged ? 'Flagged' : 'Flag'}
        </button>
      </div>
      <div className="mt-3">
        <Paragraphs text={question.prompt} />
      </div>
      {question.exhibits?.map(({ title, text }, index) => (
        <Exhibit key={index} title={title} text={text} numbered={question.kind === 'fault' && index === 0} />
      ))}
      <AnswerForm />
      <Outcome />
    </article>
  )
}

const DIFFICULTIES = { 1: 'recall', 2: 'apply', 3: 'combine' } as const
