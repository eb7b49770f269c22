import type { Json, JsonObject } from '../../../kernel/json'
import type { GatewayWorld, LabMethod } from './gatewayWorld'

type LabStage = GatewayWorld['stage']

/** A stage's settings with those of the methods that it caches. */
interface Settings {
  readonly stage: LabStage
  readonly cached: readonly LabMethod[]
}

/**
 * What brings a stage from some settings to others.
 * @param before  no stage: the one that was just made, with its cache and its variables
 */
export function stagePatch(before: { readonly stage: LabStage | undefined; readonly cached: readonly LabMethod[] }, { stage, cached }: Settings): readonly JsonObject[] {
  const was = before.stage
  const changed = !was || JSON.stringify([was, before.cached.map(caching)]) !== JSON.stringify([stage, cached.map(caching)])
  if (!changed) return []
  const kept = new Set(cached.map(settingPath))
  // By the path of what it sets any one of a method's settings stands for all.
  const dropped = was?.cacheEnabled ? before.cached.map(settingPath).filter((path) => !kept.has(path)) : []
  return [
    ...rates('/*/*', stage),
    ...(was ? clusterPatch(was, stage) : []),
    ...(was ? variablesPatch(was.variables, stage.variables) : []),
    ...dropped.map((path) => ({ op: 'remove', path: `${path}/caching/enabled` })),
    ...(stage.cacheEnabled ? cached.flatMap((method) => [...cachePatch(method, stage.invalidation), ...rates(settingPath(method), stage)]) : []),
  ]
}

function caching({ path, httpMethod, cache }: LabMethod): Json {
  return [path, httpMethod, (cache ?? null) as Json]
}

/** A method's own settings start from what all have, and keep it. */
function rates(path: string, { rateLimit, burstLimit }: LabStage): readonly JsonObject[] {
  return [replace(`${path}/throttling/rateLimit`, rateLimit), replace(`${path}/throttling/burstLimit`, burstLimit)]
}

function clusterPatch(was: LabStage, { cacheEnabled, cacheSize }: LabStage): readonly JsonObject[] {
  return [...(was.cacheEnabled === cacheEnabled ? [] : [replace('/cacheClusterEnabled', cacheEnabled)]), ...(was.cacheSize === cacheSize ? [] : [replace('/cacheClusterSize', cacheSize)])]
}

function variablesPatch(was: LabStage['variables'], variables: LabStage['variables']): readonly JsonObject[] {
  const gone = Object.keys(was).filter((name) => !Object.hasOwn(variables, name))
  const set = Object.entries(variables).filter(([name, value]) => was[name] !== value)
  return [...gone.map((name) => ({ op: 'remove', path: `/variables/${name}` })), ...set.map(([name, value]) => replace(`/variables/${name}`, value))]
}

/** A resource's path as a patch's has it: a slash within it is `~1`. */
function settingPath({ path, httpMethod }: LabMethod): string {
  return `/${path.replaceAll('/', '~1')}/${httpMethod}`
}

function cachePatch(method: LabMethod, invalidation: LabStage['invalidation']): readonly JsonObject[] {
  const path = settingPath(method)
  return [
    replace(`${path}/caching/enabled`, true),
    replace(`${path}/caching/ttlInSeconds`, method.cache?.ttlSeconds ?? 0),
    // Clients of the lab sign nothing: where a permission is asked for nobody has it.
    replace(`${path}/caching/requireAuthorizationForCacheControl`, invalidation !== undefined),
    ...(invalidation === undefined ? [] : [replace(`${path}/caching/unauthorizedCacheControlHeaderStrategy`, invalidation)]),
  ]
}

/** What brings a usage plan from one form to another. */
export function planPatch(was: GatewayWorld['plan'], { rateLimit, burstLimit, quota }: GatewayWorld['plan']): readonly JsonObject[] {
  const pairs: readonly (readonly [path: string, before: Json, now: Json])[] = [
    ['/throttle/rateLimit', was.rateLimit, rateLimit],
    ['/throttle/burstLimit', was.burstLimit, burstLimit],
    ['/quota/limit', was.quota.limit, quota.limit],
    ['/quota/period', was.quota.period, quota.period],
  ]
  return pairs.flatMap(([path, before, now]) => (before === now ? [] : [replace(path, now)]))
}

export function replace(path: string, value: Json): JsonObject {
  return { op: 'replace', path, value: String(value) }
}
