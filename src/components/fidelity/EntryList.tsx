import type { LucideIcon } from 'lucide-react'
import type { FidelityEntry, Rule } from '../../content/fidelity/serviceFidelity'
import type { SpecName } from '../../content/fidelity/specs'
import { Prose } from './Prose'

interface Props {
  readonly title: string
  readonly icon: LucideIcon
  readonly entries: readonly FidelityEntry[]
  /** Colours the sign. */
  readonly tone: string
  /** Whose rules are known by their numbers alone. */
  readonly spec: SpecName | undefined
}

/** One of a service's three lists, under its heading. */
export function EntryList({ title, icon: Icon, entries, tone, spec }: Props) {
  return (
    <div className="min-w-0">
      <h3 className="flex items-center gap-2 border-b border-line pb-2 font-semibold">
        <Icon size={16} strokeWidth={1.5} aria-hidden className={tone} />
        {title}
      </h3>
      <dl>
        {entries.map((entry) => (
          <div key={entry.what} className="border-b border-line py-3">
            <dt className="font-medium">{entry.what}</dt>
            <dd className="mt-0.5 text-muted">
              <Prose text={entry.says} />
              <Grounds entry={entry} spec={spec} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** The rules an entry rests on, by their ids, and its source. */
function Grounds({ entry: { rules, source }, spec }: { entry: FidelityEntry; spec: SpecName | undefined }) {
  if (!rules && source === undefined) return null
  return (
    <span className="mt-1 flex flex-wrap gap-x-3 text-xs">
      {rules && (
        <span>
          {rules.length === 1 ? 'Rule ' : 'Rules '}
          <span className="font-mono">{rules.map((rule) => ruleName(rule, spec)).join(', ')}</span>
        </span>
      )}
      {source !== undefined && (
        <a href={source} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
          Source: {new URL(source).hostname}
        </a>
      )}
    </span>
  )
}

/** `LE2` in its own service's chapter, `handlers H1` where the rule is another document's. */
function ruleName(rule: Rule, spec: SpecName | undefined): string {
  return rule.startsWith(`${spec} `) ? rule.slice(`${spec} `.length) : rule
}
