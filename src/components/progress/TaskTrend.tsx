import type { Question } from '../../content/questions/question'
import { examNow } from '../../state/practice/examNow'
import { tasksOverTime } from '../../state/practice/review'
import { useProgress } from '../../state/study/progressStore'

const WEEKS = 6

/** How many answers were right, task by task and week by week: every answer, none left out. */
export function TaskTrend({ questions, now }: { questions: ReadonlyMap<string, Question>; now: number }) {
  const answers = useProgress((s) => s.progress.answers)
  const tasks = tasksOverTime(answers, questions, examNow(), now, WEEKS)
  if (tasks.length === 0) return null
  return (
    <section aria-labelledby="trend" className="mt-12">
      <h2 id="trend" className="text-xl font-semibold tracking-tight">
        Week by week
      </h2>
      <p className="mt-2 text-base text-muted">Right of all answers, in the last {WEEKS} weeks. Few answers say little.</p>
      <table className="mt-3 w-full table-fixed text-left text-base">
        <thead className="text-sm text-muted">
          <tr>
            <th className="w-12 py-1.5 font-normal">Task</th>
            {Array.from({ length: WEEKS }, (_, week) => (
              <th key={week} className="py-1.5 text-center font-normal">
                <span aria-hidden>{week === WEEKS - 1 ? 'now' : `−${WEEKS - 1 - week}`}</span>
                <span className="sr-only">{week === WEEKS - 1 ? 'the last seven days' : `${WEEKS - 1 - week} weeks before`}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular">
          {tasks.map(({ task, weeks }) => (
            <tr key={task} className="border-t border-line">
              <th scope="row" className="py-1.5 font-normal">
                {task}
              </th>
              {weeks.map(({ from, right, answered }) => (
                <td key={from} className="px-0.5 py-1.5 text-center text-xs text-muted narrow:px-2">
                  {answered === 0 ? (
                    <span aria-label="no answers">–</span>
                  ) : (
                    <>
                      <span className="mb-1 flex h-2 overflow-hidden rounded-sm bg-sunken" aria-hidden>
                        <span className="bg-accent" style={{ width: `${(right / answered) * 100}%` }} />
                      </span>
                      {right}/{answered}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
