import type { LucideIcon } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId, useState, type FormEvent } from 'react'
import { nameProblem, type NameRule } from '../../state/resourceNames'
import { IconButton } from '../frame/IconButton'

interface Props {
  /** The accessible name of what opens it. */
  readonly name: string
  readonly icon: LucideIcon
  /** The verb on its button. */
  readonly verb: string
  readonly rule: NameRule
  readonly taken: readonly string[]
  /** To begin with. */
  readonly current?: string
  /** A partition key is asked for, too. */
  readonly asksKey?: boolean
  readonly onName: (name: string, partitionKey: string) => void
}

/** A button that asks for a name. */
export function NamePopover({ name: opener, icon, verb, rule, taken, current = '', asksKey = false, onName }: Props) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(current)
  const [key, setKey] = useState('id')
  const [tried, setTried] = useState(false)
  const id = useId()
  const problem = nameProblem(name, rule, taken)

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (problem !== undefined || key === '') return
    onName(name, key)
    setOpen(false)
  }

  function openAnew(now: boolean): void {
    setOpen(now)
    setName(current)
    setTried(false)
  }

  return (
    <Popover.Root open={open} onOpenChange={openAnew}>
      <Popover.Trigger asChild>
        <IconButton size="small" name={opener} icon={icon} className="self-center" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 w-64 rounded-lg border border-line bg-raised p-3 text-sm shadow-[0_8px_24px_var(--color-shadow)]"
        >
          <form onSubmit={submit} className="flex flex-col gap-2">
            <TextField label={`Name of the ${rule.what}`} value={name} onChange={setName} describedBy={id} />
            {asksKey && <TextField label="Partition key" value={key} onChange={setKey} />}
            <p id={id} aria-live="polite" className="min-h-4 text-failed">
              {tried ? problem : ''}
            </p>
            <button type="submit" className="h-8 rounded-md bg-accent px-3 font-medium text-on-accent hover:opacity-90">
              {verb} {rule.what}
            </button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly describedBy?: string
}

function TextField({ label, value, onChange, describedBy }: TextFieldProps) {
  return (
    <label className="flex flex-col gap-1 text-muted">
      {label}
      <input
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={describedBy}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        className="h-8 rounded-md border border-line-strong bg-panel px-2 font-mono text-ink"
      />
    </label>
  )
}
