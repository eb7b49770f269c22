import { Keyboard } from 'lucide-react'
import { Popover } from 'radix-ui'
import { runKeys } from '../../state/runKeys'
import { IconButton } from '../frame/IconButton'
import { useRunSource } from './playedRun'

/** The keys that move the run. */
export function RunHelp() {
  const { words } = useRunSource()
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
            {runKeys(words).map(({ shown, does }) => (
              <div key={shown} className="contents">
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
