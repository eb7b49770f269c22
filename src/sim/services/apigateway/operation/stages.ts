import { requiredText, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import { newStage } from '../api/newStage'
import type { RestApi, Stage } from '../api/restApi'
import { checkAccessLog, needLogRole } from '../logging/logRules'
import { badRequest, conflict, notFound } from '../faults'
import { patchOperationsOf } from '../patch/patchOperation'
import { patchedStage } from '../patch/stagePatch'
import { awaitCluster, endCluster, flush } from '../request/cache'
import type { Turn } from '../turn'
import type { Operation } from './operation'

export const createStage: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  const stage = newStage(turn, input)
  if (!get(api.deployments, stage.deploymentId)) badRequest('Deployment id does not exist')
  if (get(api.stages, stage.stageName)) conflict('Stage already exists')
  turn.change({ ...api, stages: set(api.stages, stage.stageName, stage) })
  awaitCluster(turn, api.id, stage)
  return shown(stage)
}

function stageOf(turn: Turn, input: JsonObject): { readonly api: RestApi; readonly stage: Stage } {
  const api = turn.api(requiredText(input, 'restApiId'))
  return { api, stage: get(api.stages, requiredText(input, 'stageName')) ?? notFound('Invalid stage identifier specified') }
}

export const getStage: Operation = (turn, input) => shown(stageOf(turn, input).stage)

export const getStages: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  const deploymentId = textOf(input, 'deploymentId')
  const stages = [...ascending(api.stages)].map(([, stage]) => stage)
  return { item: stages.filter((stage) => deploymentId === undefined || stage.deploymentId === deploymentId).map(shown) }
}

export const deleteStage: Operation = (turn, input) => {
  const { api, stage } = stageOf(turn, input)
  turn.change({ ...api, stages: remove(api.stages, stage.stageName) })
  flush(turn, api.id, stage.stageName)
  endCluster(turn, api.id, stage)
  turn.tell(api.id, 'StageDeleted', { stageName: stage.stageName })
  return {}
}

export const updateStage: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, stage: before } = stageOf(turn, input)
  const stage: Stage = { ...patchedStage(api, before, operations), lastUpdatedDate: turn.seconds }
  if (logs(stage) && !logs(before)) needLogRole(turn)
  checkAccessLog(stage.accessLogSettings?.destinationArn, stage.accessLogSettings?.format)
  turn.change({ ...api, stages: set(api.stages, stage.stageName, stage) })
  // A cache that is made anew, or of another size, is an empty one.
  if (stage.cacheClusterStatus !== before.cacheClusterStatus) flush(turn, api.id, stage.stageName)
  if (before.cacheClusterStatus !== 'CREATE_IN_PROGRESS') awaitCluster(turn, api.id, stage)
  if (stage.cacheClusterStatus === 'NOT_AVAILABLE') endCluster(turn, api.id, before)
  return shown(stage)
}

function logs({ accessLogSettings, methodSettings }: Stage): boolean {
  return accessLogSettings?.destinationArn !== undefined || Object.values(methodSettings).some(({ loggingLevel = 'OFF' }) => loggingLevel !== 'OFF')
}

export const flushStageCache: Operation = (turn, input) => {
  const { api, stage } = stageOf(turn, input)
  flush(turn, api.id, stage.stageName)
  turn.tell(api.id, 'StageCacheFlushed', { stageName: stage.stageName })
  return {}
}

/** Forgets what authorizers said of the stage's callers. */
export const flushStageAuthorizersCache: Operation = (turn, input) => {
  const { api, stage } = stageOf(turn, input)
  const prefix = JSON.stringify([api.id, stage.stageName]).slice(0, -1)
  turn.keep({ authorizations: turn.account.authorizations.filter((_said, key) => !key.startsWith(prefix)) })
  return {}
}

function shown({ tags, ...stage }: Stage): JsonObject {
  return { ...stage, ...(Object.keys(tags).length > 0 ? { tags } : {}) } as unknown as JsonObject
}
