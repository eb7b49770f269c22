import type { Payload } from '../../sim/cloud/views/payload'
import { equal } from '../../state/jsonTree'
import { JsonTree } from './JsonTree'

interface Props {
  readonly name: string
  readonly payload: Payload
  readonly before?: Payload | undefined
}

/** A value under its name; one too long for the page by its beginning. */
export function PayloadView({ name, payload, before }: Props) {
  const old = before?.preview === undefined ? before?.json : undefined
  const same = old !== undefined && payload.preview === undefined && equal(payload.json, old)
  return (
    <section className="mt-3">
      <h3 className="mb-1 text-sm font-medium text-muted">{name}</h3>
      {same ? (
        <p className="text-sm text-muted">The same as the input.</p>
      ) : payload.preview === undefined ? (
        <JsonTree name={name} value={payload.json} before={old} />
      ) : (
        <>
          <pre className="max-h-60 overflow-auto rounded-md bg-sunken p-2 font-mono text-sm break-all whitespace-pre-wrap">{payload.preview}</pre>
          <p className="mt-1 text-sm text-muted">
            The first {payload.preview.length.toLocaleString('en')} of {payload.length.toLocaleString('en')} characters.
          </p>
        </>
      )}
    </section>
  )
}
