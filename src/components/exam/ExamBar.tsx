import { ArrowLeft, ArrowRight, Pause, Play } from 'lucide-react'
import { IconButton } from '../frame/IconButton'

interface Props {
  readonly shown: number
  /** Of each question: answered, flagged. */
  readonly marks: readonly { readonly answered: boolean; readonly flagged: boolean }[]
  /** `1 h 58 min 03 s`. */
  readonly left: string
  readonly pausable: boolean
  readonly paused: boolean
  goTo(index: number): void
  pauseOrResume(): void
  submit(): void
}

/** Where one is in an exam: its questions, the time, and the end. */
export function ExamBar({ shown, marks, left, pausable, paused, goTo, pauseOrResume, submit }: Props) {
  return (
    <section aria-label="Exam" className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-panel px-3 py-2 wide:min-h-14 wide:flex-nowrap">
      <IconButton name="Previous question" icon={ArrowLeft} disabled={shown === 0 || paused} onClick={() => goTo(shown - 1)} />
      <span className="tabular text-base whitespace-nowrap">
        {shown + 1} of {marks.length}
      </span>
      <IconButton name="Next question" icon={ArrowRight} disabled={shown >= marks.length - 1 || paused} onClick={() => goTo(shown + 1)} />
      <ol aria-label="Questions" className="order-last flex w-full min-w-0 grow gap-px overflow-x-auto wide:order-none wide:w-auto">
        {marks.map(({ answered, flagged }, index) => {
          const name = `Question ${index + 1}, ${answered ? 'answered' : 'open'}${flagged ? ', flagged' : ''}`
          return (
            <li key={index} className="min-w-2 grow">
              <button type="button" disabled={paused} onClick={() => goTo(index)} aria-label={name} title={name} aria-current={index === shown ? 'step' : undefined} className="grid h-8 w-full place-items-center rounded hover:bg-sunken">
                <span className={`w-full rounded-sm ${index === shown ? 'h-4' : 'h-1.5'} ${flagged ? 'bg-retried' : answered ? 'bg-accent' : 'bg-line-strong'}`} />
              </button>
            </li>
          )
        })}
      </ol>
      <span role="timer" aria-label="Time left" className="tabular font-mono text-base whitespace-nowrap">
        {left}
      </span>
      {pausable && <IconButton name={paused ? 'Resume' : 'Pause'} icon={paused ? Play : Pause} onClick={pauseOrResume} />}
      <button type="button" onClick={submit} className="h-8 rounded-md border border-line-strong px-3 text-base font-medium hover:bg-sunken">
        Submit exam
      </button>
    </section>
  )
}
