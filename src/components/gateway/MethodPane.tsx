import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { numberOf } from '../../facts/facts'
import { useGateway } from '../../state/gateway/gatewayStore'
import { methodName, resourceOf } from '../../state/gateway/resourceTree'
import { BoundedNumber } from './BoundedNumber'
import { IntegrationChoice } from './IntegrationChoice'
import { QueryParameters } from './QueryParameters'
import { ResourcePane } from './ResourcePane'
import { SMALL_BUTTON } from './fieldStyle'

/** What the selected method does, box by box as the console shows it; what is most worth changing can be changed. Of a resource, what can be made of it. */
export function MethodPane() {
  const selected = useGateway((s) => s.selected)
  const method = useGateway((s) => s.world.methods.find((each) => methodName(each) === selected))
  const authorizers = useGateway((s) => s.world.authorizers)
  const setMethod = useGateway((s) => s.setMethod)
  if (!method) return <ResourcePane path={resourceOf(selected)} />
  const { authorizer: _authorizer, ...open } = method
  return (
    <div className="h-full overflow-y-auto p-3">
      <header className="flex items-center gap-2">
        <h3 className="min-w-0 truncate font-mono text-base font-medium">{methodName(method)}</h3>
        <span className="grow" />
        <button type="button" onClick={() => useGateway.getState().removeMethod(selected)} className={SMALL_BUTTON}>
          <Trash2 size={14} strokeWidth={1.5} aria-hidden />
          Delete method
        </button>
      </header>
      <p className="mt-1 mb-3 text-muted">{method.about}</p>
      <Box title="Method request">
        <Line name="Authorization">
          <select
            aria-label="Authorization"
            value={method.authorizer ?? ''}
            onChange={({ target }) => setMethod(target.value === '' ? open : { ...open, authorizer: target.value })}
            className="h-7 max-w-full rounded border border-line-strong bg-panel px-1 text-sm"
          >
            <option value="">NONE</option>
            {authorizers.map(({ name }) => (
              <option key={name} value={name}>
                {name} (Lambda, TOKEN)
              </option>
            ))}
          </select>
        </Line>
        <Line name="API key required">
          <input type="checkbox" aria-label="API key required" checked={method.apiKeyRequired} onChange={({ target }) => setMethod({ ...method, apiKeyRequired: target.checked })} className="size-4 accent-accent" />
        </Line>
        <Line name="Parameters">
          <QueryParameters method={method} onChange={setMethod} />
        </Line>
        <Line name="Request validator">{method.model === undefined ? 'none for the body' : 'body, by a model'}</Line>
        <Line name="Cache">
          <Caching method={method} onChange={setMethod} />
        </Line>
      </Box>
      <Box title="Integration request">
        <Line name="Integration">
          <span className="flex flex-wrap gap-1.5">
            <IntegrationChoice integration={method.integration} onChange={(integration) => setMethod({ ...method, integration })} />
          </span>
        </Line>
        <Line name="Mapping template">{method.integration.type === 'AWS_PROXY' ? 'none: a proxy integration' : 'application/json'}</Line>
      </Box>
      {method.integration.type === 'AWS_PROXY' ? (
        <Box title="Integration response">
          <p className="py-1 text-sm text-muted">A proxy integration’s answer is handed on as it is.</p>
        </Box>
      ) : (
        <Box title="Integration response">
          {method.integration.responses.map(({ status, pattern }) => (
            <Line key={status} name={status}>
              {pattern === undefined ? 'default' : <>error message fits {pattern}</>}
            </Line>
          ))}
        </Box>
      )}
      <Box title="Method response">
        <Line name="Status codes">{method.integration.type === 'AWS_PROXY' ? 'as the function answers' : method.integration.responses.map(({ status }) => status).join(', ')}</Line>
      </Box>
    </div>
  )
}

function Caching({ method, onChange }: { method: LabMethod; onChange: (method: LabMethod) => void }) {
  const { cache, parameters } = method
  const { cache: _cache, ...uncached } = method
  if (!cache) {
    return (
      <button type="button" onClick={() => onChange({ ...uncached, cache: { ttlSeconds: 60, keyParameters: [] } })} className="text-accent underline underline-offset-2">
        off: turn on
      </button>
    )
  }
  const toggle = (name: string) => {
    const { keyParameters } = cache
    return keyParameters.includes(name) ? keyParameters.filter((each) => each !== name) : [...keyParameters, name]
  }
  return (
    <span className="flex flex-col gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <BoundedNumber label="TTL, seconds" value={cache.ttlSeconds} least={0} most={numberOf('apigateway.cache.ttl.most')} onChange={(ttlSeconds) => onChange({ ...method, cache: { ...cache, ttlSeconds } })} />
        <button type="button" onClick={() => onChange(uncached)} className="text-accent underline underline-offset-2">
          turn off
        </button>
      </span>
      {Object.keys(parameters).map((name) => (
        <label key={name} className="flex items-center gap-1.5 font-mono">
          <input type="checkbox" checked={cache.keyParameters.includes(name)} onChange={() => onChange({ ...method, cache: { ...cache, keyParameters: toggle(name) } })} className="size-3.5 accent-accent" />
          key: {name.split('.').slice(3).join('.')}
        </label>
      ))}
    </span>
  )
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-3">
      <h4 className="mb-1 border-b border-line pb-1 text-sm font-medium">{title}</h4>
      {children}
    </section>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-2 py-0.5 text-sm">
      <span className="w-32 shrink-0 text-muted">{name}</span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </div>
  )
}
