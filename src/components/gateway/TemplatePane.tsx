import { useEffect, useState } from 'react'
import type { TemplatePreview } from '../../sim/cloud/labs/apigateway/gatewayLab'
import type { LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { useGateway } from '../../state/gateway/gatewayStore'
import { placeOf, templatesOf, type MethodTemplate } from '../../state/gateway/methodTemplates'
import { answers } from '../../state/gateway/requestFor'
import { methodName } from '../../state/gateway/resourceTree'
import { FIELD, SMALL_BUTTON } from './fieldStyle'
import { ReferenceTable } from './ReferenceTable'

/** A mapping template of the selected method beside what it makes of the request that is looked at. */
export function TemplatePane() {
  const selected = useGateway((s) => s.selected)
  const methods = useGateway((s) => s.world.methods)
  const method = methods.find((each) => methodName(each) === selected)
  const templates = method ? templatesOf(method) : []
  const [wanted, setWanted] = useState('')
  const template = templates.find(({ name }) => name === wanted) ?? templates[0]
  return (
    <section aria-label="Mapping templates" className="flex h-full flex-col overflow-y-auto p-3 text-sm">
      {method && template ? (
        <>
          <div className="mb-2 flex flex-wrap items-center gap-2">
            <span className="font-mono font-medium">{methodName(method)}</span>
            <select aria-label="Template" value={template.name} onChange={({ target }) => setWanted(target.value)} className={`${FIELD} h-7`}>
              {templates.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
            <span className="text-muted">application/json</span>
          </div>
          <Workbench method={method} template={template} />
        </>
      ) : (
        <NoTemplates methods={methods} />
      )}
    </section>
  )
}

function NoTemplates({ methods }: { methods: readonly LabMethod[] }) {
  return (
    <div className="max-w-[56ch] text-muted">
      <p>The selected method is a proxy integration: it has no mapping templates, the request reaches the function as an event. These have some:</p>
      <p className="mt-2 flex flex-wrap gap-2">
        {methods
          .filter((method) => templatesOf(method).length > 0)
          .map((method) => (
            <button key={methodName(method)} type="button" onClick={() => useGateway.getState().select(methodName(method))} className={`${SMALL_BUTTON} font-mono text-ink`}>
              {methodName(method)}
            </button>
          ))}
      </p>
    </div>
  )
}

function Workbench({ method, template }: { method: LabMethod; template: MethodTemplate }) {
  const { side, text } = template
  const trace = useGateway((s) => s.trace)
  const fits = trace !== undefined && answers(method, trace.brief)
  const preview = usePreview(side, text, fits ? trace : undefined)
  const setMethod = useGateway((s) => s.setMethod)
  const place = preview?.problem && placeOf(text, preview.problem.at)
  return (
    <>
      <div className="grid min-h-56 shrink-0 grow grid-cols-1 gap-3 narrow:grid-cols-2">
        <div className="flex min-h-40 flex-col">
          <label htmlFor="mapping-template" className="mb-1 text-muted">
            Mapping template
          </label>
          <textarea
            id="mapping-template"
            value={text}
            spellCheck={false}
            onChange={({ target }) => setMethod(template.with(target.value))}
            className={`${FIELD} grow resize-none py-1.5 font-mono ${place ? 'border-failed' : ''}`}
          />
        </div>
        <section aria-label="Output" className="flex min-h-40 flex-col">
          <h3 className="mb-1 text-muted">Output</h3>
          {preview?.problem && place ? (
            <p className="rounded-md bg-sunken p-2 text-failed wrap-anywhere">
              Line {place.line}, column {place.column}: {preview.problem.message}
            </p>
          ) : preview?.output !== undefined ? (
            <pre className="grow overflow-auto rounded-md bg-sunken p-2 font-mono whitespace-pre-wrap wrap-anywhere">{preview.output}</pre>
          ) : (
            <Unsent method={method} came={fits} />
          )}
          {preview?.overrides && <p className="mt-1 font-mono wrap-anywhere">override: {JSON.stringify(preview.overrides)}</p>}
        </section>
      </div>
      {preview && <ReferenceTable references={preview.references} />}
    </>
  )
}

/** What a template makes of a request, a moment after it was edited; the newest text counts. */
function usePreview(side: MethodTemplate['side'], text: string, trace: object | undefined): TemplatePreview | undefined {
  const [preview, setPreview] = useState<TemplatePreview>()
  useEffect(() => {
    let newest = true
    const made = trace ? useGateway.getState().previewTemplate(side, text) : Promise.resolve(undefined)
    void made.then((found) => newest && setPreview(found))
    return () => void (newest = false)
  }, [side, text, trace])
  return preview
}

function Unsent({ method, came }: { method: LabMethod; came: boolean }) {
  const running = useGateway((s) => s.running)
  const requests = useGateway((s) => s.scenario.requests)
  const ready = requests.find((request) => answers(method, request)) ?? { method: method.httpMethod, path: method.path.replace(/\{[^}]+\}/g, '1'), headers: [], body: '' }
  return (
    <div className="rounded-md bg-sunken p-2 text-muted">
      <p>{came ? 'The request did not come so far: there is no answer of a backend to map.' : 'The template is rendered with a request that was sent to this method, as you write.'}</p>
      <button type="button" disabled={running} onClick={() => void useGateway.getState().send(ready)} className={`${SMALL_BUTTON} mt-2 font-mono text-ink`}>
        Send {ready.method} {ready.path}
      </button>
    </div>
  )
}
