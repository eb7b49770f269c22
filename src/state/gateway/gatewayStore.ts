import { create } from 'zustand'
import { startLabWorker } from '../../browser/labWorker'
import { onLeaving } from '../../browser/leaving'
import { recordsIn, type Records } from '../../browser/records'
import { browserTimers, type Timers } from '../../browser/timers'
import type { GatewayScenario } from '../../content/scenarios/gatewayScenario'
import { gatewayScenarios } from '../../content/scenarios/gatewayScenarios'
import type { ApiComparison, CacheView, Deployed, DeploymentView, GatewayLab, GatewayProblem, LabRequest, PayloadFormat, RequestBrief, RequestTrace, TemplatePreview, TemplateSide } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { methodName, type GatewayWorld, type LabIntegration, type LabMethod, type LabStage } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { connectLab, type LabProcess, type RemoteLab } from '../labConnection'
import { createKeeping } from '../keeping'
import { createPlayhead, type PlayheadState } from '../playhead'
import { addMethod, addResource, removeMethod, removeResource, renameResource, type Edited } from './apiEdits'
import { curlOf, readCurl } from './curlLine'
import { readKeptWorld } from './keptWorld'
import { answers, requestFor } from './requestFor'
import type { LineProblem } from './shellWords'
import { undeployed, undeployedText } from './undeployed'

/** Why a request could not be sent: a part of the learner's world, or the simulator itself. */
export type SendProblem = GatewayProblem | { readonly part: 'simulator' | 'storage'; readonly message: string }

/** An API that is edited, the one that is deployed, and the request that is followed through it. */
export interface GatewayState extends PlayheadState {
  /** The example that the world was before it was edited, with requests worth sending. */
  readonly scenario: GatewayScenario
  /** As it is edited. */
  readonly world: GatewayWorld
  /** As clients meet it; undefined before the first request. */
  readonly deployed: GatewayWorld | undefined
  readonly invokeUrl: string | undefined
  /** The stage's, the latest first. */
  readonly deployments: readonly DeploymentView[]
  /** The method looked at, by `methodName`, or a resource's path. */
  readonly selected: string
  /** What the form holds, or the `curl` line made of it. */
  readonly request: LabRequest
  /** The line as it is typed; undefined: it is the form's. */
  readonly curl: string | undefined
  /** Something is being sent, deployed or waited for. */
  readonly running: boolean
  readonly problem: SendProblem | undefined
  /** The request that is looked at. */
  readonly trace: RequestTrace | undefined
  /** The latest first. */
  readonly requests: readonly RequestBrief[]
  readonly cache: CacheView | undefined
  /** The cache at the moment shown, where that is not the last; undefined: it is, or nobody has looked. */
  readonly pastCache: CacheView | undefined
  /** The request that both kinds of API were sent, and what each made of it. */
  readonly comparison: (ApiComparison & { readonly request: LabRequest }) | undefined
  /** Of the HTTP API's events. */
  readonly format: PayloadFormat
  /** The stage that stays in view whatever moment is shown. */
  readonly stage: string | undefined

  /** Starts the simulator, and takes up what the device kept of the world. */
  open(): Promise<void>
  select(method: string): void
  setRequest(part: Partial<LabRequest>): void
  /** Takes a ready request into the form, and looks at the method it goes to. */
  take(request: LabRequest): void
  setCurl(line: string): void
  /** Sends what the form holds, or another request. What was edited is saved before; where nothing is deployed, it is deployed. */
  send(request?: LabRequest): Promise<void>
  /** Makes a deployment of what is edited now, in the world as it is. */
  deploy(): Promise<void>
  /** Points the stage at another deployment. */
  activate(deployment: string): Promise<void>
  fork(): Promise<void>
  /** Sends what the form holds to the stage, and to an HTTP API with the same routes. */
  compare(format?: PayloadFormat): Promise<void>
  wait(ms: number): Promise<void>
  flushCache(): Promise<void>
  /** Looks at the cache as it was at the moment shown. */
  lookAtCache(): Promise<void>
  lookAt(request: number): Promise<void>
  /** What a template makes of the request that is looked at; undefined where it did not come so far. */
  previewTemplate(side: TemplateSide, text: string): Promise<TemplatePreview | undefined>
  selectStage(stage: string | undefined): void
  setMethod(method: LabMethod): void
  /** @returns why not; undefined: it is done */
  addResource(parent: string, pathPart: string): string | undefined
  renameResource(path: string, pathPart: string): string | undefined
  removeResource(path: string): void
  addMethod(path: string, httpMethod: string, integration: LabIntegration): string | undefined
  removeMethod(name: string): void
  setFunction(name: string, code: string): void
  /** A setting that is undefined is taken away. */
  setStage(stage: { readonly [Setting in keyof LabStage]?: LabStage[Setting] | undefined }): void
  setPlan(plan: Partial<GatewayWorld['plan']>): void
  /** Another example, in a world of its own: what was edited and sent here is forgotten. */
  openScenario(id: string): void
  /** Back to the example, whatever was edited. */
  reset(): void
  dismissProblem(): void
}

