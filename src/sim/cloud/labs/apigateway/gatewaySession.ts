import type { SimEvent } from '../../../kernel/eventLog'
import { ascending, get } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { ApiGatewayAccount } from '../../../services/apigateway/account'
import type { CloudParts } from '../../cloud'
import { answerHttp } from '../../http/http'
import { loadRun } from '../../savedRun'
import { functionArn } from '../../../aws/arn'
import { utf8Text } from '../../../aws/bytes'
import { buildGateway, type BuiltGateway } from './buildGateway'
import { cacheView } from './cacheView'
import { httpAnswer, restAnswer } from './comparedAnswer'
import type { ApiComparison, CacheView, Deployed, GatewayLab, LabRequest, PayloadFormat, Refused, RequestBrief, RequestTrace, RunOfApi, TakenUp, TemplatePreview, TemplateSide } from './gatewayLab'
import type { GatewayWorld, LabFunction } from './gatewayWorld'
import { makeHttpTwin, type HttpTwin } from './httpTwin'
import { lastWhere } from '../timeline'
import { openedApi } from './openedApi'
import { GatewayRefusal, PLACE, refusedAs } from './refusal'
import { briefOf, sentOf, traceOf, type RequestRecord } from './requestTrace'
import { SavedApi } from './savedApi'
import type { Definition } from './stageInput'
import { templateInput } from './templateInput'
import { templatePreview } from './templatePreview'

const MOST_REQUESTS = 200

/** How the API stood from an event of the log on. */
interface Standing extends Definition {
  /** The first event of the log that it holds for. */
  readonly from: number
  readonly api: SavedApi
  /** What each deployment has deployed. */
  readonly deployments: ReadonlyMap<string, GatewayWorld>
}

/** The lab over a simulation: makes an API, sends it requests, and tells what each stage made of them. */
export class GatewaySession implements GatewayLab {
  readonly #parts: CloudParts
  #site: BuiltGateway | undefined
  /** The latest last; a fork forgets those after it. */
  #standings: Standing[] = []
  /** The HTTP API beside it, of which definition, and since which event of the log. */
  #twin: (HttpTwin & { readonly of: string; readonly from: number }) | undefined

  constructor(parts: CloudParts) {
    this.#parts = parts
  }

