import { requiredText, structureOf, textMapOf, textOf } from '../../../aws/readMembers'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import { newStage } from '../api/newStage'
import type { CanarySettings, Deployment, RestApi } from '../api/restApi'
import { snapshotOf } from '../api/snapshot'
import { checkedVariables } from '../api/stageVariables'
import { badRequest, notFound } from '../faults'
import { patchOperationsOf, present, refusePath } from '../patch/patchOperation'
import { awaitCluster } from '../request/cache'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { page } from './page'

/** Copies the API as it stands. Only now does what was edited reach clients of the stage, or its canary's. */
export const createDeployment: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  checkMethods(api)
  const canary = structureOf(input, 'canarySettings')
  const stageName = textOf(input, 'stageName')
  const stage = stageName ? get(api.stages, stageName) : undefined
  if (canary && !stageName) {
    badRequest(`Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is ${stageName ?? 'null'}`)
  }
  if (canary && !stage) badRequest(`Invalid deployment content specified.Stage ${stageName} must already be created before making a canary release deployment`)
  const deployment: Deployment = present({ id: turn.newId(6), description: textOf(input, 'description'), createdDate: turn.seconds, snapshot: snapshotOf(api) }) as Deployment
  let changed: RestApi = { ...api, deployments: set(api.deployments, deployment.id, deployment) }
  if (stage && canary) {
    const canarySettings = canaryOf(canary, deployment.id)
    changed = { ...changed, stages: set(api.stages, stage.stageName, { ...stage, canarySettings, lastUpdatedDate: turn.seconds }) }
  } else if (stage) {
    changed = { ...changed, stages: set(api.stages, stage.stageName, { ...stage, deploymentId: deployment.id, lastUpdatedDate: turn.seconds }) }
  } else if (stageName) {
    const { stageDescription, ...others } = input
    const created = newStage(turn, { ...others, deploymentId: deployment.id, description: stageDescription ?? null })
    changed = { ...changed, stages: set(api.stages, stageName, created) }
    awaitCluster(turn, api.id, created)
  }
  turn.change(changed)
  turn.tell(api.id, 'Deployed', { deploymentId: deployment.id, ...(stageName ? { stageName } : {}), ...(canary ? { canary: true } : {}) })
  return shown(deployment)
}

/** @throws {Refusal} BadRequestException for what no client could call */
function checkMethods(api: RestApi): void {
  const methods = [...ascending(api.resources)].flatMap(([, { methods: each }]) => Object.values(each))
  if (methods.length === 0) badRequest("The REST API doesn't contain any methods")
  if (methods.some(({ integration }) => !integration)) badRequest('No integration defined for method')
}

function canaryOf(settings: JsonObject, deploymentId: string): CanarySettings {
  const percent = settings['percentTraffic']
  return {
    percentTraffic: typeof percent === 'number' ? percent : 0,
    deploymentId,
    ...(isJsonObject(settings['stageVariableOverrides']) ? { stageVariableOverrides: checkedVariables(textMapOf(settings, 'stageVariableOverrides')) } : {}),
    useStageCache: settings['useStageCache'] === true,
  }
}

function deploymentOf(turn: Turn, input: JsonObject): { readonly api: RestApi; readonly deployment: Deployment } {
  const api = turn.api(requiredText(input, 'restApiId'))
  return { api, deployment: get(api.deployments, requiredText(input, 'deploymentId')) ?? notFound('Invalid Deployment identifier specified') }
}

export const getDeployment: Operation = (turn, input) => shown(deploymentOf(turn, input).deployment)

export const getDeployments: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  return page(
    [...ascending(api.deployments)].map(([, deployment]) => shown(deployment)),
    input,
  )
}

export const deleteDeployment: Operation = (turn, input) => {
  const { api, deployment } = deploymentOf(turn, input)
  const used = [...ascending(api.stages)].some(([, stage]) => stage.deploymentId === deployment.id || stage.canarySettings?.deploymentId === deployment.id)
  if (used) badRequest('Active stages pointing to this deployment must be moved or deleted')
  turn.change({ ...api, deployments: remove(api.deployments, deployment.id) })
  return {}
}

export const updateDeployment: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, deployment: before } = deploymentOf(turn, input)
  const deployment = operations.reduce((each, operation) => {
    if (operation.op !== 'replace' || operation.path !== '/description') refusePath(operation, ['/description'])
    return present({ ...each, description: operation.value }) as Deployment
  }, before)
  turn.change({ ...api, deployments: set(api.deployments, deployment.id, deployment) })
  return shown(deployment)
}

function shown({ id, description, createdDate }: Deployment): JsonObject {
  return present({ id, description, createdDate }) as JsonObject
}
