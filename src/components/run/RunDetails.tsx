import { Info } from 'lucide-react'
import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import { dollarText } from '../../state/dollarText'
import { useRun, type LookedAt } from '../../state/runStore'
import { dateText, durationText } from '../../state/virtualClock'
import { CopyButton } from '../frame/CopyButton'
import { IconButton } from '../frame/IconButton'

/** What is true of the run as a whole, whatever moment is shown. */
export function RunDetails() {
  const run = useRun((s) => (s.running || s.problem ? undefined : s.run))
  if (!run) return null
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton size="small" name="Run details" icon={Info} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Run details"
          className="z-40 max-h-(--radix-popover-content-available-height) w-[26rem] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line bg-raised p-4 text-sm shadow-[0_8px_24px_var(--color-shadow)]"
        >
          <Facts run={run} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Facts({ run: { report, world } }: { run: LookedAt }) {
  const { executionArn, startedAt, count, cost, logHash } = report
  return (
    <dl className="flex flex-col gap-3">
      <Fact term="Execution ARN" copied={executionArn}>
        <span className="font-mono wrap-anywhere">{executionArn}</span>
      </Fact>
      <Fact term="Started at">
        <span className="font-mono tabular">{dateText(startedAt)}</span> <span className="text-muted">UTC, virtual time</span>
      </Fact>
      <Fact term="Events">
        {count.toLocaleString('en')}
        {cost.type === 'EXPRESS' && (
          <Remark>
            As the simulator’s own log tells them: Step Functions keeps no history of an Express execution. On AWS, a log group
            gets them where the state machine logs at level ALL.
          </Remark>
        )}
      </Fact>
      {cost.type === 'STANDARD' ? (
        <Fact term="State transitions">
          {cost.transitions.toLocaleString('en')}
          <Remark>A transition is each state entered and each retry.</Remark>
        </Fact>
      ) : (
        <Fact term="Billed">
          1 request, {durationText(cost.billedDuration)} at {cost.billedMemory} MB
          <Remark>Duration in steps of 100 ms, memory in steps of 64 MB.</Remark>
        </Fact>
      )}
      <Fact term="Cost">
        {dollarText(cost.dollars)}
        <Remark>
          {cost.type === 'STANDARD' ? `${dollarText(cost.dollars * 1_000_000)} for a million like it, by ` : 'By '}
          <a
            href="https://aws.amazon.com/step-functions/pricing/"
            target="_blank"
            rel="noreferrer"
            className="text-accent underline underline-offset-2"
          >
            AWS’s prices
          </a>{' '}
          in us-east-1 {cost.type === 'STANDARD' ? 'without the free tier' : 'for the first executions of a month'}. What its tasks
          call costs extra.
        </Remark>
      </Fact>
      <Fact term="Log fingerprint" copied={logHash}>
        <span className="font-mono wrap-anywhere">{logHash}</span>
        <Remark>
          The same world and seed tell the same log, byte for byte: this is its fingerprint.{' '}
          <span className="whitespace-nowrap">The seed is {world.seed}.</span>
        </Remark>
      </Fact>
    </dl>
  )
}

function Fact({ term, copied, children }: { term: string; copied?: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_1fr] gap-x-2">
      <dt className="text-muted">{term}</dt>
      <dd className="flex min-w-0 items-start justify-between gap-2">
        <div className="min-w-0">{children}</div>
        {copied !== undefined && <CopyButton name={`Copy ${term}`} text={() => copied} />}
      </dd>
    </div>
  )
}

function Remark({ children }: { children: ReactNode }) {
  return <span className="mt-0.5 block text-muted">{children}</span>
}
