import { flagOf, refuseMembers, requiredText, structureOf, textMapOf, textOf } from '../../../../aws/readMembers'
import type { JsonObject } from '../../../../kernel/json'
import { ascending, get, set } from '../../../../kernel/orderedTree'
import { badRequest, conflict, notFound } from '../../faults'
import { checkAccessLog, needLogRole } from '../../logging/logRules'
import type { Operation } from '../../operation/operation'
import { present } from '../../patch/patchOperation'
import type { Turn } from '../../turn'
import type { HttpApi, RouteSettings, Stage } from '../api/httpApi'
import { closeConnections } from '../../webSocketApi/connection'
import { autoDeployed, deploy } from '../deploy'
import { httpApi, keepApi } from '../httpAccount'
import { listing, partOf, type Kind } from './listing'

const STAGES: Kind<'stages'> = { name: 'stages', id: 'StageName', word: 'stage', isDeployed: false, show: (stage) => stage as unknown as JsonObject }
const { one: getStage, all: getStages, gone } = listing(STAGES)
export { getStage, getStages }

export const deleteStage: Operation = (turn, input) => {
  const answer = gone(turn, input)
  closeConnections(turn, requiredText(input, 'ApiId'), requiredText(input, 'StageName'))
  return answer
}

export const createStage: Operation = (turn, input) => {
  const api = httpApi(turn, requiredText(input, 'ApiId'))
  const stage = newStage(turn, api, input)
  if (get(api.stages, stage.StageName)) conflict('Stage already exists')
  return kept(turn, api, stage)
}

export function newStage(turn: Turn, api: HttpApi, input: JsonObject): Stage {
  const StageName = requiredText(input, 'StageName')
  if (StageName !== '$default' && !/^[A-Za-z0-9_-]{1,128}$/.test(StageName)) badRequest('Stage name only allows a-zA-Z0-9_-')
  const stage: Stage = {
    StageName,
    AutoDeploy: false,
    DefaultRouteSettings: { DetailedMetricsEnabled: false, ...(api.ProtocolType === 'WEBSOCKET' ? ({ DataTraceEnabled: false, LoggingLevel: 'OFF' } as const) : {}) },
    RouteSettings: {},
    StageVariables: {},
    CreatedDate: turn.seconds,
    LastUpdatedDate: turn.seconds,
    Tags: textMapOf(input, 'Tags'),
    ...given(turn, 'CreateStage', api, input),
  }
  return stage
}

export const updateStage: Operation = (turn, input) => {
  const { api, part } = partOf(turn, STAGES, input)
  const changed = given(turn, 'UpdateStage', api, input)
  return kept(turn, api, { ...part, ...changed, RouteSettings: { ...part.RouteSettings, ...changed.RouteSettings }, LastUpdatedDate: turn.seconds })
}

/** What a stage is set to holds at once; one that begins to deploy by itself does so now. */
function kept(turn: Turn, api: HttpApi, stage: Stage): JsonObject {
  const edited = { ...api, stages: set(api.stages, stage.StageName, stage) }
  const before = get(api.stages, stage.StageName)
  const deployed = stage.AutoDeploy && !before?.AutoDeploy ? autoDeployed(turn, edited) : edited
  keepApi(turn, deployed)
  return STAGES.show(get(deployed.stages, stage.StageName)!)
}

function given(turn: Turn, action: string, api: HttpApi, input: JsonObject): Partial<Stage> {
  refuseMembers(action, input, ['ClientCertificateId'])
  const DeploymentId = textOf(input, 'DeploymentId')
  if (DeploymentId !== undefined && !get(api.deployments, DeploymentId)) badRequest('Deployment id does not exist')
  if (DeploymentId !== undefined && input['AutoDeploy'] === true) badRequest('Deployment ID cannot be set on a Stage that has AutoDeploy enabled')
  const defaults = structureOf(input, 'DefaultRouteSettings')
  const byRoute = structureOf(input, 'RouteSettings')
  const stage = present({
    AutoDeploy: (input['AutoDeploy'] ?? undefined) === undefined ? undefined : flagOf(input, 'AutoDeploy'),
    DeploymentId,
    Description: textOf(input, 'Description'),
    StageVariables: input['StageVariables'] ? textMapOf(input, 'StageVariables') : undefined,
    DefaultRouteSettings: defaults && settingsOf(api, defaults),
    RouteSettings: byRoute && Object.fromEntries(Object.keys(byRoute).map((key) => [key, settingsOf(api, structureOf(byRoute, key) ?? {})])),
    AccessLogSettings: accessLogOf(input),
  }) as Partial<Stage>
  // HTTP APIs write in no role.
  if (api.ProtocolType === 'WEBSOCKET' && logs(stage)) needLogRole(turn)
  return stage
}

