import { flagOf, requiredText, structureOf, textMapOf, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { badRequest } from '../faults'
import { present } from '../patch/patchOperation'
import type { Turn } from '../turn'
import type { Stage } from './restApi'
import { checkedVariables } from './stageVariables'

/** @throws {Refusal} BadRequestException for a name that a URL could not have */
export function newStage(turn: Turn, input: JsonObject): Stage {
  const stageName = requiredText(input, 'stageName')
  if (!/^[\w-]{1,128}$/.test(stageName)) badRequest('Stage name only allows a-zA-Z0-9_-')
  const canary = structureOf(input, 'canarySettings')
  const cacheClusterEnabled = flagOf(input, 'cacheClusterEnabled')
  return present({
    stageName,
    deploymentId: requiredText(input, 'deploymentId'),
    description: textOf(input, 'description'),
    documentationVersion: textOf(input, 'documentationVersion'),
    createdDate: turn.seconds,
    lastUpdatedDate: turn.seconds,
    cacheClusterEnabled,
    cacheClusterSize: cacheClusterEnabled ? (textOf(input, 'cacheClusterSize') ?? '0.5') : undefined,
    cacheClusterStatus: cacheClusterEnabled ? 'CREATE_IN_PROGRESS' : 'NOT_AVAILABLE',
    tracingEnabled: flagOf(input, 'tracingEnabled'),
    variables: input['variables'] ? checkedVariables(textMapOf(input, 'variables')) : undefined,
    methodSettings: {},
    canarySettings: canary && {
      percentTraffic: typeof canary['percentTraffic'] === 'number' ? canary['percentTraffic'] : 0,
      deploymentId: textOf(canary, 'deploymentId') ?? requiredText(input, 'deploymentId'),
      ...(canary['stageVariableOverrides'] ? { stageVariableOverrides: checkedVariables(textMapOf(canary, 'stageVariableOverrides')) } : {}),
      useStageCache: canary['useStageCache'] === true,
    },
    tags: textMapOf(input, 'tags'),
  }) as Stage
}
