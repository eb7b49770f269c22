import { X } from 'lucide-react'
import { distributedAround } from '../../graph/distributedAround'
import type { Json } from '../../sim/kernel/json'
import type { StateInspection } from '../../sim/cloud/labs/stepfunctions/lab'
import type { StateStatus } from '../../sim/cloud/views/executionView'
import { tellsNotSimulated } from '../../state/notSimulated'
import { useGraph } from '../../state/graphStore'
import { useRun } from '../../state/runStore'
import { stateStory } from '../../state/stateStory'
import { IconButton } from '../frame/IconButton'
import { FidelityLink } from '../run/FidelityLink'
import { OpenSubject } from '../run/OpenSubject'
import { ToneSign } from '../run/ToneSign'
import { TONES } from '../run/tones'
import { StateFacts } from './StateFacts'
import { PayloadView } from './PayloadView'
import { TokenForm } from './TokenForm'

interface Props {
  readonly name: string
  readonly state: StateInspection | undefined
  /** It stays in view at every moment. */
  readonly pinned: boolean
}

/** A state at the moment shown: in a sentence, then its error, then its data. */
export function StatePane({ name, state, pinned }: Props) {
  const status = state?.status ?? 'not entered'
  const map = useGraph((s) => distributedAround(s.drawing.nodes.map(({ node }) => node), name))
  return (
    <section aria-label={`State ${name}`} className="border-b border-line px-4 py-3">
      <header className="flex items-center gap-2">
        <h2 className="min-w-0 truncate text-base font-semibold">{name}</h2>
        <span className={`flex items-center gap-1 text-sm ${TONES[status].text}`}>
          <ToneSign tone={status} />
          {status}
        </span>
        <span className="grow" />
        {pinned && <IconButton size="small" name={`Let go of ${name}`} icon={X} onClick={() => useRun.getState().selectState(undefined)} />}
      </header>
      <p className="mt-1 wrap-anywhere">{stateStory(name, state, map)}</p>
      <StateFacts name={name} />
      {state?.error !== undefined && <ErrorView error={state.error} cause={state.cause} status={state.status} />}
      {state?.tokens !== undefined && <TokenForm key={name} state={name} waiting={state.tokens} />}
      {state?.started && <OpenSubject subject={state.started} />}
      {state?.input && <PayloadView name="State input" payload={state.input} />}
      {state?.output && <PayloadView name="State output" payload={state.output} before={state.input} />}
    </section>
  )
}

/** Where the error stands in the state's life. */
const ERROR_TITLES: Readonly<Partial<Record<StateStatus, string>>> = {
  failed: 'Error',
  retrying: 'Error, to be retried',
  caught: 'Error, caught',
}

function ErrorView({ error, cause, status }: { error: string; cause: string | undefined; status: StateStatus }) {
  const told = cause === undefined ? undefined : causeJson(cause)
  const now = status in ERROR_TITLES
  return (
    <div className={`mt-3 border-l-2 border-current pl-3 ${now ? TONES[status].text : 'text-muted'}`}>
      <h3 className="mb-1 text-sm font-medium text-muted">{ERROR_TITLES[status] ?? 'Error of an earlier attempt'}</h3>
      <p className="font-mono text-sm font-medium wrap-anywhere">{error}</p>
      {told !== undefined && <PayloadView name="Cause" payload={{ json: told }} />}
      {told === undefined && cause !== undefined && <p className="mt-1 text-sm wrap-anywhere text-ink">{cause}</p>}
      {tellsNotSimulated(error, cause) && <FidelityLink />}
    </div>
  )
}

/** Lambda's causes are JSON as text; others are sentences. */
function causeJson(cause: string): Json | undefined {
  try {
    const value = JSON.parse(cause) as Json
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
