import { useGateway } from '../../state/gateway/gatewayStore'
import { statusText } from '../../state/gateway/statusText'
import { formatJson } from '../../state/formatJson'

/** The answer as the client got it. */
export function ResponseView() {
  const answer = useGateway((s) => s.trace?.answer)
  const sent = useGateway((s) => s.trace !== undefined)
  if (!answer) return <p className="p-3 text-muted">{sent ? 'There is no answer yet.' : 'The answer to the request will stand here.'}</p>
  return (
    <section aria-label="Response" className="p-3 font-mono text-sm">
      <p className={`font-medium ${answer.status < 400 ? 'text-succeeded' : 'text-failed'}`}>{statusText(answer.status)}</p>
      <dl className="mt-1.5 text-muted">
        {answer.headers.map(({ name, value }) => (
          <div key={`${name}:${value}`} className="wrap-anywhere">
            <dt className="inline">{name}: </dt>
            <dd className="inline text-ink">{value}</dd>
          </div>
        ))}
      </dl>
      {answer.body !== '' && <pre className="mt-2 overflow-x-auto rounded-md bg-sunken p-2 whitespace-pre-wrap wrap-anywhere">{formatJson(answer.body)}</pre>}
      {answer.length > answer.body.length && (
        <p className="mt-1 font-sans text-muted">
          The first {answer.body.length.toLocaleString('en')} of {answer.length.toLocaleString('en')} characters.
        </p>
      )}
    </section>
  )
}
