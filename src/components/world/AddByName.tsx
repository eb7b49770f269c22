import { Plus } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId, useState, type FormEvent } from 'react'
import { nameProblem, type NameRule } from '../../state/resourceNames'
import { IconButton } from '../frame/IconButton'

interface AddByNameProps {
  readonly what: 'function' | 'table'
  readonly rule: NameRule
  readonly taken: readonly string[]
  /** The second is the partition key where there is one to choose. */
  readonly onAdd: (name: string, partitionKey: string) => void
}

/** A plus that asks for the name of something new. */
export function AddByName({ what, rule, taken, onAdd }: AddByNameProps) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [key, setKey] = useState('id')
  const [tried, setTried] = useState(false)
  const id = useId()
  const problem = nameProblem(name, rule, taken)

  function add(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (problem !== undefined || key === '') return
    onAdd(name, key)
    setOpen(false)
  }

  function openAnew(now: boolean): void {
    setOpen(now)
    setName('')
    setTried(false)
  }

  return (
    <Popover.Root open={open} onOpenChange={openAnew}>
      <Popover.Trigger asChild>
        <IconButton size="small" name={`Add a ${what}`} icon={Plus} className="self-center" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          className="z-40 w-64 rounded-lg border border-line bg-raised p-3 text-sm shadow-[0_8px_24px_var(--color-shadow)]"
        >
          <form onSubmit={add} className="flex flex-col gap-2">
            <TextField label={`Name of the ${what}`} value={name} onChange={setName} describedBy={id} />
            {what === 'table' && <TextField label="Partition key" value={key} onChange={setKey} />}
            <p id={id} aria-live="polite" className="min-h-4 text-failed">
              {tried ? problem : ''}
            </p>
            <button type="submit" className="h-8 rounded-md bg-accent px-3 font-medium text-on-accent hover:opacity-90">
              Add {what}
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
