import type { JsonObject } from '../../../kernel/json'
import { wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import type { CloudOptions } from '../../cloud'
import { ADMINISTRATOR } from '../../frontDoor'
import type { Simulation } from '../../simulation'
import { arrivals } from './arrivals'
import { deploy, qualifierOf } from './deployment'
import type { LambdaWorld, Traffic } from './lambdaLab'
import type { Invocation, Ledger } from './ledger'
import { eventTo, type SourceCall } from './laneSources'
import { setUpLanes } from './threeWays'
import type { SentTraffic } from './trafficSummary'

/** A world that traffic is sent to, and what was read of its log. */
export interface LabRun {
  readonly simulation: Simulation
  /** What the world was made with: a run that was taken over from elsewhere brings its own. */
  readonly options: CloudOptions
  /** The place in the log of moment 0: what made the world comes before. */
  readonly first: number
  readonly startedAt: VirtualMs
  /** The function as it is deployed, by how long the log was then. */
  deployed: readonly { readonly seq: number; readonly world: LambdaWorld }[]
  sent: SentTraffic[]
  /** What the traffic that is under way sends, and when; all of it until the next. */
  sends: readonly Send[]
  ledger: Ledger
  stopped: string | undefined
}

/** A call that is made at a time of the virtual clock. */
export interface Send extends SourceCall {
  readonly at: VirtualMs
}

/** The function as it is deployed now. */
export function deployedIn({ deployed }: LabRun): LambdaWorld {
  const last = deployed.at(-1)
  if (!last) throw new RangeError('a world has a function from its beginning')
  return last.world
}

/** Deploys what is not deployed as it is wanted. @throws {LambdaRefusal} */
export async function bringTo(world: LabRun, wanted: LambdaWorld): Promise<void> {
  const is = deployedIn(world)
  if (JSON.stringify(is) === JSON.stringify(wanted)) return
  await deploy(world.simulation, is, wanted)
  world.deployed = [...world.deployed, { seq: world.simulation.log.length, world: wanted }]
}

/** Notes what is to be sent from now on. */
export async function begin(world: LabRun, as: LambdaWorld, traffic: Traffic): Promise<void> {
  const { simulation } = world
  if (traffic.kind === 'wait') await simulation.runFor(traffic.seconds * 1000)
  const source = traffic.kind === 'lanes' ? (traffic.source ?? 'SQS') : undefined
  if (source) await setUpLanes(simulation, as, source)
  world.sent.push({ traffic, world: as, seq: simulation.log.length })
  const input = { FunctionName: as.functionName, ...qualifierOf(as), Payload: traffic.event }
  const invoke = (type: string): JsonObject => ({ ...input, InvocationType: type, ...(type === 'RequestResponse' ? { LogType: 'Tail' } : {}) })
  const type = traffic.kind === 'invoke' ? traffic.type : 'RequestResponse'
  const { now } = simulation
  world.sends = arrivals(traffic).flatMap((offset): Send[] => {
    const at = wholeMicroseconds(now + offset)
    const first: Send = { at, service: 'lambda', action: 'Invoke', input: invoke(type) }
    if (!source) return [first]
    return [first, { ...first, input: invoke('Event') }, { at, ...eventTo(as, source, traffic.event, world.sent.length) }]
  })
}

export function sendOne(simulation: Simulation, { service, action, input }: Send): void {
  // What it is answered stands in the log; a fork forgets who waited.
  simulation.answerTo(service, action, input, ADMINISTRATOR).catch(() => undefined)
}

/** Those that a traffic led to. @param next  the traffic after it */
export function invocationsOf({ ledger }: LabRun, { seq }: SentTraffic, next: SentTraffic | undefined): readonly Invocation[] {
  return ledger.invocations.filter(({ firstSeq }) => firstSeq >= seq && (!next || firstSeq < next.seq))
}
