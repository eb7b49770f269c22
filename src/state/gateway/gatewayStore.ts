import { create } from 'zustand'
import { startLabWorker } from '../../browser/labWorker'
import { onLeaving } from '../../browser/leaving'
import { recordsIn, type Records } from '../../browser/records'
import { browserTimers, type Timers } from '../../browser/timers'
import { gatewayScenarios } from '../../content/scenarios/gatewayScenarios'
import type { Deployed, GatewayLab, GatewayProblem, RequestTrace } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { methodName, type GatewayWorld, type LabStage } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { connectLab, type LabProcess, type RemoteLab } from '../labConnection'
import { createKeeping } from '../keeping'
import { createPlayhead } from '../playhead'
import { addMethod, addResource, removeMethod, removeResource, renameResource, type Edited } from './apiEdits'
import { curlOf, readCurl } from './curlLine'
import { exampleNamed, exampleOf, FIRST, firstMethod, OPENED, readKept, worldOf, type Example } from './examples'
import type { GatewayState } from './gatewayState'
import { answers, requestFor } from './requestFor'
import type { LineProblem } from './shellWords'
import { undeployed, undeployedText } from './undeployed'

/** What `replaced` is by after `undo`. */
export const UNDO = 'Undone'

const KEY = 'apigateway world'
const REPLACED = 'apigateway world replaced'
const REPLACED_BEFORE = 'Another API took the place of yours'

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

    async function load(): Promise<void> {
      beforeEnd(keeping.leave)
      const [kept, replaced] = await Promise.all([KEY, REPLACED].map((key) => records.read(key).then(readKept, () => undefined)))
      // Whoever has begun to edit or send meanwhile goes on with that.
      if (!kept || get().world !== exampleOf(FIRST) || get().deployed || get().running) return
      begin(kept.scenario, kept.world)
      if (replaced) set({ replaced: { ...replaced, by: REPLACED_BEFORE } })
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

    /** Keeps what is edited now for `undo`. */
    function setAside(by: string): void {
      const { scenario, world } = get()
      set({ replaced: { by, scenario, world } })
      void records.write(REPLACED, { ...world, scenario: scenario.id }).catch(() => undefined)
    }

    /** The lab as it opens: nothing is deployed and nothing sent. */
    function begin(scenario: Example, world: GatewayWorld): void {
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
      replaced: undefined,
      ...playhead.state,

      open() {
        connection.lab()
        return (opening ??= load())
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
        if (get().running) return
        get().pause()
        const scenario = exampleNamed(id)
        if (editedAtAll(get())) setAside(`Opened “${scenario.title}”`)
        begin(scenario, exampleOf(scenario))
        edit({})
      },
      reset() {
        if (get().scenario.id === OPENED.id) return get().openScenario(FIRST.id)
        setAside('Reset to the example')
        edit(exampleOf(get().scenario))
      },
      async takeUp(by, run) {
        let refused: string | undefined = 'The lab is at work: stop that first.'
        await work(async (lab) => {
          const answer = await lab.takeUp(run)
          if ('problem' in answer) {
            refused = [answer.problem.name, answer.problem.message].filter(Boolean).join(': ')
            return
          }
          refused = undefined
          const { deployed, shown } = answer
          setAside(by)
          begin(OPENED, worldOf(deployed.world))
          take(deployed, get().world)
          edit({})
          saved = get().world
          if (!shown) return
          await showAnswer(lab, await lab.trace(shown.request))
          playhead.show(shown.moment)
          get().take(shown.sent)
        })
        return refused
      },
      undo() {
        const { replaced, running } = get()
        if (!replaced || running) return
        get().pause()
        setAside(UNDO)
        begin(replaced.scenario, replaced.world)
        edit({})
      },
      forgetReplaced() {
        set({ replaced: undefined })
        void records.remove(REPLACED).catch(() => undefined)
      },
      dismissProblem: () => set({ problem: undefined }),
    }
  })
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

export { gatewayScenarios, OPENED }

/** The lab of this page. */
export const useGateway = createGatewayStore(() => startLabWorker<GatewayLab>('apiGateway'), browserTimers, recordsIn('coldstart-drafts'), onLeaving)
