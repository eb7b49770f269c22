import { useGateway } from '../../state/gateway/gatewayStore'
import { undeployed, undeployedText } from '../../state/gateway/undeployed'
import { dateText } from '../../state/virtualClock'
import { SMALL_BUTTON, TABLE } from './fieldStyle'

/** What waits for a deployment, and the stage's deployment history, from which an earlier one can be taken up again. */
export function Deployments() {
  const world = useGateway((s) => s.world)
  const deployed = useGateway((s) => s.deployed)
  const deployments = useGateway((s) => s.deployments)
  const running = useGateway((s) => s.running)
  if (!deployed) return <p className="text-muted">Nothing is deployed yet: the first request deploys it.</p>
  const waiting = undeployed(world, deployed)
  return (
    <>
      {waiting.length > 0 ? (
        <div className="w-full rounded-md bg-accent-soft px-3 py-2">
          <h4 className="font-medium">Not deployed: clients do not meet it yet</h4>
          <ul aria-label="Not deployed" className="mt-1 list-disc pl-4">
            {waiting.map((change) => (
              <li key={change.name} className="wrap-anywhere">
                {undeployedText(change)}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="text-muted">Clients meet the API as it is here.</p>
      )}
      <table aria-label="Deployment history" className={TABLE}>
        <thead>
          <tr>
            <th scope="col">Deployed</th>
            <th scope="col">Description</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {deployments.map(({ id, at, description, active }) => (
            <tr key={id}>
              <td className="tabular font-mono whitespace-nowrap">{dateText(at).slice(11, 19)}</td>
              <td className="wrap-anywhere">{description}</td>
              <td>
                {active ? (
                  <span className="font-medium text-succeeded">Active</span>
                ) : (
                  <button type="button" disabled={running} onClick={() => void useGateway.getState().activate(id)} className={SMALL_BUTTON}>
                    Make active
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
