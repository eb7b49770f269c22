import { Braces, ChevronRight, Minus, PencilLine, Plus, Route, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { Json } from '../../sim/kernel/json'
import { copyText } from '../../state/copyText'
import { isContainer, members, type Change, type Member } from '../../state/jsonTree'
import { CopyButton } from '../frame/CopyButton'
import { JsonScalar } from './JsonScalar'

/** Deeper members are folded until they are asked for. */
const OPEN_DEPTH = 3
/** Members shown at once; the rest is behind a button. */
const MOST_MEMBERS = 60

const CHANGES: Readonly<Record<Change, { sign: LucideIcon; text: string }>> = {
  added: { sign: Plus, text: 'text-succeeded' },
  changed: { sign: PencilLine, text: 'text-warm' },
  dropped: { sign: Minus, text: 'text-failed' },
}

interface Props {
  readonly name: string
  readonly value: Json
  /** What to mark changes against. */
  readonly before?: Json | undefined
}

/** JSON as a tree, with what changed marked at the left. */
export function JsonTree({ name, value, before }: Props) {
  return (
    <figure aria-label={name} className="group/json relative overflow-x-auto rounded-md bg-sunken py-1.5 font-mono text-sm">
      {isContainer(value) ? (
        <Members value={value} before={before} path="$" depth={0} />
      ) : (
        <p className="px-5">
          <JsonScalar value={value} />
        </p>
      )}
      <span className="absolute top-0.5 right-0.5">
        <CopyButton name={`Copy ${name} as JSON`} text={() => JSON.stringify(value, null, 2)} />
      </span>
    </figure>
  )
}

function Members({ value, before, path, depth }: { value: Json; before: Json | undefined; path: string; depth: number }) {
  const [all, setAll] = useState(false)
  const list = before === undefined ? members(value, path) : members(value, path, before)
  if (list.length === 0) return <p className="px-5 text-muted">{Array.isArray(value) ? '[ ]' : '{ }'}</p>
  const shown = all ? list : list.slice(0, MOST_MEMBERS)
  return (
    <ul>
      {shown.map((member) => (
        <li key={`${member.change === 'dropped' ? '-' : ''}${member.key}`}>
          <MemberLine member={member} depth={depth} />
        </li>
      ))}
      {shown.length < list.length && (
        <li style={{ paddingLeft: indent(depth) }}>
          <button type="button" onClick={() => setAll(true)} className="text-accent underline underline-offset-2">
            {list.length - shown.length} more
          </button>
        </li>
      )}
    </ul>
  )
}

function MemberLine({ member, depth }: { member: Member; depth: number }) {
  const { key, value, before, path, change } = member
  const inner = isContainer(value)
  const [open, setOpen] = useState(depth < OPEN_DEPTH)
  const mark = change && CHANGES[change]
  const Sign = mark?.sign
  return (
    <>
      <div
        className={`group/line relative flex items-start gap-1.5 pr-8 hover:bg-ink/5 ${change === 'dropped' ? 'line-through decoration-1' : ''}`}
        style={{ paddingLeft: indent(depth) }}
      >
        {Sign && (
          <span className={`absolute top-1 left-1 ${mark.text}`} title={change}>
            <Sign size={10} strokeWidth={2.75} aria-hidden />
            <span className="sr-only">{change}: </span>
          </span>
        )}
        {inner && (
          <button
            type="button"
            aria-expanded={open}
            aria-label={`${key}`}
            onClick={() => setOpen(!open)}
            className="absolute -ml-3.5 grid h-4.5 w-3.5 place-items-center text-muted hover:text-ink"
          >
            <ChevronRight size={12} strokeWidth={2} className={open ? 'rotate-90' : ''} aria-hidden />
          </button>
        )}
        <span className="shrink-0 text-muted">{key}</span>
        {inner ? <Summary value={value} open={open} /> : <JsonScalar value={value} />}
        {change === 'changed' && before !== undefined && !isContainer(before) && (
          <span className="ml-1 text-muted">
            was <JsonScalar value={before} quiet />
          </span>
        )}
        <span className="absolute top-0 right-7 opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100">
          <button type="button" aria-label={`Copy path ${path}`} title={`Copy path ${path}`} onClick={() => void copyText(path)} className="grid size-4.5 place-items-center rounded-sm bg-sunken text-muted hover:text-ink">
            <Route size={12} strokeWidth={1.75} aria-hidden />
          </button>
        </span>
      </div>
      {inner && open && <Members value={value} before={change === 'dropped' ? undefined : before} path={path} depth={depth + 1} />}
    </>
  )
}

/** A folded member by its size; an open one shows itself. */
function Summary({ value, open }: { value: Json; open: boolean }) {
  if (!isContainer(value)) return null
  const count = Array.isArray(value) ? value.length : Object.keys(value).length
  if (open && count > 0) return null
  return (
    <span className="flex items-center gap-1 text-muted">
      <Braces size={11} strokeWidth={1.75} aria-hidden />
      {Array.isArray(value) ? `${count} items` : `${count} members`}
    </span>
  )
}

function indent(depth: number): string {
  return `${1.75 + depth * 1}rem`
}
