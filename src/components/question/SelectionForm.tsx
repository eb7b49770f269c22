import { useId, useState } from 'react'
import type { Question, QuestionService } from '../../content/questions/question'
import { practiceQueue, type PracticeFilter } from '../../state/study/practice'
import { useProgress } from '../../state/study/progressStore'
import type { BankQuestion } from '../../state/study/questionBank'
import { examNow } from '../../state/practice/examNow'
import { SERVICE_NAMES } from '../../state/practice/serviceNames'

interface Props {
  readonly questions: readonly BankQuestion[]
  begin(chosen: readonly BankQuestion[]): void
  /** Another number, another order. */
  seed(): number
}

type Exam = 'c02' | 'c03'

/** What to practise: by service, topic, task, difficulty, and by what one has missed. */
export function SelectionForm({ questions, begin, seed }: Props) {
  const [exam, setExam] = useState<Exam>(examNow)
  const [filter, setFilter] = useState<PracticeFilter>({})
  const answers = useProgress((s) => s.progress.answers)
  const fitting = practiceQueue(questions, filter, exam, answers, 1)
  const set = (name: keyof PracticeFilter, value: string) => {
    const { [name]: _before, ...others } = filter
    setFilter(value === '' ? others : ({ ...others, [name]: name === 'difficulty' ? Number(value) : value } as PracticeFilter))
  }
  const services = distinct(questions.map(({ service }) => service))
  const topics = distinct(questions.filter(({ service }) => filter.service === undefined || service === filter.service).map(({ topic }) => topic))
  const tasks = distinct(questions.map((question) => question.tasks[exam]))
  return (
    <form
      className="mt-8 grid gap-4 narrow:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        begin(practiceQueue(questions, filter, exam, answers, seed()))
      }}
    >
      <Choice label="Service" value={filter.service ?? ''} onChange={(value) => set('service', value)} options={[['', 'All services'], ...services.map((each) => [each, SERVICE_NAMES[each as QuestionService]] as const)]} />
      <Choice label="Topic" value={filter.topic ?? ''} onChange={(value) => set('topic', value)} options={[['', 'All topics'], ...topics.map((each) => [each, topicText(each)] as const)]} />
      <Choice
        label="Exam"
        value={exam}
        onChange={(value) => {
          setExam(value === 'c02' ? 'c02' : 'c03')
          set('task', '')
        }}
        options={[['c03', 'DVA-C03, from 1 December 2026'], ['c02', 'DVA-C02, until 30 November 2026']]}
      />
      <Choice label="Task statement" value={filter.task ?? ''} onChange={(value) => set('task', value)} options={[['', 'All tasks'], ...tasks.map((task) => [task, `Task ${task}`] as const)]} />
      <Choice label="Difficulty" value={String(filter.difficulty ?? '')} onChange={(value) => set('difficulty', value)} options={[['', 'All'], ['1', 'Recall'], ['2', 'Apply'], ['3', 'Combine']]} />
      <Choice label="Kind" value={filter.kind ?? ''} onChange={(value) => set('kind', value)} options={[['', 'All kinds'], ...KINDS]} />
      <Choice label="Which" value={filter.by ?? 'chance'} onChange={(value) => set('by', value)} options={[['chance', 'In any order'], ['weak', 'Weakest tasks first'], ['missed', 'Missed last time'], ['unseen', 'Not answered yet']]} />
      <div className="flex items-end">
        <button type="submit" disabled={fitting.length === 0} className="primary h-10 w-full rounded-md px-4 text-base font-medium disabled:opacity-40">
          {fitting.length === 0 ? 'No question fits' : `Practise ${fitting.length} question${fitting.length === 1 ? '' : 's'}`}
        </button>
      </div>
    </form>
  )
}

const KINDS: readonly (readonly [Question['kind'], string])[] = [
  ['choice', 'One of four'],
  ['multiple', 'Several of five or six'],
  ['prints', 'What a run prints'],
  ['fault', 'Find the fault'],
  ['order', 'Put in order'],
  ['match', 'Match'],
]

/** `lambda/eventSourceMappings` as one reads it. */
function topicText(topic: string): string {
  const words = topic.slice(topic.indexOf('/') + 1).replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function distinct<Item extends string>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)].sort()
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, text: string])[]
  onChange(value: string): void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="block text-sm text-muted">
        {label}
      </label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)} className="mt-1 h-10 w-full rounded-md border border-line bg-panel px-2 text-base">
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
