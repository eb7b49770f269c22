import { Check, CircleSlash, EqualApproximately } from 'lucide-react'
import type { ServiceFidelity } from '../../content/fidelity/serviceFidelity'
import { EntryList } from './EntryList'

/** What a service has, has in a plainer form, and has not: side by side where there is room. */
export function ServiceSection({ service }: { service: ServiceFidelity }) {
  const { id, title, spec, simulated, simplified, leftOut } = service
  return (
    <section aria-labelledby={id} className="mt-14">
      <h2 id={id} tabIndex={-1} className="scroll-mt-6 text-xl font-semibold tracking-tight outline-none">
        {title}
      </h2>
      <div className="mt-4 grid gap-x-8 gap-y-8 wide:grid-cols-3">
        <EntryList title="Simulated" icon={Check} tone="text-succeeded" spec={spec} entries={simulated} />
        <EntryList title="Simplified" icon={EqualApproximately} tone="text-warm" spec={spec} entries={simplified} />
        <EntryList title="Left out" icon={CircleSlash} tone="text-muted" spec={spec} entries={leftOut} />
      </div>
    </section>
  )
}
