import type { Question } from '../../content/questions/question'
import { standingOf } from '../../state/practice/review'
import { examNow } from '../../state/practice/examNow'
import { useProgress } from '../../state/study/progressStore'

/** How one stands by the exam's tasks, the weakest first, with how sure that is. */
export function StandingTable({ questions }: { questions: ReadonlyMap<string, Question> }) {
  const answers = useProgress((s) => s.progress.answers)
  const exam = examNow()
  return (
    <section aria-labelledby="standing" className="mt-12">
      <h2 id="standing" className="text-xl font-semibold tracking-tight">
        By task, the weakest first
      </h2>
      <table className="mt-3 w-full text-left text-base">
        <thead className="text-sm text-muted">
          <tr>
            <th className="py-1.5 pr-4 font-normal">Task</th>
            <th className="py-1.5 pr-4 text-right font-normal">Right lately</th>
            <th className="py-1.5 font-normal">Likely share</th>
          </tr>
        </thead>
        <tbody className="tabular">
          {standingOf(answers, questions, exam).map(({ task, right, answered, from, to }) => (
            <tr key={task} className="border-t border-line">
              <td className="py-1.5 pr-4">{task}</td>
              <td className="py-1.5 pr-4 text-right">
                {right} of {answered}
              </td>
              <td className="w-1/2 py-1.5">
                <span className="relative block h-2.5 rounded-sm bg-sunken" title={`between ${Math.round(from * 100)} and ${Math.round(to * 100)} %`}>
                  <span className="absolute inset-y-0 rounded-sm bg-accent opacity-40" style={{ left: `${from * 100}%`, right: `${100 - to * 100}%` }} />
                </span>
                <span className="sr-only">
                  {Math.round(from * 100)} to {Math.round(to * 100)} %
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
