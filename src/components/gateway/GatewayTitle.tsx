import { editedAtAll, editedSince, gatewayScenarios, OPENED, useGateway } from '../../state/gateway/gatewayStore'
import { useGatewayView } from '../../state/gateway/viewStore'
import { statusText } from '../../state/gateway/statusText'
import { TONES } from '../run/tones'
import { ToneSign } from '../run/ToneSign'
import { FIELD, SMALL_BUTTON } from './fieldStyle'

/** The title line: which API this is, how the request that is looked at was answered, and the way to deploy what was edited. */
export function GatewayTitle() {
  const name = useGateway((s) => s.world.name)
  const scenario = useGateway((s) => s.scenario.id)
  const edited = useGateway(editedSince)
  const changed = useGateway(editedAtAll)
  const running = useGateway((s) => s.running)
  return (
    <>
      <h1 className="flex min-w-0 items-baseline gap-2 text-base">
        <span className="shrink-0 font-semibold tracking-tight">API Gateway lab</span>
      </h1>
      <select
        aria-label="Example"
        title={name}
        value={scenario}
        disabled={running}
        onChange={({ target }) => useGateway.getState().openScenario(target.value)}
        className={`${FIELD} h-7 min-w-0 max-w-56 truncate`}
      >
        {scenario === OPENED.id && <option value={OPENED.id}>{OPENED.title}</option>}
        {gatewayScenarios.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <RequestStatus />
      <span className="grow" />
      {edited && (
        <button type="button" onClick={() => useGatewayView.getState().showPart('stage')} title="What clients do not meet yet" className="hidden text-sm text-muted underline decoration-line-strong underline-offset-2 hover:text-ink narrow:block">
          Edited since it was deployed
        </button>
      )}
      {changed && (
        <button type="button" onClick={() => useGateway.getState().reset()} title="Puts the API of the example in place of what you edited" className={`${SMALL_BUTTON} h-8`}>
          Reset
        </button>
      )}
      <button type="button" onClick={() => void useGateway.getState().deploy()} disabled={running} className={edited ? 'primary h-8 rounded-md px-3.5 text-base font-medium disabled:opacity-50' : `${SMALL_BUTTON} h-8`}>
        Deploy API
      </button>
    </>
  )
}

/** The answer's status, and which gateway response it was. Told aloud when it changes. */
function RequestStatus() {
  const running = useGateway((s) => s.running)
  const brief = useGateway((s) => s.trace?.brief)
  const status = brief?.status
  const tone = running ? 'entered' : status === undefined ? 'not entered' : status < 400 ? 'succeeded' : 'failed'
  return (
    <output className="flex min-w-0 items-center gap-2 text-sm">
      {running ? (
        <span className="text-warm">Sending</span>
      ) : status === undefined ? (
        <span className="text-muted">Nothing sent yet</span>
      ) : (
        <>
          <ToneSign tone={tone} />
          <span className={`font-mono font-medium ${TONES[tone].text}`}>{statusText(status)}</span>
          {brief?.responseType !== undefined && <span className="truncate font-mono">{brief.responseType}</span>}
          <span className="tabular hidden font-mono text-muted narrow:inline">{brief?.latency} ms</span>
        </>
      )}
    </output>
  )
}
