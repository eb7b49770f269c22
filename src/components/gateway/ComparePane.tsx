import { ArrowLeftRight } from 'lucide-react'
import type { ComparedAnswer, PayloadFormat } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { useGateway } from '../../state/gateway/gatewayStore'
import { dollars, REQUEST_PRICES } from '../../state/gateway/gatewayPrices'
import { REST_OR_HTTP } from '../../state/gateway/restOrHttp'
import { statusText } from '../../state/gateway/statusText'
import { PayloadView } from '../inspector/PayloadView'
import { StageSign } from './StageSign'
import { FIELD, SMALL_BUTTON, TABLE } from './fieldStyle'

/** The same request to a REST API and to an HTTP API with the same routes: what each made of it, what each has, what each costs. */
export function ComparePane() {
  const running = useGateway((s) => s.running)
  const request = useGateway((s) => s.request)
  const format = useGateway((s) => s.format)
  const comparison = useGateway((s) => s.comparison)
  return (
    <section aria-label="REST and HTTP" className="flex h-full flex-col gap-4 overflow-auto p-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <button type="button" disabled={running} onClick={() => void useGateway.getState().compare()} className={SMALL_BUTTON}>
          <ArrowLeftRight size={14} strokeWidth={1.5} aria-hidden />
          Send to both
        </button>
        <span className="min-w-0 truncate font-mono text-muted">
          {request.method} {request.path}
        </span>
        <span className="grow" />
        <label className="flex items-center gap-1.5 text-muted">
          Payload format of the HTTP API
          <select value={format} disabled={running} onChange={({ target }) => void useGateway.getState().compare(target.value as PayloadFormat)} className={`${FIELD} h-7`}>
            <option>2.0</option>
            <option>1.0</option>
          </select>
        </label>
      </div>
      {comparison ? (
        <>
          <div className="grid gap-4 narrow:grid-cols-2">
            <Side name="REST API" answer={comparison.rest} />
            <Side name="HTTP API" answer={comparison.http} />
          </div>
          <table aria-label="Routes" className={TABLE}>
            <thead>
              <tr>
                <th scope="col">Route</th>
                <th scope="col">In the HTTP API</th>
                <th scope="col">Without</th>
              </tr>
            </thead>
            <tbody>
              {comparison.routes.map(({ route, there, leftOut }) => (
                <tr key={route}>
                  <td className="font-mono whitespace-nowrap">{route}</td>
                  <td>{there ? 'yes' : <span className="text-failed">no: 404</span>}</td>
                  <td>{leftOut.length === 0 ? '–' : leftOut.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p className="max-w-[56ch] text-muted">
          An HTTP API costs less than a third of a REST API, and does less. Send the request of the form to both: an HTTP API is made in this world with the same routes and functions, as far as it can have them.
        </p>
      )}
      <table aria-label="Features" className={TABLE}>
        <thead>
          <tr>
            <th scope="col">Feature</th>
            <th scope="col">REST API</th>
            <th scope="col">HTTP API</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>A million requests, first tier</td>
            <td className="tabular font-mono">{dollars(REQUEST_PRICES.rest)}</td>
            <td className="tabular font-mono">{dollars(REQUEST_PRICES.http)}</td>
          </tr>
          {REST_OR_HTTP.map(({ name, rest, http }) => (
            <tr key={name}>
              <td>{name}</td>
              <Has what={rest} />
              <Has what={http} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Side({ name, answer: { stages, event, answer } }: { name: string; answer: ComparedAnswer }) {
  return (
    <section aria-label={name} className="min-w-0">
      <h3 className="flex items-baseline gap-2 border-b border-line pb-1 text-base font-semibold">
        {name}
        {answer && <span className={`font-mono text-sm font-medium ${answer.status < 400 ? 'text-succeeded' : 'text-failed'}`}>{statusText(answer.status)}</span>}
      </h3>
      <ol className="mt-1">
        {stages.map(({ name: stage, status, story }) => (
          <li key={stage} className={`flex gap-2 py-0.5 ${status === 'skipped' ? 'text-muted' : ''}`}>
            <span className="mt-0.5 shrink-0">
              <StageSign status={status} />
            </span>
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium">{stage}</span> <span className="text-muted">{status === 'skipped' ? 'not entered' : story}</span>
            </span>
          </li>
        ))}
      </ol>
      {event ? <PayloadView name="What the function gets" payload={event} /> : <p className="mt-3 text-muted">No function was asked.</p>}
      {answer && answer.body !== '' && <pre className="mt-2 overflow-x-auto rounded-md bg-sunken p-2 font-mono whitespace-pre-wrap wrap-anywhere">{answer.body}</pre>}
    </section>
  )
}

function Has({ what }: { what: string }) {
  return <td className={what === '' ? 'text-muted' : ''}>{what === '' ? 'no' : what}</td>
}
