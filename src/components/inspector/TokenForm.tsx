import { Send } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import type { TokenAnswer } from '../../sim/cloud/labs/stepfunctions/lab'
import { useDraft } from '../../state/draftStore'
import { useRun } from '../../state/runStore'

type Kind = TokenAnswer['kind']

/** AWS's names of what a worker can send, in the order of their use. */
const KINDS: readonly (readonly [Kind, string])[] = [
  ['success', 'SendTaskSuccess'],
  ['failure', 'SendTaskFailure'],
  ['heartbeat', 'SendTaskHeartbeat'],
]

/** A task may wait for a year. */
const LONGEST_SECONDS = 31_536_000

const FIELD = 'w-full rounded-md border border-line-strong bg-panel px-2 py-1 font-mono text-sm text-ink'

interface Props {
  readonly state: string
  /** How many of its stays wait. */
  readonly waiting: number
}

/** The worker's side of a task token: what it sends back at the moment shown, or some time after. */
export function TokenForm({ state, waiting }: Props) {
  const [kind, setKind] = useState<Kind>('success')
  const [output, setOutput] = useState('{}')
  const [error, setError] = useState('')
  const [cause, setCause] = useState('')
  const [seconds, setSeconds] = useState(0)
  const running = useRun((s) => s.running)
  const send = () => {
    const told = { success: { kind: 'success', output }, failure: { kind: 'failure', error, cause }, heartbeat: { kind: 'heartbeat' } } as const
    void useRun.getState().fork(useDraft.getState().functions, { state, after: seconds * 1000, ...told[kind] })
  }
  return (
    <form
      aria-label={`Task token of ${state}`}
      className="mt-3 rounded-md border border-line bg-sunken px-3 py-2.5"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p className="text-sm text-muted">
        {waiting === 1 ? 'It waits for its task token.' : `${waiting} iterations wait for their task tokens. The one that was entered last is answered.`} Send it
        back as the worker would: the run goes on from this moment, and what came after is forgotten.
      </p>
      <KindChoice kind={kind} onChange={setKind} />
      {kind === 'success' && (
        <Labelled label="Task output">
          {(id) => <textarea id={id} value={output} rows={2} spellCheck={false} onChange={({ target }) => setOutput(target.value)} className={FIELD} />}
        </Labelled>
      )}
      {kind === 'failure' && (
        <>
          <Labelled label="Error">{(id) => <input id={id} value={error} spellCheck={false} onChange={({ target }) => setError(target.value)} className={FIELD} />}</Labelled>
          <Labelled label="Cause">{(id) => <input id={id} value={cause} onChange={({ target }) => setCause(target.value)} className={FIELD} />}</Labelled>
        </>
      )}
      <div className="mt-2 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <After seconds={seconds} onChange={setSeconds} />
        <button
          type="submit"
          disabled={running}
          className="flex h-8 items-center gap-1.5 rounded-md border border-line-strong bg-panel px-3 text-sm font-medium enabled:hover:bg-accent-soft disabled:opacity-50"
        >
          <Send size={14} strokeWidth={1.5} aria-hidden />
          Send back
        </button>
      </div>
    </form>
  )
}

function KindChoice({ kind, onChange }: { readonly kind: Kind; readonly onChange: (kind: Kind) => void }) {
  const group = useId()
  return (
    <fieldset className="mt-2 flex flex-wrap gap-x-4">
      <legend className="sr-only">What the worker sends</legend>
      {KINDS.map(([value, name]) => (
        <label key={value} className="flex min-h-6 items-center gap-1.5 py-0.5 font-mono text-sm">
          <input type="radio" name={group} checked={kind === value} onChange={() => onChange(value)} className="accent-accent" />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

function After({ seconds, onChange }: { readonly seconds: number; readonly onChange: (seconds: number) => void }) {
  const id = useId()
  return (
    <span className="flex items-center gap-1.5 text-sm">
      <label htmlFor={id} className="text-muted">
        Seconds after this moment
      </label>
      <input
        id={id}
        type="number"
        value={seconds}
        min={0}
        max={LONGEST_SECONDS}
        onChange={({ target }) => {
          const wanted = target.valueAsNumber
          if (wanted >= 0 && wanted <= LONGEST_SECONDS) onChange(wanted)
        }}
        className="h-7 w-20 rounded-md border border-line-strong bg-panel px-1.5 text-right font-mono tabular"
      />
    </span>
  )
}

function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="mt-2">
      <label htmlFor={id} className="text-sm text-muted">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
