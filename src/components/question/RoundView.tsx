import { useStore, type StoreApi } from 'zustand'
import type { PracticeState } from '../../state/practice/practiceStore'
import { AskingContext } from './askingContext'
import { QuestionView } from './QuestionView'
import { RoundBar } from './RoundBar'

interface Props {
  /** The room it is asked in. */
  readonly title: string
  readonly round: StoreApi<PracticeState>
}

/** A round of questions; nothing where none has begun. */
export function RoundView({ title, round }: Props) {
  const asked = useStore(round, (s) => s.asked[s.index])
  if (!asked) return null
  return (
    <AskingContext value={{ ...round.getState(), asked }}>
      <div key={asked.question.id} className="min-h-0 grow overflow-auto">
        <div className="mx-auto max-w-[68ch] px-4 py-8 text-lg narrow:px-8">
          <h1 className="sr-only">{title}</h1>
          <QuestionView />
        </div>
      </div>
      <RoundBar round={round} />
    </AskingContext>
  )
}
