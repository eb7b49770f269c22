import { numberOf } from '../../../../facts/facts'
import { get } from '../../../kernel/orderedTree'
import type { CanarySettings, MethodSetting, RestApi, Stage } from '../api/restApi'
import { checkedVariables } from '../api/stageVariables'
import { badRequest } from '../faults'
import { asFlag, partsOf, present, without, type PatchOperation } from './patchOperation'

/** The settings of methods by their paths, and how each reads its value. */
const METHOD_SETTINGS: { readonly [path: string]: (value: string) => Partial<MethodSetting> } = {
  'metrics/enabled': (value) => ({ metricsEnabled: asFlag(value) }),
  'logging/dataTrace': (value) => ({ dataTraceEnabled: asFlag(value) }),
  'logging/loglevel': (value) => ({ loggingLevel: value }),
  'throttling/burstLimit': (value) => ({ throttlingBurstLimit: Number(value) }),
  'throttling/rateLimit': (value) => ({ throttlingRateLimit: Number(value) }),
  'caching/ttlInSeconds': (value) => ({ cacheTtlInSeconds: Number(value) }),
  'caching/enabled': (value) => ({ cachingEnabled: asFlag(value) }),
  'caching/dataEncrypted': (value) => ({ cacheDataEncrypted: asFlag(value) }),
  'caching/requireAuthorizationForCacheControl': (value) => ({ requireAuthorizationForCacheControl: asFlag(value) }),
  'caching/unauthorizedCacheControlHeaderStrategy': (value) => ({ unauthorizedCacheControlHeaderStrategy: value }),
}

/** What a method has that only one thing was set of. */
const DEFAULT_SETTING: MethodSetting = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: numberOf('apigateway.account.burst'),
  throttlingRateLimit: numberOf('apigateway.account.rate'),
  cachingEnabled: false,
  cacheTtlInSeconds: numberOf('apigateway.cache.ttl.usual'),
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
}

/** All operations or none. @throws {Refusal} BadRequestException */
export function patchedStage(api: RestApi, stage: Stage, operations: readonly PatchOperation[]): Stage {
  return operations.reduce((each, operation) => patched(api, each, operation), stage)
}

function patched(api: RestApi, stage: Stage, operation: PatchOperation): Stage {
  const { op, path, value } = operation
  if (op === 'copy') return promoted(stage, operation)
  const [first = '', second, ...more] = partsOf(path)
  if (path === '/canarySettings' && op === 'remove' && stage.canarySettings) return present({ ...stage, canarySettings: undefined }) as Stage
  if (first === 'canarySettings' && second !== undefined) return withCanary(api, stage, operation, [second, ...more])
  if (first === 'variables' && second !== undefined && more.length === 0) {
    const left = without(stage.variables, second)
    return present({ ...stage, variables: op === 'remove' ? left : { ...left, ...checkedVariables({ [second]: value ?? '' }) } }) as Stage
  }
  if (first === 'accessLogSettings') {
    if (op === 'remove') return present({ ...stage, accessLogSettings: undefined }) as Stage
    if (second === 'destinationArn' || second === 'format') return { ...stage, accessLogSettings: { ...stage.accessLogSettings, [second]: value ?? '' } }
  }
  const setting = settingOf(path)
  if (setting) return withSetting(stage, operation, setting)
  if (op === 'remove') cannotRemove(path)
  if (second !== undefined || op !== 'replace') return invalidPath(path)
  switch (first) {
    case 'deploymentId':
      return { ...stage, deploymentId: existing(api, value) }
    case 'description':
    case 'documentationVersion':
    case 'clientCertificateId':
      return present({ ...stage, [first]: value ? value : undefined }) as Stage
    case 'tracingEnabled':
      return { ...stage, tracingEnabled: asFlag(value) }
    case 'cacheClusterEnabled':
      return withCacheCluster(stage, asFlag(value))
    case 'cacheClusterSize':
      return resized(stage, value)
  }
  return invalidPath(path)
}

function withCacheCluster(stage: Stage, cacheClusterEnabled: boolean): Stage {
  const { cacheClusterSize = '0.5', ...others } = stage
  if (!cacheClusterEnabled) return { ...others, cacheClusterEnabled, cacheClusterStatus: 'NOT_AVAILABLE' }
  const cacheClusterStatus = stage.cacheClusterEnabled ? stage.cacheClusterStatus : 'CREATE_IN_PROGRESS'
  return { ...others, cacheClusterEnabled, cacheClusterSize, cacheClusterStatus }
}

/** Gigabytes. */
const CACHE_SIZES = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237']

/** A cluster of another size is a new one. */
function resized(stage: Stage, size = ''): Stage {
  if (!CACHE_SIZES.includes(size)) badRequest(`Invalid cache cluster size. Valid values are: ${CACHE_SIZES.join(', ')}`)
  return { ...stage, cacheClusterSize: size, cacheClusterStatus: stage.cacheClusterEnabled ? 'CREATE_IN_PROGRESS' : 'NOT_AVAILABLE' }
}

