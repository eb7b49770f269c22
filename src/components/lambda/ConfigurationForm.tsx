import { useId, type ReactNode } from 'react'
import type { Architecture } from '../../sim/cloud/labs/lambda/lambdaLab'
import { useLambdaDraft } from '../../state/lambda/lambdaDraft'

const RUNTIMES = ['nodejs24.x', 'nodejs22.x', 'nodejs20.x']
const FIELD = 'h-7 w-full min-w-0 rounded border border-line-strong bg-panel px-1.5 text-ink tabular placeholder:text-muted'

/** The function's settings, by the console's words. What AWS would refuse, AWS's own words refuse at the next Invoke. */
export function ConfigurationForm() {
  const configuration = useLambdaDraft((s) => s.configuration)
  const seed = useLambdaDraft((s) => s.seed)
  const { configure, edit } = useLambdaDraft.getState()
  const variables = useId()
  return (
    <form className="h-full overflow-y-auto p-3 text-sm" onSubmit={(event) => event.preventDefault()}>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2.5">
        <NumberRow label="Memory" unit="MB" value={configuration.memoryMb} onChange={(memoryMb) => configure({ memoryMb: memoryMb ?? 128 })} />
        <NumberRow label="Timeout" unit="s" value={configuration.timeoutSeconds} onChange={(timeoutSeconds) => configure({ timeoutSeconds: timeoutSeconds ?? 3 })} />
        <Field label="Runtime">
          {(id) => (
            <select id={id} value={configuration.runtime} onChange={({ target }) => configure({ runtime: target.value })} className={FIELD}>
              {RUNTIMES.map((runtime) => (
                <option key={runtime}>{runtime}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Architecture">
          {(id) => (
            <select id={id} value={configuration.architecture} onChange={({ target }) => configure({ architecture: target.value as Architecture })} className={FIELD}>
              <option>x86_64</option>
              <option>arm64</option>
            </select>
          )}
        </Field>
        <NumberRow
          label="Reserved concurrency"
          placeholder="none"
          value={configuration.reservedConcurrency}
          onChange={(reservedConcurrency) => configure({ reservedConcurrency } as { reservedConcurrency: number })}
        />
        <NumberRow
          label="Provisioned concurrency"
          placeholder="none"
          value={configuration.provisionedConcurrency}
          onChange={(provisionedConcurrency) => configure({ provisionedConcurrency } as { provisionedConcurrency: number })}
        />
        <Field label="SnapStart" title="Published versions are snapshots taken after INIT; the function is invoked by its alias live. On AWS for Java, Python and .NET: here Node.js is allowed it.">
          {(id) => (
            <select id={id} value={configuration.snapStart ? 'PublishedVersions' : 'None'} onChange={({ target }) => configure({ snapStart: target.value === 'PublishedVersions' })} className={FIELD}>
              <option>None</option>
              <option>PublishedVersions</option>
            </select>
          )}
        </Field>
        <NumberRow label="Seed" value={seed} onChange={(next) => Number.isSafeInteger(next ?? 1) && edit({ seed: Math.max(0, next ?? 1) })} title="Cold starts and the times of calls are drawn from this number: the same seed, the same story. Another seed is another world." />
      </div>
      <label htmlFor={variables} className="mt-2.5 mb-1 block text-muted">
        Environment variables
      </label>
      <textarea
        id={variables}
        value={configuration.variables}
        onChange={({ target }) => configure({ variables: target.value })}
        spellCheck={false}
        rows={2}
        className="w-full rounded border border-line-strong bg-panel px-1.5 py-1 font-mono text-ink"
      />
    </form>
  )
}

function Field({ label, title, children }: { label: string; title?: string | undefined; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="min-w-0" title={title}>
      <label htmlFor={id} className="mb-1 block truncate text-muted">
        {label}
      </label>
      {children(id)}
    </div>
  )
}

interface NumberRowProps {
  readonly label: string
  readonly unit?: string
  readonly value: number | undefined
  readonly placeholder?: string
  readonly title?: string
  readonly onChange: (value: number | undefined) => void
}

function NumberRow({ label, unit, value, placeholder, title, onChange }: NumberRowProps) {
  return (
    <Field label={label} title={title}>
      {(id) => (
        <span className="flex items-center gap-1.5">
          <input
            id={id}
            type="number"
            min={0}
            value={value ?? ''}
            placeholder={placeholder}
            onChange={({ target }) => onChange(target.value === '' || !Number.isFinite(target.valueAsNumber) ? undefined : target.valueAsNumber)}
            className={FIELD}
          />
          {unit !== undefined && <span className="text-muted">{unit}</span>}
        </span>
      )}
    </Field>
  )
}
