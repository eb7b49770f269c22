import { Keyboard } from 'lucide-react'
import { Popover } from 'radix-ui'
import { RUN_KEYS } from '../../state/runKeys'
import { IconButton } from '../frame/IconButton'

/** The keys that move the run. */
export function RunHelp() {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton name="Keys" icon={Keyboard} className="hidden wide:grid" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={10}
          aria-label="Keys of the run bar"
          className="z-40 w-64 rounded-lg border border-line bg-raised p-3 text-sm shadow-[0_8px_24px_var(--color-shadow)]"
        >
          <dl className="grid grid-cols-[4.5rem_1fr] gap-y-1.5">
            {RUN_KEYS.map(({ key, shown, does }) => (
              <div key={key} className="contents">
                <dt>
                  <kbd className="rounded-sm border border-line bg-sunken px-1.5 font-mono">{shown}</kbd>
                </dt>
                <dd className="text-muted">{does}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-2.5 text-muted">They work wherever the focus has no use for them: not in an editor.</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
