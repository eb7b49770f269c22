import { useStore, type StoreApi } from 'zustand'
import type { SampleOutcome as Outcome } from '../../grading/sample/playSample'
import type { SampleState } from '../../state/guide/sampleStore'
import { clockText } from '../../state/virtualClock'
import { TONES } from '../run/tones'
import { ToneSign } from '../run/ToneSign'

/** What came of a run: the answers, what happened, what changed, and the logs. */
export function SampleOutcome({ store }: { store: StoreApi<SampleState> }) {
  const outcome = useStore(store, (s) => s.outcome)
  const problem = useStore(store, (s) => s.problem)
  return (
    <div className="mt-3">
      <output className="text-base break-words text-failed">
        {problem !== undefined && `Not run. ${problem}`}
        {outcome && <span className="sr-only">{`Done. ${outcome.answers[0]?.title ?? ''}: ${firstLine(outcome.answers[0]?.text ?? '')}`}</span>}
      </output>
      {outcome && <Told outcome={outcome} />}
    </div>
  )
}

function Told({ outcome: { answers, story, changes, logs } }: { outcome: Outcome }) {
  const read = logs.filter(({ lines }) => lines.length > 0)
  return (
    <section aria-label="Result" className="space-y-4 rounded-md bg-sunken p-3">
      {answers.filter(({ text }, index) => index === 0 || text !== '').map(({ title, text }) => (
        <Text key={title} title={title} text={text === '' ? 'empty' : text} />
      ))}
      <div>
        <h4 className="text-sm text-muted">What happened</h4>
        <ol className="mt-1 space-y-1 text-base">
          {story.map(({ at, tone, says }, index) => (
            <li key={index} className="flex items-start gap-2">
              <span className="tabular w-18 shrink-0 pt-0.5 font-mono text-sm text-muted">{clockText(at)}</span>
              <span className={`mt-1 ${TONES[tone].text}`}>
                <ToneSign tone={tone} />
              </span>
              <span className="min-w-0 wrap-anywhere">{says}</span>
            </li>
          ))}
        </ol>
      </div>
      {changes.map(({ title, before, after }) => (
        <Text key={title} title={before === after ? `${title}: unchanged` : `${title}, before and after`} text={before === after ? after : `${lines(before, '−')}\n${lines(after, '+')}`} />
      ))}
      {read.map(({ functionName, lines: log }) => (
        <details key={functionName}>
          <summary className="cursor-pointer text-sm text-muted hover:text-ink">
            The log of {functionName}: {log.length} lines
          </summary>
          <Text title={`/aws/lambda/${functionName}`} text={log.join('\n')} />
        </details>
      ))}
    </section>
  )
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h4 className="text-sm text-muted">{title}</h4>
      <pre className="mt-1 font-mono text-sm wrap-anywhere whitespace-pre-wrap">{text}</pre>
    </div>
  )
}

function lines(text: string, sign: string): string {
  return text.split('\n').map((line) => `${sign} ${line}`).join('\n')
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
