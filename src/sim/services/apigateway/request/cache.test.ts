import { describe, expect, test } from 'vitest'
import { cloudOf, createSimulation, type Cloud } from '../../../cloud/cloud'
import { createGuestHost } from '../../../handlers/handlers'
import { apigateway } from '../apigateway'

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html, by its sections; and what AWS leaves open. */
type Source = 'enable' | 'override' | 'parameters' | 'invalidate' | 'flush' | 'considerations' | 'canary' | 'ours'

interface Setting {
  /** Patch operations on the stage `dev`, as `path=value`. */
  readonly stage?: readonly string[]
  readonly cacheKeyParameters?: readonly string[]
  readonly cacheNamespace?: string
  /** What the backend answers with. */
  readonly status?: number
  readonly body?: string
}

/** `GET /items?type=a X:1` , `wait 300`, `flush`, `patch path=value`, each with what comes of it. */
type Step = readonly [does: string, answered?: string]

const ON = '/*/*/caching/enabled=true'
const OPEN = '/*/*/caching/requireAuthorizationForCacheControl=false'

async function given({ stage = [ON], cacheKeyParameters = [], cacheNamespace, status = 200, body }: Setting): Promise<{ cloud: Cloud; host: string; patch: (what: string) => Promise<unknown>; flush: () => Promise<unknown> }> {
  const cloud = cloudOf(createSimulation({ services: [apigateway], guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  let count = 0
  cloud.outside('backend.example', () => ({ status, headers: { 'Content-Type': 'text/plain', 'X-Count': String(count + 1) }, body: body ?? String(++count) }))
  const { id: restApiId, rootResourceId } = await cloud.call('apigateway', 'CreateRestApi', { name: 'cached' })
  const call = (action: string, input: object): Promise<any> => cloud.call('apigateway', action, { restApiId, ...input })
  for (const pathPart of ['items', 'others', '{id}']) {
    const { id: resourceId } = await call('CreateResource', { parentId: rootResourceId, pathPart })
    for (const httpMethod of ['GET', 'POST', 'HEAD']) {
      const method = { resourceId, httpMethod }
      const requestParameters = { 'method.request.querystring.type': false, 'method.request.header.X': false, 'method.request.path.id': false }
      await call('PutMethod', { ...method, authorizationType: 'NONE', requestParameters })
      await call('PutIntegration', {
        ...method, type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: 'https://backend.example/', cacheKeyParameters,
        ...(cacheNamespace === undefined ? {} : { cacheNamespace }),
      })
    }
  }
  const patch = (what: string) => {
    const [path = '', value = ''] = what.split('=')
    return call('UpdateStage', { stageName: 'dev', patchOperations: [{ op: 'replace', path, value }] })
  }
  await call('CreateDeployment', { stageName: 'dev', cacheClusterEnabled: true, cacheClusterSize: '0.5' })
  await call('CreateDeployment', { stageName: 'test', cacheClusterEnabled: true, cacheClusterSize: '0.5' })
  await cloud.runUntilQuiet()
  for (const operation of stage) await patch(operation)
  await call('UpdateStage', { stageName: 'test', patchOperations: [{ op: 'replace', path: '/*/*/caching/enabled', value: 'true' }] })
  return { cloud, host: `https://${restApiId}.execute-api.us-east-1.amazonaws.com`, patch, flush: () => call('FlushStageCache', { stageName: 'dev' }) }
}

async function done(does: string, { cloud, host, patch, flush }: Awaited<ReturnType<typeof given>>): Promise<string | undefined> {
  const [verb = '', target = '', ...headers] = does.split(' ')
  if (verb === 'wait' || verb === 'flush' || verb === 'patch') {
    if (verb === 'wait') await cloud.runFor(Number(target) * 1000)
    else await (verb === 'flush' ? flush() : patch(target))
    return undefined
  }
  const [stage, path] = target.startsWith('test:') ? ['test', target.slice(5)] : ['dev', target]
  const sent = Object.fromEntries(headers.map((header) => header.split(':') as [string, string]))
  const answer = await cloud.request({ method: verb, url: `${host}/${stage}${path}`, headers: sent })
  const warning = answer.headers['Warning'] === undefined ? '' : ' warned'
  return `${answer.status === 200 || answer.status === 404 ? new TextDecoder().decode(answer.body) : answer.status}${warning}`
}

const FRESH = 'Cache-Control:max-age=0'

describe.each<[what: string, source: Source, setting: Setting, steps: readonly Step[]]>([
  ['a cache that is not turned on for methods keeps nothing', 'enable', { stage: [] }, [['GET /items', '1'], ['GET /items', '2']]],
  ['a GET is kept', 'enable', {}, [['GET /items', '1'], ['GET /items', '1']]],
  ['a POST is not, as long as only all methods are cached', 'enable', {}, [['POST /items', '1'], ['POST /items', '2']]],
  ['a HEAD neither', 'enable', {}, [['HEAD /items', '1'], ['HEAD /items', '2']]],
  ['a POST is kept where its method is', 'override', { stage: ['/items/POST/caching/enabled=true'] }, [['POST /items', '1'], ['POST /items', '1'], ['GET /items', '2'], ['GET /items', '3']]],
  ['GET and POST of a resource are kept apart', 'override', { stage: [ON, '/items/POST/caching/enabled=true'] }, [['GET /items', '1'], ['POST /items', '2'], ['GET /items', '1']]],
  ['a method can be left out', 'override', { stage: [ON, '/items/GET/caching/enabled=false'] }, [['GET /items', '1'], ['GET /items', '2'], ['GET /others', '3'], ['GET /others', '3']]],
  ['a change for all methods does not touch a method’s own setting', 'override', { stage: ['/items/GET/caching/enabled=false', ON] }, [['GET /items', '1'], ['GET /items', '2']]],
  ['the TTL is 300 s', 'enable', {}, [['GET /items', '1'], ['wait 299'], ['GET /items', '1'], ['wait 1'], ['GET /items', '2']]],
  ['an entry is not kept longer because it is asked for', 'enable', {}, [['GET /items', '1'], ['wait 200'], ['GET /items', '1'], ['wait 100'], ['GET /items', '2']]],
  ['a TTL of 0 turns caching off', 'considerations', { stage: [ON, '/*/*/caching/ttlInSeconds=0'] }, [['GET /items', '1'], ['GET /items', '2']]],
  ['a TTL can be 3,600 s', 'considerations', { stage: [ON, '/*/*/caching/ttlInSeconds=3600'] }, [['GET /items', '1'], ['wait 3599'], ['GET /items', '1'], ['wait 1'], ['GET /items', '2']]],
  ['and no more', 'considerations', { stage: [ON, '/*/*/caching/ttlInSeconds=7200'] }, [['GET /items', '1'], ['wait 3600'], ['GET /items', '2']]],
  ['a method’s own TTL counts', 'override', { stage: [ON, '/items/GET/caching/ttlInSeconds=10'] }, [['GET /items', '1'], ['GET /others', '2'], ['wait 10'], ['GET /items', '3'], ['GET /others', '2']]],
  ['an entry keeps the TTL it was kept with', 'ours', {}, [['GET /items', '1'], ['patch /*/*/caching/ttlInSeconds=10'], ['wait 11'], ['GET /items', '1']]],
  ['what is kept is not answered from once caching is off', 'ours', {}, [['GET /items', '1'], ['patch /*/*/caching/enabled=false'], ['GET /items', '2']]],
  ['resources are kept apart', 'parameters', {}, [['GET /items', '1'], ['GET /others', '2'], ['GET /items', '1']]],
  ['unless they share a namespace', 'parameters', { cacheNamespace: 'shared' }, [['GET /items', '1'], ['GET /others', '1']]],
  ['a query parameter that is not chosen makes no difference', 'parameters', {}, [['GET /items?type=a', '1'], ['GET /items?type=b', '1']]],
  ['one that is chosen does', 'parameters', { cacheKeyParameters: ['method.request.querystring.type'] }, [['GET /items?type=a', '1'], ['GET /items?type=b', '2'], ['GET /items?type=a', '1']]],
  ['beside one that is not', 'parameters', { cacheKeyParameters: ['method.request.querystring.type'] }, [['GET /items?type=a&department=A', '1'], ['GET /items?type=a&department=B', '1']]],
  ['its absence is a value too', 'parameters', { cacheKeyParameters: ['method.request.querystring.type'] }, [['GET /items', '1'], ['GET /items?type=', '2'], ['GET /items', '1']]],
  ['the order of the query makes no difference', 'ours', { cacheKeyParameters: ['method.request.querystring.type'] }, [['GET /items?a=1&type=x', '1'], ['GET /items?type=x&a=1', '1']]],
  ['a path parameter has to be chosen', 'parameters', {}, [['GET /7', '1'], ['GET /8', '1']]],
  ['and then tells them apart', 'parameters', { cacheKeyParameters: ['method.request.path.id'] }, [['GET /7', '1'], ['GET /8', '2'], ['GET /7', '1']]],
  ['a header has to be chosen', 'parameters', {}, [['GET /items X:1', '1'], ['GET /items X:2', '1']]],
  ['and then tells them apart, whatever its case', 'parameters', { cacheKeyParameters: ['method.request.header.X'] }, [['GET /items X:1', '1'], ['GET /items x:2', '2'], ['GET /items x:1', '1']]],
  ['several parameters count together', 'parameters', { cacheKeyParameters: ['method.request.header.X', 'method.request.querystring.type'] }, [['GET /items?type=a X:1', '1'], ['GET /items?type=a X:2', '2'], ['GET /items?type=b X:1', '3'], ['GET /items?type=a X:1', '1']]],
  ['two stages have two caches', 'enable', {}, [['GET /items', '1'], ['GET test:/items', '2'], ['GET /items', '1'], ['GET test:/items', '2']]],
  ['max-age=0 makes an entry anew where nobody has to be authorized', 'invalidate', { stage: [ON, OPEN] }, [['GET /items', '1'], [`GET /items ${FRESH}`, '2'], ['GET /items', '2']]],
  ['of that key only', 'invalidate', { stage: [ON, OPEN], cacheKeyParameters: ['method.request.querystring.type'] }, [['GET /items?type=a', '1'], ['GET /items?type=b', '2'], [`GET /items?type=a ${FRESH}`, '3'], ['GET /items?type=b', '2'], ['GET /items?type=a', '3']]],
  ['also where there is none yet', 'invalidate', { stage: [ON, OPEN] }, [[`GET /items ${FRESH}`, '1'], ['GET /items', '1']]],
  ['unauthorized it is ignored, with a warning', 'invalidate', {}, [['GET /items', '1'], [`GET /items ${FRESH}`, '1 warned'], ['GET /items', '1']]],
  ['also where the cache has nothing', 'invalidate', {}, [[`GET /items ${FRESH}`, '1 warned'], ['GET /items', '1']]],
  ['without one where that is the strategy', 'invalidate', { stage: [ON, '/*/*/caching/unauthorizedCacheControlHeaderStrategy=SUCCEED_WITHOUT_RESPONSE_HEADER'] }, [['GET /items', '1'], [`GET /items ${FRESH}`, '1']]],
  ['or is refused', 'invalidate', { stage: [ON, '/*/*/caching/unauthorizedCacheControlHeaderStrategy=FAIL_WITH_403'] }, [['GET /items', '1'], [`GET /items ${FRESH}`, '403'], ['GET /items', '1']]],
  ['no-cache has no meaning', 'ours', { stage: [ON, OPEN] }, [['GET /items', '1'], ['GET /items Cache-Control:no-cache', '1']]],
  ['nor another max-age', 'ours', { stage: [ON, OPEN] }, [['GET /items', '1'], ['GET /items Cache-Control:max-age=05', '1']]],
  ['where nothing is cached the header has no meaning', 'invalidate', { stage: ['/*/*/caching/unauthorizedCacheControlHeaderStrategy=FAIL_WITH_403'] }, [[`GET /items ${FRESH}`, '1']]],
  ['a flush empties the stage’s cache', 'flush', {}, [['GET /items', '1'], ['flush'], ['GET /items', '2']]],
  ['and no other stage’s', 'flush', {}, [['GET /items', '1'], ['GET test:/items', '2'], ['flush'], ['GET test:/items', '2'], ['GET /items', '3']]],
  ['another size makes an empty cache, which takes its time', 'enable', {}, [['GET /items', '1'], ['patch /cacheClusterSize=1.6'], ['GET /items', '2'], ['GET /items', '3'], ['wait 240'], ['GET /items', '4'], ['GET /items', '4']]],
  ['a cluster that is turned off keeps nothing', 'enable', {}, [['GET /items', '1'], ['patch /cacheClusterEnabled=false'], ['GET /items', '2'], ['GET /items', '3']]],
  ['an error of the backend is kept like any answer', 'ours', { status: 404 }, [['GET /items', '1'], ['GET /items', '1']]],
  ['what is larger than 1 MB is not kept', 'considerations', { body: 'x'.repeat(1_048_577) }, [['GET /items', 'x'.repeat(1_048_577)], ['GET /items', 'x'.repeat(1_048_577)]]],
])('SC1 %s (%s)', (_what, _source, setting, steps) => {
  test(`holds: ${steps.map(([does]) => does).join(', ')}`, async () => {
    const world = await given(setting)
    for (const [does, answered] of steps) expect(await done(does, world), does).toBe(answered)
    if (setting.body !== undefined) expect(world.cloud.log.filter(({ type, detail }) => type === 'ApiCallStarted' && detail?.['action'] === 'Request')).toHaveLength(2)
  })
})

test('SC2 a canary has a cache of its own unless it uses the stage’s (canary)', async () => {
  const world = await given({})
  await done('GET /items', world)
  const canary = (value: string, member: string) => world.patch(`/canarySettings/${member}=${value}`)
  await canary('100', 'percentTraffic')
  expect(await done('GET /items', world)).toBe('2')
  await canary('true', 'useStageCache')
  expect(await done('GET /items', world)).toBe('1')
})

test('SC3 hits and misses are told, with the age of what is answered and the request that put it there', async () => {
  const world = await given({})
  for (const does of ['GET /items', 'wait 30', 'GET /items']) await done(does, world)
  const lookups = world.cloud.log.filter(({ type, detail }) => type === 'StagePassed' && detail?.['stage'] === 'Cache lookup').map(({ detail }) => detail?.['told'])
  const [first] = world.cloud.log.filter(({ type }) => type === 'RequestReceived')
  expect(lookups).toEqual([{ cache: 'miss' }, { cache: 'hit', age: 30, by: first?.detail['requestId'] }])
})
