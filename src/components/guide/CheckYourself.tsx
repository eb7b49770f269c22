import { useState } from 'react'
import { useLocation } from 'wouter'
import { practiseThese } from '../../state/practice/practice'

/** The chapter's questions, asked in the room of practice. */
export function CheckYourself({ questions }: { questions: readonly string[] }) {
  const [, go] = useLocation()
  const [failed, setFailed] = useState(false)
  const begin = async () => {
    if (await practiseThese(questions)) go('/practice')
    else setFailed(true)
  }
  return (
    <section aria-labelledby="check" className="mt-12">
      <h2 id="check" className="text-xl font-semibold tracking-tight">
        Check yourself
      </h2>
      <button type="button" onClick={() => void begin()} className="primary mt-3 h-10 rounded-md px-4 text-base font-medium">
        {questions.length === 1 ? 'A question on this' : `${questions.length} questions on this`}
      </button>
      {failed && (
        <p role="alert" className="mt-2 text-base text-failed">
          The questions could not be fetched.
        </p>
      )}
    </section>
  )
}
