import { CONFIDENCES } from '../../state/practice/practiceStore'
import type { Confidence } from '../../state/practice/asking'
import { isComplete } from '../../state/practice/answering'
import { ChoiceOptions } from './ChoiceOptions'
import { MatchOptions } from './MatchOptions'
import { OrderOptions } from './OrderOptions'
import { useAsking } from './askingContext'

const WORDS: Readonly<Record<Confidence, string>> = { guess: 'A guess', unsure: 'Not sure', sure: 'Sure' }

/** The options, how sure one is, and Submit. */
export function AnswerForm() {
  const { asked: { question, answer, confidence, score: scored }, submit, feel } = useAsking()
  const complete = isComplete(question, answer)
  return (
    <form
      className="mt-6"
      onSubmit={(event) => {
        event.preventDefault()
        submit?.()
      }}
    >
      {question.kind === 'order' ? <OrderOptions question={question} /> : question.kind === 'match' ? <MatchOptions question={question} /> : <ChoiceOptions question={question} />}
      {scored === undefined && feel && (
        <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3 text-base">
          <fieldset className="flex flex-wrap items-center gap-2">
            <legend className="float-left mr-2 py-1 text-muted">How sure are you?</legend>
            <div className="flex rounded-md border border-line p-0.5 text-sm">
              {CONFIDENCES.map((each) => (
                <label key={each} className="flex min-h-7 cursor-pointer items-center rounded px-2.5 text-muted has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent hover:text-ink">
                  <input type="radio" name="confidence" className="sr-only" checked={confidence === each} onChange={() => feel(each)} />
                  {WORDS[each]}
                </label>
              ))}
            </div>
          </fieldset>
          <button type="submit" disabled={!complete || confidence === undefined} className="primary h-9 rounded-md px-4 font-medium disabled:opacity-40">
            Submit
          </button>
        </div>
      )}
    </form>
  )
}