const KEY = 'apigateway world'

/** Only what makes a world, of something that holds more. */
function worldOf({ name, resources, methods, functions, authorizers, stage, plan, seed }: GatewayWorld): GatewayWorld {
  return { name, ...(resources ? { resources } : {}), methods, functions, authorizers, stage, plan, seed }
}

const [FIRST] = gatewayScenarios
/** By its scenario: the same object each time. */
const EXAMPLES = new Map(gatewayScenarios.map((scenario) => [scenario.id, worldOf(scenario)]))
const exampleOf = ({ id }: GatewayScenario) => EXAMPLES.get(id)!

/**
 * @param startLab   starts a simulator of its own, at first and whenever the last had to be ended
 * @param records    where the edited world is kept; whatever it refuses, editing goes on
 * @param beforeEnd  calls back before the page may end
 */
export function createGatewayStore(startLab: () => LabProcess<GatewayLab>, timers: Timers, records: Records, beforeEnd: (keep: () => void) => void) {
  return create<GatewayState>()((set, get) => {
    const keeping = createKeeping(records, KEY, (failure) => {
      if (failure !== undefined) set({ problem: { part: 'storage', message: failure instanceof Error ? failure.message : String(failure) } })
    })
    let opening: Promise<void> | undefined

    async function takeUp(): Promise<void> {
      beforeEnd(keeping.leave)
      const kept = readKept(await records.read(KEY).catch(() => undefined))
      // Whoever has begun to edit or send meanwhile goes on with that.
      if (kept && get().world === exampleOf(FIRST) && !get().deployed && !get().running) begin(kept.scenario, kept.world)
    }

    const connection = connectLab(startLab, timers)
    const playhead = createPlayhead(
      { count: () => get().trace?.count ?? 0, ready: () => true, arrived: () => undefined },
      { set, get },
      timers,
    )

    /** One thing at a time; what goes wrong is told. */
    async function work(does: (lab: RemoteLab<GatewayLab>) => Promise<void>): Promise<void> {
      if (get().running) return
      get().pause()
      set({ running: true, problem: undefined })
      try {
        const done = await connection.run((lab) => does(lab).then(() => true), () => undefined, openAgain)
        if (!done) set({ deployed: undefined, invokeUrl: undefined, deployments: [], trace: undefined, requests: [], cache: undefined })
      } catch (error) {
        set({ problem: { part: 'simulator', message: error instanceof Error ? error.message : String(error) } })
      } finally {
        set({ running: false })
      }
    }

    /** The world that the simulator has; undefined: none, or one that was forked. */
    let saved: GatewayWorld | undefined

    /** Takes up what clients meet now, or tells what AWS does not take. */
    function take(answer: Deployed | { readonly problem: GatewayProblem }, world: GatewayWorld): boolean {
      if ('problem' in answer) {
        set({ problem: answer.problem })
        return false
      }
      saved = world
      set({ deployed: answer.world, invokeUrl: answer.invokeUrl, deployments: answer.deployments })
      return true
    }

    /** A simulator of its own for what clients met last: what they were sent before is not sent again. */
    async function openAgain(lab: RemoteLab<GatewayLab>): Promise<void> {
      const { deployed } = get()
      if (deployed) take(await lab.open(deployed), deployed)
    }

    /** Brings what is edited to the simulator; makes its world, where there is none. */
    async function save(lab: RemoteLab<GatewayLab>): Promise<boolean> {
      const { world, deployed } = get()
      if (deployed) return saved === world || take(await lab.save(world), world)
      if (!take(await lab.open(world), world)) return false
      set({ trace: undefined, requests: [], cache: await lab.cache(), index: 0 })
      return true
    }

    async function deploy(lab: RemoteLab<GatewayLab>): Promise<void> {
      const { world, deployed } = get()
      if (!deployed) return void (await save(lab))
      const changes = undeployed(world, deployed).map(undeployedText)
      if (take(await lab.deploy(world, changes.length > 0 ? changes.join('; ') : 'Nothing was edited'), world)) set({ cache: await lab.cache() })
    }

    /** Shows how a request ended, and what it left behind. */
    async function showAnswer(lab: RemoteLab<GatewayLab>, trace: RequestTrace): Promise<void> {
      const [requests, cache] = await Promise.all([lab.requests(), lab.cache()])
      set({ trace, requests, cache, stage: undefined })
      playhead.show(trace.count - 1)
    }

    function edit(part: Partial<GatewayWorld>): void {
      const world = { ...get().world, ...part }
      set({ world })
      keeping.keep({ ...world, scenario: get().scenario.id })
    }

    /** The lab as it opens: nothing is deployed and nothing sent. */
    function begin(scenario: GatewayScenario, world: GatewayWorld): void {
      const first = firstMethod(world)
      saved = undefined
      set({
        scenario, world, deployed: undefined, invokeUrl: undefined, deployments: [], trace: undefined, requests: [], cache: undefined, pastCache: undefined, comparison: undefined,
        problem: undefined, curl: undefined, stage: undefined, index: 0, ...(first ? { selected: methodName(first), request: requestFor(first, world.plan.key, scenario.requests) } : { selected: '/' }),
      })
    }

    function change(edited: Edited): string | undefined {
      if ('problem' in edited) return edited.problem
      edit(edited.world)
      get().select(edited.selected)
      return undefined
    }

    const first = firstMethod(exampleOf(FIRST))!

    return {
      scenario: FIRST,
      world: exampleOf(FIRST),
      deployed: undefined,
      invokeUrl: undefined,
      deployments: [],
      selected: methodName(first),
      request: requestFor(first, FIRST.plan.key, FIRST.requests),
      curl: undefined,
      running: false,
      problem: undefined,
      trace: undefined,
      requests: [],
      cache: undefined,
      pastCache: undefined,
      comparison: undefined,
      format: '2.0',
      stage: undefined,
      ...playhead.state,

      open() {
        connection.lab()
        return (opening ??= takeUp())
      },
      select(selected) {
        if (selected.startsWith('/')) return set({ selected })
        const method = get().world.methods.find((each) => methodName(each) === selected)
        if (method) set({ selected, request: requestFor(method, get().world.plan.key, get().scenario.requests), curl: undefined })
      },
      setRequest: (part) => set({ request: { ...get().request, ...part }, curl: undefined }),
      take({ method, path, headers, body }) {
        const goesTo = get().world.methods.find((each) => answers(each, { method, path }))
        set({ request: { method, path, headers, body }, curl: undefined, selected: goesTo ? methodName(goesTo) : get().selected })
      },
      setCurl(curl) {
        const read = readCurl(curl, get().invokeUrl ?? notDeployed(get().world.stage.name))
        set('problem' in read ? { curl } : { curl, request: read })
      },
      send: (other) =>
        work(async (lab) => {
          const { request } = get()
          if (!other && curlProblem(get())) return
          if (!(await save(lab))) return
          const answer = await lab.send(other ?? request)
          if ('problem' in answer) set({ problem: answer.problem })
          else await showAnswer(lab, answer)
        }),
      deploy: () => work(deploy),
      activate: (deployment) => work(async (lab) => void take(await lab.activate(deployment), get().world)),
      fork: () =>
        work(async (lab) => {
          const { trace, index, world } = get()
          if (!trace) return
          const answer = await lab.forkAt(trace.brief.index, index, world.functions)
          if ('problem' in answer) {
            set({ problem: answer.problem })
            return
          }
          take(await lab.deployed(), world)
          // What was edited since has not happened in this past.
          saved = undefined
          await showAnswer(lab, answer)
        }),
      compare: (format = get().format) =>
        work(async (lab) => {
          const { request } = get()
          set({ format })
          if (curlProblem(get()) || !(await save(lab))) return
          const answer = await lab.compare(request, format)
          if ('problem' in answer) {
            set({ problem: answer.problem })
            return
          }
          set({ comparison: { ...answer, request } })
          const [latest] = await lab.requests()
          if (latest) await showAnswer(lab, await lab.trace(latest.index))
        }),
      wait: (ms) =>
        work(async (lab) => {
          if (!(await save(lab))) return
          await lab.wait(ms)
          set({ cache: await lab.cache() })
        }),
      flushCache: () => work(async (lab) => set({ cache: await lab.flushCache() })),
      async lookAtCache() {
        const { trace, index, running } = get()
        if (running) return
        const past = trace !== undefined && !isLatest(get())
        const pastCache = past ? await connection.lab().cache({ request: trace.brief.index, moment: index }) : undefined
        // Whoever has stepped on meanwhile has asked again.
        if (get().trace === trace && get().index === index) set({ pastCache })
      },
      async lookAt(request) {
        if (get().running) return
        get().pause()
        const trace = await connection.lab().trace(request)
        set({ trace, stage: undefined })
        playhead.show(trace.count - 1)
      },
      async previewTemplate(side, text) {
        const { trace } = get()
        return trace && connection.lab().previewTemplate(trace.brief.index, side, text)
      },
      selectStage: (stage) => set({ stage }),
      setMethod: (method) => edit({ methods: get().world.methods.map((each) => (methodName(each) === methodName(method) ? method : each)) }),
      addResource: (parent, pathPart) => change(addResource(get().world, parent, pathPart)),
      renameResource: (path, pathPart) => change(renameResource(get().world, path, pathPart)),
      removeResource: (path) => void change(removeResource(get().world, path)),
      addMethod: (path, httpMethod, integration) => change(addMethod(get().world, path, httpMethod, integration)),
      removeMethod: (name) => void change(removeMethod(get().world, name)),
      setFunction: (name, code) => edit({ functions: get().world.functions.map((fn) => (fn.name === name ? { name, code } : fn)) }),
      setStage: (stage) => edit({ stage: Object.fromEntries(Object.entries({ ...get().world.stage, ...stage }).filter(([, value]) => value !== undefined)) as unknown as LabStage }),
      setPlan: (plan) => edit({ plan: { ...get().world.plan, ...plan } }),
      openScenario(id) {
        const scenario = gatewayScenarios.find((each) => each.id === id)
        if (!scenario || get().running) return
        get().pause()
        begin(scenario, exampleOf(scenario))
        edit({})
      },
      reset: () => edit(exampleOf(get().scenario)),
      dismissProblem: () => set({ problem: undefined }),
    }
  })
}

