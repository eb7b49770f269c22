import { Trash2 } from 'lucide-react'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import type { LabIntegration } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { HTTP_METHODS, newIntegration } from '../../state/gateway/apiEdits'
import { useGateway } from '../../state/gateway/gatewayStore'
import { IntegrationChoice } from './IntegrationChoice'
import { FIELD, SMALL_BUTTON } from './fieldStyle'

/** What can be done with the selected resource: something below it, a method of it, another name, or none at all. */
export function ResourcePane({ path }: { path: string }) {
  return (
    <div className="flex h-full flex-col gap-4 overflow-y-auto p-3 text-sm">
      <header className="flex items-center gap-2">
        <h3 className="min-w-0 truncate font-mono text-base font-medium">{path}</h3>
        <span className="grow" />
        {path !== '/' && (
          <button type="button" onClick={() => useGateway.getState().removeResource(path)} title="With its methods, and all that stands below it" className={SMALL_BUTTON}>
            <Trash2 size={14} strokeWidth={1.5} aria-hidden />
            Delete resource
          </button>
        )}
      </header>
      <NewMethod key={`method of ${path}`} path={path} />
      <PathPart key={`below ${path}`} label="Resource name" button="Create resource" hint="A word, {variable}, or {proxy+} for all the rest." onSubmit={(part) => useGateway.getState().addResource(path, part)} />
      {path !== '/' && <PathPart key={`name of ${path}`} label="New name" button="Rename" start={path.slice(path.lastIndexOf('/') + 1)} hint="What stands below moves along." onSubmit={(part) => useGateway.getState().renameResource(path, part)} />}
      <p className="text-muted">Clients meet what is made here with the next Deploy API.</p>
    </div>
  )
}

interface PathPartProps {
  readonly label: string
  readonly button: string
  readonly hint: string
  readonly start?: string
  /** @returns why not */
  readonly onSubmit: (part: string) => string | undefined
}

function PathPart({ label, button, hint, start = '', onSubmit }: PathPartProps) {
  const [part, setPart] = useState(start)
  const [problem, setProblem] = useState<string>()
  const [field, note] = [useId(), useId()]
  return (
    <Form problem={problem} note={note} hint={hint} onSubmit={() => setProblem(onSubmit(part.trim()))}>
      <label htmlFor={field} className="w-28 shrink-0 text-muted">
        {label}
      </label>
      <input id={field} value={part} onChange={({ target }) => setPart(target.value)} aria-describedby={note} aria-invalid={problem !== undefined} spellCheck={false} autoComplete="off" className={`${FIELD} h-7 w-32 grow font-mono`} />
      <button type="submit" disabled={part.trim() === '' || part === start} className={SMALL_BUTTON}>
        {button}
      </button>
    </Form>
  )
}

function NewMethod({ path }: { path: string }) {
  const functions = useGateway((s) => s.world.functions)
  const [method, setMethod] = useState<string>('GET')
  const [integration, setIntegration] = useState<LabIntegration>(() => newIntegration('AWS_PROXY', functions[0]?.name ?? ''))
  const [problem, setProblem] = useState<string>()
  const note = useId()
  return (
    <Form problem={problem} note={note} onSubmit={() => setProblem(useGateway.getState().addMethod(path, method, integration))}>
      <select aria-label="Method type" aria-describedby={note} value={method} onChange={({ target }) => setMethod(target.value)} className={`${FIELD} h-7 font-mono`}>
        {HTTP_METHODS.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <IntegrationChoice integration={integration} onChange={setIntegration} />
      <button type="submit" className={SMALL_BUTTON}>
        Create method
      </button>
    </Form>
  )
}

function Form({ problem, note, hint = '', onSubmit, children }: { problem: string | undefined; note: string; hint?: string; onSubmit: () => void; children: ReactNode }) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">{children}</div>
      <p id={note} className={problem === undefined ? 'text-muted' : 'text-failed'}>
        {problem ?? hint}
      </p>
    </form>
  )
}
