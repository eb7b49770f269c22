import { Plus, X } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { useId } from 'react'
import { curlLine, curlProblem, useGateway } from '../../state/gateway/gatewayStore'
import { usePane } from '../../state/paneStore'
import { IconButton } from '../frame/IconButton'
import { ReadyRequests } from './ReadyRequests'
import { FIELD, TAB, TAB_LIST } from './fieldStyle'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

/** A request to the deployed API: as a form, or as a line for a terminal. */
export function RequestForm() {
  const running = useGateway((s) => s.running)
  const wrong = useGateway((s) => curlProblem(s) !== undefined)
  const send = () => {
    usePane.getState().showPane('run')
    void useGateway.getState().send()
  }
  return (
    <Tabs.Root defaultValue="form" className="flex h-full min-h-0 flex-col">
      <div className="flex h-9 shrink-0 items-stretch border-b border-line pr-2">
        <Tabs.List aria-label="Request as" className={TAB_LIST}>
          <Tabs.Trigger value="form" className={TAB}>
            Form
          </Tabs.Trigger>
          <Tabs.Trigger value="curl" className={TAB}>
            curl
          </Tabs.Trigger>
        </Tabs.List>
        <span className="grow" />
        <div className="flex items-center gap-1">
          <ReadyRequests />
          <button type="button" onClick={send} disabled={running || wrong} className="primary h-7 shrink-0 rounded-md px-3 text-sm font-medium disabled:opacity-50">
            Send request
          </button>
        </div>
      </div>
      <Tabs.Content value="form" tabIndex={-1} className="min-h-0 grow overflow-y-auto p-3">
        <Form />
      </Tabs.Content>
      <Tabs.Content value="curl" tabIndex={-1} className="flex min-h-0 grow flex-col p-3">
        <CurlLine />
      </Tabs.Content>
    </Tabs.Root>
  )
}

function Form() {
  const { method, path, headers, body } = useGateway((s) => s.request)
  const setRequest = useGateway((s) => s.setRequest)
  const id = useId()
  const setHeader = (at: number, part: Partial<(typeof headers)[number]>) => setRequest({ headers: headers.map((header, i) => (i === at ? { ...header, ...part } : header)) })
  return (
    <div className="flex min-h-full flex-col gap-3">
      <div className="flex gap-2">
        <select aria-label="Method" value={method} onChange={({ target }) => setRequest({ method: target.value })} className={`${FIELD} h-8 shrink-0 font-mono`}>
          {[...new Set([...METHODS, method])].map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <input aria-label="Path" value={path} spellCheck={false} onChange={({ target }) => setRequest({ path: target.value })} className={`${FIELD} h-8 min-w-0 grow font-mono`} />
      </div>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 flex items-center gap-1 text-sm text-muted">
          Headers
          <IconButton size="small" name="Add header" icon={Plus} onClick={() => setRequest({ headers: [...headers, { name: '', value: '' }] })} />
        </legend>
        {headers.map((header, i) => (
          // A header has nothing of its own but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={i} className="flex items-center gap-1.5">
            <input aria-label={`Header ${i + 1} name`} value={header.name} spellCheck={false} onChange={({ target }) => setHeader(i, { name: target.value })} className={`${FIELD} h-7 w-2/5 min-w-0 font-mono`} />
            <input aria-label={`Header ${i + 1} value`} value={header.value} spellCheck={false} onChange={({ target }) => setHeader(i, { value: target.value })} className={`${FIELD} h-7 min-w-0 grow font-mono`} />
            <IconButton size="small" name={`Remove header ${i + 1}`} icon={X} onClick={() => setRequest({ headers: headers.filter((_header, at) => at !== i) })} />
          </div>
        ))}
      </fieldset>
      <div className="flex min-h-24 grow flex-col">
        <label htmlFor={id} className="mb-1 text-sm text-muted">
          Request body
        </label>
        <textarea id={id} value={body} spellCheck={false} onChange={({ target }) => setRequest({ body: target.value })} className={`${FIELD} min-h-16 grow resize-none py-1.5 font-mono`} />
      </div>
    </div>
  )
}

function CurlLine() {
  const line = useGateway(curlLine)
  const wrong = useGateway((s) => curlProblem(s)?.message)
  const about = useGateway((s) => {
    const found = curlProblem(s)
    return found && s.curl?.slice(found.at, found.at + found.length)
  })
  const setCurl = useGateway((s) => s.setCurl)
  const id = useId()
  return (
    <>
      <textarea
        aria-label="curl"
        value={line}
        spellCheck={false}
        onChange={({ target }) => setCurl(target.value)}
        aria-invalid={wrong !== undefined}
        aria-describedby={id}
        className={`${FIELD} min-h-24 grow resize-none py-1.5 font-mono ${wrong === undefined ? '' : 'border-failed'}`}
      />
      <p id={id} aria-live="polite" className="mt-1.5 min-h-5 text-sm">
        {wrong === undefined ? (
          <span className="text-muted">Paste a line from a terminal; the form follows it.</span>
        ) : (
          <span className="text-failed">
            {about !== undefined && about !== '' && <code className="mr-1.5 rounded bg-sunken px-1 font-mono text-ink">{about.length > 40 ? `${about.slice(0, 39)}…` : about}</code>}
            {wrong}
          </span>
        )}
      </p>
    </>
  )
}