/** Of the first example its second method, which has a backend. */
function firstMethod({ methods }: GatewayWorld): LabMethod | undefined {
  return methods.find(({ integration }) => integration.type === 'AWS_PROXY') ?? methods[0]
}

function readKept(kept: unknown): { readonly scenario: GatewayScenario; readonly world: GatewayWorld } | undefined {
  const world = readKeptWorld(kept)
  const id = (kept as { readonly scenario?: unknown } | undefined)?.scenario
  return world && { scenario: gatewayScenarios.find((each) => each.id === id) ?? FIRST, world: worldOf(world) }
}

/** What the line can be written with before there is an API: its host is not known. */
const notDeployed = (stage: string) => `https://api-id.execute-api.us-east-1.amazonaws.com/${stage}`

export function curlLine({ curl, request, invokeUrl, world }: Pick<GatewayState, 'curl' | 'request' | 'invokeUrl' | 'world'>): string {
  return curl ?? curlOf(request, invokeUrl ?? notDeployed(world.stage.name))
}

/** What is wrong with the line that is typed. */
export function curlProblem({ curl, invokeUrl, world }: Pick<GatewayState, 'curl' | 'invokeUrl' | 'world'>): LineProblem | undefined {
  if (curl === undefined) return undefined
  const read = readCurl(curl, invokeUrl ?? notDeployed(world.stage.name))
  return 'problem' in read ? read.problem : undefined
}

/** The moment shown is the last of the latest request. */
export function isLatest({ trace, index, requests }: Pick<GatewayState, 'trace' | 'index' | 'requests'>): boolean {
  return !trace || (index === trace.count - 1 && trace.brief.index === requests[0]?.index)
}

/** Something was edited since the example. */
export function editedAtAll({ world, scenario }: Pick<GatewayState, 'world' | 'scenario'>): boolean {
  const example = exampleOf(scenario)
  return world !== example && JSON.stringify(world) !== JSON.stringify(example)
}

/** What was edited since it was deployed does not reach clients yet. */
export function editedSince({ world, deployed }: Pick<GatewayState, 'world' | 'deployed'>): boolean {
  return deployed !== undefined && undeployed(world, deployed).length > 0
}

export { gatewayScenarios }

/** The lab of this page. */
export const useGateway = createGatewayStore(() => startLabWorker<GatewayLab>('apiGateway'), browserTimers, recordsIn('coldstart-drafts'), onLeaving)
