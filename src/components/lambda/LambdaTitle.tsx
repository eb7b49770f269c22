import { RotateCcw, Square } from 'lucide-react'
import { functionNameOf, lambdaWorldOf, trafficOf, useLambdaDraft } from '../../state/lambda/lambdaDraft'
import { useLambdaRun } from '../../state/lambda/lambdaRunStore'
import { usePane } from '../../state/paneStore'
import { dateText } from '../../state/virtualClock'
import { IconButton } from '../frame/IconButton'
import { InvocationStatusWord } from './InvocationStatusWord'

/** The title line: the function, what became of the last invocation, and the way to invoke it. */
export function LambdaTitle() {
  const functionName = useLambdaDraft(functionNameOf)
  return (
    <>
      <h1 className="flex min-w-0 items-baseline gap-2 text-base">
        <span className="shrink-0 font-semibold tracking-tight">Lambda lab</span>
        <span className="hidden truncate font-mono text-sm font-normal text-muted narrow:inline">{functionName}</span>
      </h1>
      <div className="order-last flex min-w-0 basis-full items-center gap-1.5 narrow:order-none narrow:basis-auto">
        <LastStatus />
      </div>
      <span className="grow" />
      <InvokeButtons />
    </>
  )
}

function LastStatus() {
  const running = useLambdaRun((s) => s.running)
  const refused = useLambdaRun((s) => s.problem !== undefined)
  const details = useLambdaRun((s) => s.details)
  const stopped = useLambdaRun((s) => s.report?.stopped)
  return (
    <output className="flex min-w-0 items-center gap-2 text-sm">
      {running ? (
        <InvocationStatusWord status="running" />
      ) : refused ? (
        <span className="text-muted">Not invoked</span>
      ) : details ? (
        <InvocationStatusWord status={details.status} error={details.errorType} />
      ) : (
        <span className="text-muted">Not invoked yet</span>
      )}
      {!running && stopped !== undefined && <span className="truncate text-muted">{stopped === 'RunCancelled' ? 'stopped by you' : `stopped: ${stopped}`}</span>}
    </output>
  )
}

function InvokeButtons() {
  const running = useLambdaRun((s) => s.running)
  const progress = useLambdaRun((s) => s.progress)
  const made = useLambdaRun((s) => s.report !== undefined)
  // Before, the texts are the example's, not yet the learner's own.
  const ready = useLambdaDraft((s) => s.loadState === 'ready')
  const { invoke, newWorld, stop } = useLambdaRun.getState()
  const onInvoke = () => {
    usePane.getState().showPane('run')
    const draft = useLambdaDraft.getState()
    void invoke(lambdaWorldOf(draft), trafficOf(draft))
  }
  return (
    <div className="flex items-center gap-2">
      {progress && (
        <p className="tabular hidden text-sm text-muted narrow:block">
          {progress.share !== undefined ? `${Math.round(progress.share * 100)} %` : progress.events === 0 ? 'Getting ready' : `${progress.events.toLocaleString('en')} events`}
          {progress.now > 0 && <span className="ml-2 font-mono">{dateText(progress.now)}</span>}
        </p>
      )}
      {progress && (
        <button type="button" onClick={stop} className="flex h-8 items-center gap-1.5 rounded-md border border-line-strong px-3 text-base hover:bg-sunken">
          <Square size={12} strokeWidth={2} className="fill-current" aria-hidden />
          Stop
        </button>
      )}
      <IconButton name="New world" icon={RotateCcw} onClick={() => void newWorld()} disabled={running || !made} title="New world: forgets all environments and what happened. The next request is the first." />
      <button type="button" onClick={onInvoke} disabled={running || !ready} className="primary h-8 shrink-0 rounded-md px-3.5 text-base font-medium disabled:opacity-50">
        Invoke
      </button>
    </div>
  )
}