  open(world: GatewayWorld): Promise<Deployed | Refused> {
    return refusals(async () => {
      this.stop()
      this.#parts.guests.reset()
      this.#site = undefined
      this.#twin = undefined
      const site = await buildGateway(this.#parts, world)
      this.#site = site
      this.#standings = [{ from: 0, world, paths: site.api.paths, api: site.api.copy(), deployments: new Map([[site.deploymentId, world]]) }]
      return this.deployed()
    })
  }

  takeUp(text: string): Promise<TakenUp | Refused> {
    return refusals(async () => {
      const { run, restApiId, stageName, functions, seq } = JSON.parse(text) as RunOfApi
      const simulation = loadRun(this.#parts, run) ?? refuse('This run was made with another version of the simulator.')
      const account = simulation.timeline.present.state.services.get('apigateway') as ApiGatewayAccount
      const made = get(account.apis, restApiId) ?? refuse(`There is no API ${restApiId} in this run.`)
      const opened = openedApi(account, made, stageName, functions, run.options.seed ?? 1)
      const api = SavedApi.takenOver(simulation, restApiId, opened)
      const deploymentId = get(made.stages, stageName)?.deploymentId ?? ''
      // Only now is it certain that the world there was is given up.
      this.stop()
      this.#parts.guests.reset()
      this.#twin = undefined
      this.#site = { simulation, api, deploymentId }
      this.#standings = [{ from: 0, world: opened.world, paths: api.paths, api: api.copy(), deployments: new Map([[deploymentId, opened.world]]) }]
      const records = this.#records()
      const at = Math.max(0, lastWhere(records.length, (index) => (records[index]?.events[0]?.seq ?? seq) <= seq))
      const record = records[at]
      return { deployed: this.deployed(), ...(record && { shown: { request: at, moment: Math.max(0, lastWhere(record.events.length, (index) => (record.events[index]?.seq ?? seq) <= seq)), sent: sentOf(record) } }) }
    })
  }

  save(world: GatewayWorld): Promise<Deployed | Refused> {
    return refusals(async () => {
      try {
        await this.#current().api.save(world)
      } finally {
        // What was saved before a refusal holds.
        const { world: met, deployments } = this.#standing()
        this.#stand({ world: { ...world, ...definitionOf(met) }, deployments })
      }
      return this.deployed()
    })
  }

  deploy(world: GatewayWorld, description: string): Promise<Deployed | Refused> {
    return refusals(async () => {
      const { api } = this.#current()
      const deploymentId = await api.deploy(world, description)
      this.#stand({ world, paths: api.paths, deployments: new Map([...this.#standing().deployments, [deploymentId, world]]) })
      return this.deployed()
    })
  }

  activate(deploymentId: string): Promise<Deployed | Refused> {
    return refusals(async () => {
      const { simulation, api } = this.#current()
      const { world, deployments } = this.#standing()
      const wanted = deployments.get(deploymentId)
      if (!wanted) refuse('This deployment was made before the lab took up the run.')
      const patchOperations = [{ op: 'replace', path: '/deploymentId', value: deploymentId }]
      await refusedAs({ part: 'stage' }, simulation.call('apigateway', 'UpdateStage', { restApiId: api.restApiId, stageName: world.stage.name, patchOperations }))
      this.#stand({ world: { ...world, ...definitionOf(wanted) }, deployments })
      return this.deployed()
    })
  }

  send(request: LabRequest): Promise<RequestTrace | Refused> {
    return refusals(async () => {
      const { simulation } = this.#current()
      await answerHttp(simulation, PLACE.region, httpRequest(request, this.#invokeUrl()))
      return this.#latest() ?? refuse(`Nothing answers to ${request.method} ${request.path}: the stage is not there.`)
    })
  }

  compare(request: LabRequest, format: PayloadFormat): Promise<ApiComparison | Refused> {
    return refusals(async () => {
      const trace = await this.send(request)
      if ('problem' in trace) throw new GatewayRefusal(trace.problem)
      const { simulation } = this.#current()
      const { apiId, routes } = await this.#twinIn(format)
      const since = simulation.log.length
      const answer = await answerHttp(simulation, PLACE.region, httpRequest(request, `https://${apiId}.execute-api.${PLACE.region}.amazonaws.com/${this.#standing().world.stage.name}`))
      const events = [...simulation.timeline.log.ofResource(apiId)].filter(({ seq }) => seq >= since)
      return { rest: restAnswer(trace, this.#record(trace.brief.index).events), http: httpAnswer(events, { ...answer, headers: listed(answer.headers), body: utf8Text(answer.body) }), routes }
    })
  }

  forkAt(request: number, moment: number, functions: readonly LabFunction[]): Promise<RequestTrace | Refused> {
    return refusals(async () => {
      const { simulation } = this.#current()
      const { events } = this.#record(request)
      const event = events[Math.max(0, Math.min(moment, events.length - 1))]!
      simulation.forkAt(event.seq)
      this.#standings = this.#standings.filter(({ from }) => from <= event.seq)
      if (this.#twin && this.#twin.from > event.seq) this.#twin = undefined
      const { api, world } = this.#standing()
      this.#site = { ...this.#current(), api: api.copy() }
      const edited = functions.filter(({ name, code }) => world.functions.some((fn) => fn.name === name && fn.code !== code))
      for (const { name, code } of edited) {
        const update = { FunctionName: functionArn(PLACE, name), Files: { 'index.mjs': code }, AtOnce: true }
        await refusedAs({ part: 'function', name }, simulation.callAhead('lambda', 'UpdateFunctionCode', update))
        this.#current().api.tookOver(name, code)
      }
      const codes = new Map(edited.map(({ name, code }) => [name, code]))
      this.#stand({ world: { ...world, functions: world.functions.map((fn) => ({ ...fn, code: codes.get(fn.name) ?? fn.code })) }, deployments: this.#standing().deployments })
      await simulation.runUntilQuiet()
      return this.trace(request)
    })
  }

  async wait(ms: VirtualMs): Promise<VirtualMs> {
    const { simulation } = this.#current()
    await simulation.runFor(ms)
    return simulation.now
  }

  requests(): readonly RequestBrief[] {
    return this.#records().slice(-MOST_REQUESTS).map(briefOf).reverse()
  }

  trace(request: number): RequestTrace {
    const record = this.#record(request)
    return traceOf(record, this.#current().simulation.log, this.#standing(record.events[0]?.seq))
  }

  previewTemplate(request: number, side: TemplateSide, text: string): TemplatePreview | undefined {
    const input = templateInput(this.#record(request).events, side, { account: this.#account(), ...PLACE })
    return input && templatePreview(text, input)
  }

  cache(at?: { readonly request: number; readonly moment: number }): CacheView {
    const { simulation, api } = this.#current()
    const events = at ? this.#record(at.request).events : []
    const event = at && events[Math.max(0, Math.min(at.moment, events.length - 1))]
    const { world, paths } = this.#standing(event?.seq)
    const account = (event ? simulation.timeline.momentOf(event.seq) : simulation.timeline.present).state.services.get('apigateway') as ApiGatewayAccount
    const requests = new Map<string, number>()
    const lookups: NonNullable<RequestBrief['cache']>[] = []
    for (const record of this.#records()) {
      requests.set(String(record.events[0]?.detail['requestId']), record.index)
      const { cache } = briefOf({ ...record, events: event ? record.events.filter(({ seq }) => seq <= event.seq) : record.events })
      if (cache) lookups.push(cache)
    }
    return cacheView(account, { apiId: api.restApiId, stageName: world.stage.name, now: event?.at ?? simulation.now, paths, requests, lookups })
  }

  async flushCache(): Promise<CacheView> {
    const { simulation, api } = this.#current()
    await simulation.call('apigateway', 'FlushStageCache', { restApiId: api.restApiId, stageName: this.#standing().world.stage.name })
    return this.cache()
  }

  deployed(): Deployed {
    const { simulation, api } = this.#current()
    const { world } = this.#standing()
    const definition = get(this.#account().apis, api.restApiId)
    const active = definition && get(definition.stages, world.stage.name)?.deploymentId
    const deployments = [...(definition ? ascending(definition.deployments) : [])].map(([id, { description = '', createdDate }]) => ({ id, description, at: createdDate * 1000, active: id === active }))
    // Of the same second the one that was made later comes first.
    const made = [...this.#standing().deployments.keys()]
    return { invokeUrl: this.#invokeUrl(), now: simulation.now, world, deployments: deployments.sort((a, b) => made.indexOf(b.id) - made.indexOf(a.id)) }
  }

  progress() {
    const simulation = this.#site?.simulation
    return { events: simulation?.log.length ?? 0, now: simulation?.now ?? 0 }
  }

  stop(): void {
    this.#site?.simulation.cancelRuns()
  }

  #invokeUrl(): string {
    return `https://${this.#current().api.restApiId}.execute-api.${PLACE.region}.amazonaws.com/${this.#standing().world.stage.name}`
  }

  async #twinIn(format: PayloadFormat): Promise<HttpTwin> {
    const { simulation } = this.#current()
    const { world } = this.#standing()
    const of = JSON.stringify([format, definitionOf(world), world.stage])
    if (this.#twin?.of === of) return this.#twin
    const from = simulation.log.length
    const twin = await makeHttpTwin(simulation, world, format)
    this.#twin = { ...twin, of, from }
    return twin
  }

  #account(): ApiGatewayAccount {
    return this.#current().simulation.timeline.present.state.services.get('apigateway') as ApiGatewayAccount
  }

  #latest(): RequestTrace | undefined {
    const index = this.#records().length - 1
    return index < 0 ? undefined : this.trace(index)
  }

  #record(request: number): RequestRecord {
    const record = this.#records()[request]
    if (!record) throw new RangeError(`no request ${request} was sent`)
    return record
  }

  /** All requests that the log tells of. */
  #records(): readonly RequestRecord[] {
    const { simulation, api } = this.#current()
    const byId = new Map<string, SimEvent[]>()
    for (const event of simulation.timeline.log.ofResource(api.restApiId)) {
      const { requestId } = event.detail
      if (typeof requestId !== 'string') continue
      if (event.type === 'RequestReceived') byId.set(requestId, [])
      byId.get(requestId)?.push(event)
    }
    return [...byId.values()].map((events, index) => ({ index, events }))
  }

  /** How the API stands now, or stood at an event of the log. */
  #standing(seq = Infinity): Standing {
    return this.#standings.filter(({ from }) => from <= seq).at(-1) ?? this.#standings[0]!
  }

  #stand(change: Pick<Standing, 'world' | 'deployments'> & Partial<Pick<Standing, 'paths'>>): void {
    const { simulation, api } = this.#current()
    this.#standings.push({ paths: this.#standing().paths, ...change, from: simulation.log.length, api: api.copy() })
  }

  #current(): BuiltGateway {
    if (!this.#site) throw new RangeError('no API has been deployed in this lab yet')
    return this.#site
  }
}

/** What reaches clients with a deployment alone. */
function definitionOf({ resources, methods, authorizers }: GatewayWorld): Pick<GatewayWorld, 'resources' | 'methods' | 'authorizers'> {
  return { ...(resources ? { resources } : {}), methods, authorizers }
}

function httpRequest({ method, path, headers, body }: LabRequest, invokeUrl: string) {
  const named: Record<string, string[]> = {}
  for (const { name, value } of headers) (named[name] ??= []).push(value)
  return { method, url: `${invokeUrl}${path}`, headers: named, body }
}

function listed(headers: { readonly [name: string]: string | readonly string[] }): { readonly [name: string]: readonly string[] } {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]))
}

function refuse(message: string): never {
  throw new GatewayRefusal({ part: 'request', message })
}

async function refusals<Answer>(work: () => Promise<Answer>): Promise<Answer | Refused> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof GatewayRefusal) return { problem: error.problem }
    throw error
  }
}
