import { RunDetails } from './RunDetails'
import { RunStatus } from './RunStatus'
import { StartExecution } from './StartExecution'

/** The title line of a lab: whose world this is, what its run ended in, and the way to begin. */
export function LabTitle({ lab, world }: { lab: string; world: string }) {
  return (
    <>
      <h1 className="flex min-w-0 items-baseline gap-2 text-base">
        <span className="shrink-0 font-semibold tracking-tight">{lab}</span>
        <span className="hidden truncate font-mono text-sm font-normal text-muted narrow:inline">{world}</span>
      </h1>
      <div className="order-last flex min-w-0 basis-full items-center gap-1.5 narrow:order-none narrow:basis-auto">
        <RunStatus />
        <RunDetails />
      </div>
      <span className="grow" />
      <StartExecution />
    </>
  )
}
