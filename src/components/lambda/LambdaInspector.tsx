import type { InvocationDetails } from '../../sim/cloud/labs/lambda/lambdaLab'
import { useLambdaRun } from '../../state/lambda/lambdaRunStore'
import { CopyButton } from '../frame/CopyButton'
import { PayloadView } from '../inspector/PayloadView'
import { ToneSign } from '../run/ToneSign'
import { InvocationStatusWord } from './InvocationStatusWord'
import { START_TONE } from './InvocationTable'
import { TimeParts } from './TimeParts'

/** Why: what happened at the moment shown, and the invocation that is looked at. */
export function LambdaInspector() {
  const story = useLambdaRun((s) => s.moment?.story)
  const details = useLambdaRun((s) => s.details)
  const playing = useLambdaRun((s) => s.playing)
  const event = useLambdaRun((s) => s.moment)
  return (
    <section aria-label="Inspector" className="size-full overflow-y-auto bg-panel">
      {story === undefined ? (
        <p className="px-4 py-3 text-muted">
          Invoke the function to see what it answers and writes, where the time went, and why each request was served by the environment it was.
        </p>
      ) : (
        <>
          <p className="border-b border-line px-4 py-3 text-lg wrap-anywhere" aria-live={playing ? 'off' : 'polite'}>
            {story}
          </p>
          {details && <Invocation details={details} />}
          {event && (
            <div className="px-4 pb-3">
              <PayloadView name={`Event: ${event.event.type}`} payload={event.details} />
            </div>
          )}
        </>
      )}
    </section>
  )
}

function Invocation({ details }: { details: InvocationDetails }) {
  const { number, requestId, attempt, environment, start, status, errorType, why, response, log, report, parts } = details
  return (
    <section aria-label={`Invocation ${number + 1}`} className="border-b border-line px-4 py-3">
      <header className="flex flex-wrap items-center gap-x-2">
        <h2 className="text-base font-semibold">Invocation {number + 1}</h2>
        {attempt > 1 && <span className="text-sm text-retried">try {attempt}</span>}
        {environment !== undefined && <span className="font-mono text-sm text-muted">{environment}</span>}
        <span className="flex min-w-0 items-center gap-1.5 text-sm">
          <InvocationStatusWord status={status} error={errorType} />
        </span>
      </header>
      <p className="mt-1.5 flex items-start gap-2 text-sm">
        <span className="mt-0.5">
          <ToneSign tone={START_TONE[start]} />
        </span>
        {why}
      </p>
      <TimeParts parts={parts} />
      {response && (
        <>
          <h3 className="mt-3 text-sm font-medium text-muted">
            Response <span className="font-mono text-ink">{response.statusCode}</span>
            {response.functionError !== undefined && <span className="ml-2 font-mono text-failed">FunctionError: {response.functionError}</span>}
            {response.error !== undefined && <span className="ml-2 font-mono text-throttled">{response.error}</span>}
          </h3>
          <div className="-mt-2">
            <PayloadView name="Payload" payload={response.payload} />
          </div>
        </>
      )}
      {log !== '' && (
        <section aria-label="Log output" className="mt-3">
          <header className="mb-1 flex items-center justify-between">
            <h3 className="text-sm font-medium text-muted">Log output</h3>
            <CopyButton name="Copy log output" text={() => log} />
          </header>
          {/* Without a pause of its own a long log could not be scrolled by keys. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre tabIndex={0} className="max-h-72 overflow-auto rounded-md bg-sunken p-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
            {log.trimEnd()}
          </pre>
          {report === undefined && <p className="mt-1 text-sm text-muted">There is no REPORT line yet.</p>}
        </section>
      )}
      <p className="mt-2 font-mono text-xs text-muted wrap-anywhere">{requestId}</p>
    </section>
  )
}
