import { useGateway } from '../../state/gateway/gatewayStore'
import { stagesAt } from '../../state/gateway/stagesAt'
import { clockText } from '../../state/virtualClock'
import { StageSign } from './StageSign'
import { TABLE } from './fieldStyle'

/** The pipeline as a table: each stage, how it stands at the moment shown, and what it did. */
export function StageTable() {
  const trace = useGateway((s) => s.trace)
  const index = useGateway((s) => s.index)
  if (!trace) return <p className="p-3 text-muted">The stages of a request will stand here.</p>
  return (
    <table aria-label="Stages" className={TABLE}>
      <thead>
        <tr>
          <th scope="col">Stage</th>
          <th scope="col">Status</th>
          <th scope="col">At</th>
          <th scope="col">What it did</th>
        </tr>
      </thead>
      <tbody>
        {stagesAt(trace, index).map(({ view, status, offset }) => (
          <tr key={view.name}>
            <th scope="row" className="whitespace-nowrap">
              {view.name}
            </th>
            <td>
              <span className="flex items-center gap-1.5 whitespace-nowrap">
                <StageSign status={status} />
                {status}
              </span>
            </td>
            <td className="tabular font-mono whitespace-nowrap">{offset === undefined ? '' : clockText(offset)}</td>
            <td>{status === 'passed' || status === 'failed' ? view.story : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