/** @throws {Refusal} BadRequestException */
function accessLogOf(input: JsonObject): Stage['AccessLogSettings'] {
  const settings = structureOf(input, 'AccessLogSettings')
  if (!settings) return undefined
  const { DestinationArn, Format } = { DestinationArn: textOf(settings, 'DestinationArn'), Format: textOf(settings, 'Format') }
  checkAccessLog(DestinationArn, Format)
  return present({ DestinationArn, Format }) as Stage['AccessLogSettings']
}

function logs({ AccessLogSettings, DefaultRouteSettings, RouteSettings = {} }: Partial<Stage>): boolean {
  return AccessLogSettings?.DestinationArn !== undefined || [DefaultRouteSettings, ...Object.values(RouteSettings)].some((settings) => (settings?.LoggingLevel ?? 'OFF') !== 'OFF')
}

export const deleteAccessLogSettings: Operation = (turn, input) => {
  const { api, part } = partOf(turn, STAGES, input)
  const { AccessLogSettings: _gone, ...stage } = part
  kept(turn, api, { ...stage, LastUpdatedDate: turn.seconds })
  return {}
}

const LEVELS = ['OFF', 'ERROR', 'INFO']

/** @throws {Refusal} BadRequestException */
function settingsOf({ ProtocolType }: HttpApi, settings: JsonObject): RouteSettings {
  const level = textOf(settings, 'LoggingLevel')
  if (ProtocolType === 'HTTP' && (level !== undefined || flagOf(settings, 'DataTraceEnabled'))) badRequest('Execution logs are not supported on protocolType HTTP')
  if (level !== undefined && !LEVELS.includes(level)) badRequest(`Invalid logging level: ${level}. Must be one of: ${LEVELS.join(', ')}`)
  const { ThrottlingBurstLimit: burst = null, ThrottlingRateLimit: rate = null } = settings
  for (const limit of [burst, rate]) if (limit !== null && (typeof limit !== 'number' || limit < 0)) badRequest('Throttling limits must be numbers of at least 0')
  return present({
    DetailedMetricsEnabled: flagOf(settings, 'DetailedMetricsEnabled'),
    DataTraceEnabled: (settings['DataTraceEnabled'] ?? undefined) === undefined ? undefined : flagOf(settings, 'DataTraceEnabled'),
    LoggingLevel: level,
    ThrottlingBurstLimit: burst ?? undefined,
    ThrottlingRateLimit: rate ?? undefined,
  }) as RouteSettings
}

export const deleteRouteSettings: Operation = (turn, input) => {
  const { api, part } = partOf(turn, STAGES, input)
  const key = requiredText(input, 'RouteKey')
  const { [key]: settings, ...RouteSettings } = part.RouteSettings
  if (!settings) notFound('Invalid route key specified')
  kept(turn, api, { ...part, RouteSettings, LastUpdatedDate: turn.seconds })
  return {}
}

const DEPLOYMENTS: Kind<'deployments'> = {
  name: 'deployments',
  id: 'DeploymentId',
  word: 'Deployment',
  isDeployed: false,
  show: ({ snapshot: _snapshot, ...deployment }) => deployment as unknown as JsonObject,
  mayGo: (api, { DeploymentId }) => {
    for (const [, stage] of ascending(api.stages)) if (stage.DeploymentId === DeploymentId) badRequest('Active stages pointing to this deployment must be moved or deleted')
  },
}
export const { one: getDeployment, all: getDeployments, gone: deleteDeployment } = listing(DEPLOYMENTS)

/** Copies the API as it stands, and points a stage at the copy where one is named. */
export const createDeployment: Operation = (turn, input) => {
  const before = httpApi(turn, requiredText(input, 'ApiId'))
  const StageName = textOf(input, 'StageName')
  const stage = StageName === undefined ? undefined : (get(before.stages, StageName) ?? notFound('Invalid stage identifier specified'))
  if (stage?.AutoDeploy) badRequest('Deployments cannot be created manually for a stage that has AutoDeploy enabled')
  const { api, deployment } = deploy(turn, before, { Description: textOf(input, 'Description') })
  const pointed = stage && { ...stage, DeploymentId: deployment.DeploymentId, LastUpdatedDate: turn.seconds }
  keepApi(turn, pointed ? { ...api, stages: set(api.stages, pointed.StageName, pointed) } : api)
  return DEPLOYMENTS.show(deployment)
}