function existing(api: RestApi, deploymentId: string | undefined): string {
  return deploymentId !== undefined && get(api.deployments, deploymentId) ? deploymentId : badRequest('Deployment id does not exist')
}

/** `/{resource}/{method}/{setting}`; the resource may be several parts, in which `~1` is a slash. */
function settingOf(path: string): { readonly method: string; readonly setting: string } | undefined {
  const parts = partsOf(path)
  const setting = parts.slice(-2).join('/')
  if (parts.length < 4 || !Object.hasOwn(METHOD_SETTINGS, setting)) return undefined
  return { method: parts.slice(0, -2).join('/').replace(/^\//, ''), setting }
}

/** A method's own setting starts from what all methods have. */
function withSetting(stage: Stage, { op, path, value = '' }: PatchOperation, { method, setting }: { readonly method: string; readonly setting: string }): Stage {
  const { methodSettings } = stage
  if (op === 'remove') {
    if (!methodSettings[method]) cannotRemove(path)
    return { ...stage, methodSettings: without(methodSettings, method) ?? {} }
  }
  const before = methodSettings[method] ?? methodSettings['*/*'] ?? DEFAULT_SETTING
  return { ...stage, methodSettings: { ...methodSettings, [method]: { ...before, ...METHOD_SETTINGS[setting]!(value) } } }
}

/** A canary that was not there runs the stage's own deployment. */
function withCanary(api: RestApi, stage: Stage, { op, path, value = '' }: PatchOperation, [member, name]: readonly string[]): Stage {
  const canary: CanarySettings = stage.canarySettings ?? { percentTraffic: 0, deploymentId: stage.deploymentId, useStageCache: false }
  if (op === 'remove') cannotRemove(path)
  if (op === 'add') badRequest(`Invalid add operation with path: ${path}`)
  const changed = (change: Partial<CanarySettings>): Stage => ({ ...stage, canarySettings: { ...canary, ...change } })
  if (member === 'percentTraffic') return changed({ percentTraffic: Number(value) })
  if (member === 'deploymentId') return changed({ deploymentId: existing(api, value) })
  if (member === 'useStageCache') return changed({ useStageCache: asFlag(value) })
  if (member === 'stageVariableOverrides' && name !== undefined) return changed({ stageVariableOverrides: { ...canary.stageVariableOverrides, ...checkedVariables({ [name]: value }) } })
  return invalidPath(path)
}

const COPIES: { readonly [path: string]: string } = { '/deploymentId': '/canarySettings/deploymentId', '/variables': '/canarySettings/stageVariableOverrides' }

/** Makes what the canary has the stage's: how a canary is promoted. */
function promoted(stage: Stage, { path, from = '' }: PatchOperation): Stage {
  if (COPIES[path] !== from) {
    const valid = `Valid copy:path are [${Object.keys(COPIES).join(', ')}] and valid copy:from are [${Object.values(COPIES).join(', ')}]`
    badRequest(`Invalid copy operation with path: ${path} and from ${from}. ${valid}`)
  }
  const { canarySettings } = stage
  if (!canarySettings) return badRequest('Promotion not available. Canary does not exist.')
  if (path === '/deploymentId') return { ...stage, deploymentId: canarySettings.deploymentId }
  const variables = { ...stage.variables, ...canarySettings.stageVariableOverrides }
  return present({ ...stage, variables: Object.keys(variables).length > 0 ? variables : undefined }) as Stage
}

function cannotRemove(path: string): never {
  badRequest(`Cannot remove method setting ${path.slice(1)} because there is no method setting for this method `)
}

/** The separators are AWS's. */
function invalidPath(path: string): never {
  const of = (method: string, end: string, throttle: string) =>
    [
      `${method}/metrics/enabled, ${method}/logging/dataTrace, ${method}/logging/loglevel, `,
      `${method}/throttling/burstLimit${throttle}${method}/throttling/rateLimit${throttle}${method}/caching/ttlInSeconds, `,
      `${method}/caching/enabled, ${method}/caching/dataEncrypted, ${method}/caching/requireAuthorizationForCacheControl, `,
      `${method}/caching/unauthorizedCacheControlHeaderStrategy, ${end}`,
    ].join('')
  const stage = '/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, '
  const logs = '/accessLogSettings/destinationArn, /accessLogSettings/format, '
  const all = `${stage}${logs}${of('/{resourcePath}/{httpMethod}', '', '')}${of('/*/*', '/variables/{variable_name}, /tracingEnabled', ' ')}`
  badRequest(`Invalid method setting path: ${path}. Must be one of: [${all}]`)
}
