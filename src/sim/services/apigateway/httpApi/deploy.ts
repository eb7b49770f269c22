import { ascending, set } from '../../../kernel/orderedTree'
import { badRequest } from '../faults'
import { present } from '../patch/patchOperation'
import type { Turn } from '../turn'
import type { Deployment, HttpApi, HttpApiSnapshot, Stage } from './api/httpApi'
import { keepApi } from './httpAccount'

/** Keeps a change to what an API is made of. Stages with auto-deploy are deployed to at once. */
export function keepEdited(turn: Turn, api: HttpApi): void {
  keepApi(turn, autoDeployed(turn, api))
}

/** The API with a new deployment in those of its stages that are deployed to by every change. */
export function autoDeployed(turn: Turn, api: HttpApi): HttpApi {
  const stages = [...ascending(api.stages)].map(([, stage]) => stage).filter(({ AutoDeploy }) => AutoDeploy)
  if (stages.length === 0) return api
  if (api.routes.size === 0) {
    const LastDeploymentStatusMessage = 'Deployment attempt failed: Unable to deploy API because no routes exist in this API'
    return withStages(api, stages.map((stage) => ({ ...stage, LastDeploymentStatusMessage })))
  }
  const { api: deployed, deployment } = deploy(turn, api, { AutoDeployed: true, Description: 'Automatic deployment triggered by changes to the Api configuration' })
  const LastDeploymentStatusMessage = `Successfully deployed stage with deployment ID '${deployment.DeploymentId}'`
  return withStages(deployed, stages.map((stage) => ({ ...stage, DeploymentId: deployment.DeploymentId, LastDeploymentStatusMessage, LastUpdatedDate: turn.seconds })))
}

/** @throws {Refusal} BadRequestException: there is nothing that a client could call */
export function deploy(
  turn: Turn,
  api: HttpApi,
  { AutoDeployed = false, Description }: { readonly AutoDeployed?: boolean; readonly Description?: string | undefined },
): { readonly api: HttpApi; readonly deployment: Deployment } {
  if (api.routes.size === 0) badRequest('At least one route is required before deploying the Api.')
  const deployment = present({
    DeploymentId: turn.newId(6),
    AutoDeployed,
    CreatedDate: turn.seconds,
    Description,
    DeploymentStatus: 'DEPLOYED' as const,
    snapshot: snapshotOf(api),
  }) as Deployment
  turn.tell(api.ApiId, 'Deployed', { deploymentId: deployment.DeploymentId, automatic: AutoDeployed })
  return { api: { ...api, deployments: set(api.deployments, deployment.DeploymentId, deployment) }, deployment }
}

function snapshotOf({ CorsConfiguration, RouteSelectionExpression, ApiKeySelectionExpression, routes, integrations, authorizers, routeResponses, integrationResponses, models }: HttpApi): HttpApiSnapshot {
  return { ...(CorsConfiguration ? { CorsConfiguration } : {}), RouteSelectionExpression, ApiKeySelectionExpression, routes, integrations, authorizers, routeResponses, integrationResponses, models }
}

function withStages(api: HttpApi, stages: readonly Stage[]): HttpApi {
  return { ...api, stages: stages.reduce((all, stage) => set(all, stage.StageName, stage), api.stages) }
}
