import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { ApiGatewayAccount } from '../../../services/apigateway/account'
import type { CloudParts } from '../../cloud'
import { answerHttp } from '../../http/http'
import { functionArn } from '../../../aws/arn'
import { buildGateway, GatewayRefusal, PLACE, refusedAs, type BuiltGateway } from './buildGateway'
import { cacheView } from './cacheView'
import type { CacheView, Deployed, GatewayLab, LabRequest, Refused, RequestBrief, RequestTrace, TemplatePreview, TemplateSide } from './gatewayLab'
import type { GatewayWorld, LabFunction } from './gatewayWorld'
import { briefOf, traceOf, type RequestRecord } from './requestTrace'
import type { Definition } from './stageInput'
import { templateInput } from './templateInput'
import { templatePreview } from './templatePreview'

const MOST_REQUESTS = 200

interface Site extends BuiltGateway, Definition {}

/** The lab over a simulation: makes an API, sends it requests, and tells what each stage made of them. */
export class GatewaySession implements GatewayLab {
  readonly #parts: CloudParts
  #site: Site | undefined

  constructor(parts: CloudParts) {
    this.#parts = parts
  }

  deploy(world: GatewayWorld): Promise<Deployed | Refused> {
    return refusals(async () => {
      this.stop()
      this.#parts.guests.reset()
      this.#site = undefined
      const built = await buildGateway(this.#parts, world)
      const { items } = (await built.simulation.call('apigateway', 'GetResources', { restApiId: built.restApiId, limit: 500 })) as JsonObject
      const resources = Array.isArray(items) ? items.filter(isJsonObject) : []
      this.#site = { ...built, world, paths: new Map(resources.map(({ id, path }) => [String(id), String(path)])) }
      return this.#deployed()
    })
  }

  send({ method, path, headers, body }: LabRequest): Promise<RequestTrace | Refused> {
    return refusals(async () => {
      const { simulation } = this.#current()
      const named: Record<string, string[]> = {}
      for (const { name, value } of headers) (named[name] ??= []).push(value)
      await answerHttp(simulation, PLACE.region, { method, url: `${this.#deployed().invokeUrl}${path}`, headers: named, body })
      return this.#latest() ?? refuse(`Nothing answers to ${method} ${path}: the stage is not there.`)
    })
  }

  forkAt(request: number, moment: number, functions: readonly LabFunction[]): Promise<RequestTrace | Refused> {
    return refusals(async () => {
      const { simulation, world } = this.#current()
      const { events } = this.#record(request)
      const event = events[Math.max(0, Math.min(moment, events.length - 1))]!
      simulation.forkAt(event.seq)
      const edited = functions.filter(({ name, code }) => world.functions.some((fn) => fn.name === name && fn.code !== code))
      for (const { name, code } of edited) {
        const update = { FunctionName: functionArn(PLACE, name), Files: { 'index.mjs': code }, AtOnce: true }
        await refusedAs({ part: 'function', name }, simulation.callAhead('lambda', 'UpdateFunctionCode', update))
      }
      const codes = new Map(edited.map(({ name, code }) => [name, code]))
      this.#site = { ...this.#current(), world: { ...world, functions: world.functions.map((fn) => ({ ...fn, code: codes.get(fn.name) ?? fn.code })) } }
      await simulation.runUntilQuiet()
      return this.trace(request)
    })
  }

  async wait(ms: VirtualMs): Promise<Deployed> {
    await this.#current().simulation.runFor(ms)
    return this.#deployed()
  }

  requests(): readonly RequestBrief[] {
    return this.#records().slice(-MOST_REQUESTS).map(briefOf).reverse()
  }

  trace(request: number): RequestTrace {
    return traceOf(this.#record(request), this.#current().simulation.log, this.#current())
  }

  previewTemplate(request: number, side: TemplateSide, text: string): TemplatePreview | undefined {
    const { simulation } = this.#current()
    const account = simulation.timeline.present.state.services.get('apigateway') as ApiGatewayAccount
    const input = templateInput(this.#record(request).events, side, { account, ...PLACE })
    return input && templatePreview(text, input)
  }

  cache(): CacheView {
    const { simulation, restApiId, world } = this.#current()
    const account = simulation.timeline.present.state.services.get('apigateway') as ApiGatewayAccount
    const requests = new Map(this.#records().map(({ index, events }) => [String(events[0]?.detail['requestId']), index]))
    return cacheView(account, { apiId: restApiId, stageName: world.stage.name, now: simulation.now, paths: this.#current().paths, requests })
  }

  async flushCache(): Promise<CacheView> {
    const { simulation, restApiId, world } = this.#current()
    await simulation.call('apigateway', 'FlushStageCache', { restApiId, stageName: world.stage.name })
    return this.cache()
  }

  progress() {
    const simulation = this.#site?.simulation
    return { events: simulation?.log.length ?? 0, now: simulation?.now ?? 0 }
  }

  stop(): void {
    this.#site?.simulation.cancelRuns()
  }

  #deployed(): Deployed {
    const { simulation, restApiId, world } = this.#current()
    return { invokeUrl: `https://${restApiId}.execute-api.${PLACE.region}.amazonaws.com/${world.stage.name}`, now: simulation.now }
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
    const { simulation, restApiId } = this.#current()
    const byId = new Map<string, SimEvent[]>()
    for (const event of simulation.timeline.log.ofResource(restApiId)) {
      const { requestId } = event.detail
      if (typeof requestId !== 'string') continue
      if (event.type === 'RequestReceived') byId.set(requestId, [])
      byId.get(requestId)?.push(event)
    }
    return [...byId.values()].map((events, index) => ({ index, events }))
  }

  #current(): Site {
    if (!this.#site) throw new RangeError('no API has been deployed in this lab yet')
    return this.#site
  }
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
