import { AwsError } from '../aws/awsError'
import type { GuestHost } from '../aws/guestSlice'
import { notSimulated } from '../aws/notSimulated'
import type { Service } from '../aws/service'
import type { SimEvent } from '../kernel/eventLog'
import type { JsonObject } from '../kernel/json'
import { PersistentMap } from '../kernel/persistentMap'
import { epochTime, type VirtualMs } from '../kernel/virtualTime'
import { createWorld } from '../kernel/world'
import type { PolicyMode } from './access/access'
import { conditionsOf } from './conditions/conditions'
import { closedFrontDoor } from './frontDoor'
import { overHttp } from './guestHttp'
import { answerHttp, type HttpRequest, type HttpResponse } from './http/http'
import { Outside, type OutsideHandler } from './http/outside'
import type { SimSocket } from './http/simSocket'
import { WebSockets } from './http/webSockets'
import { readMockConfiguration } from './mocks/mockConfiguration'
import { invalidConfiguration } from './mocks/stateMocks'
import { toModelled, toSdk } from './sdkShapes'
import type { MockAnswer } from './mocks/driverMocks'
import { Simulation } from './simulation'
import type { CloudState } from './cloudSignals'
import { worldReducer } from './worldReducer'

/** What makes a world, besides what is done in it. Plain JSON: a saved run carries it. */
export interface CloudOptions {
  /** Default 1. */
  readonly seed?: number
  /** ISO 8601. Default `2025-01-01T00:00:00.000Z`. */
  readonly startTime?: string
  readonly region?: string
  readonly accountId?: string
  /** Which day's rules hold, apart from what the virtual clock shows. Only `2026-11-23` so far. */
  readonly rulesOf?: string
  /** What a call takes on its way to its service: nothing (the default), or drawn times (assumed, see src/facts/frontDoor.ts). */
  readonly latency?: 'none' | 'typical'
  /** Whether the documented rates of control planes hold. Default: no. */
  readonly controlPlaneThrottling?: boolean
  /**
   * How far IAM's policies decide. `logged`: they refuse nothing. `defined` (the default): roles and users that
   * the world defines, and resources with a policy, are held to it; all others may do everything. `enforced`: as on AWS.
   */
  readonly policies?: PolicyMode
  /**
   * The secret access keys by access key id. Where they are told, `request` verifies signatures and
   * their dates as AWS does, and refuses all other keys; else any key and any signature will do.
   */
  readonly secretAccessKeys?: Readonly<Record<string, string>>
  /** What befalls calls from the start, each as `coldstart:PutFault` takes it: see src/sim/cloud/conditions/SPEC.md. */
  readonly faults?: readonly JsonObject[]
  /**
   * How large a share, from 0 to 1, of what AWS does at least once is done twice: so far the asynchronous starts of
   * Express workflows. Drawn from the seed. Default 0.
   */
  readonly secondTimes?: number
  /**
   * How large a share, from 0 to 1, of the requests that an empty bucket or a used-up quota of API Gateway refuses is let
   * in all the same: AWS applies them on a best-effort basis. Drawn from the seed. Default 0: limits are exact.
   */
  readonly throttlingSlack?: number
}

/** A simulated AWS account in one Region, in virtual time. */
export interface Cloud {
  /**
   * One modelled AWS call: `call('states', 'StartExecution', {…})`, by an administrator. Input and
   * output have SDK v3's shapes: timestamps are Date, blobs Uint8Array; texts are taken for both.
   * @throws {AwsError} name, message, statusCode and the error's own members, as AWS documents it
   */
  call(service: string, action: string, input: object): Promise<any>
  /**
   * HTTP to a stage of an API, to a function URL, or to a service endpoint of the world's Region by AWS's wire
   * protocols: a refusal is a response as AWS sends it.
   * @throws {AwsError} NotSimulated for any other host
   */
  request(request: HttpRequest): Promise<HttpResponse>
  /**
   * A WebSocket client of this world, connected to a stage: `wss://{api}.execute-api.{region}.amazonaws.com/{stage}`.
   * @throws {AwsError} UnexpectedServerResponse, with `statusCode` and `body`, where `$connect` lets nobody in
   * @throws {AwsError} NotSimulated for any other URL
   */
  connect(url: string, headers?: Readonly<Record<string, string>>): Promise<SimSocket>
  /** The simulated outside: what answers HTTP to `host`, for API Gateway's HTTP integrations. */
  outside(host: string, handler: OutsideHandler): void
  /** Answers calls of an action (or of a service not simulated) instead of the service. */
  mock(service: string, action: string, answer: MockAnswer): void
  /**
   * Takes a mock configuration of Step Functions Local, as text. From then on an execution of
   * `<state machine ARN>#<test case>` has the tasks of the named states answered by it. The last one
   * given counts.
   * @throws {AwsError} InvalidMockConfiguration, naming each place that is wrong
   */
  mockStates(configuration: string): void
  /** @throws {AwsError} RunLimitExceeded after `limit` signals (default 1,000,000) */
  runUntilQuiet(limit?: number): Promise<void>
  /** Delivers all that is due within `milliseconds` from now and leaves the clock there. */
  runFor(milliseconds: number): Promise<void>
  /** Epoch milliseconds, virtual; may be fractional. */
  readonly now: VirtualMs
  /** All that has happened so far, oldest first. What happens later is in it when it is asked for again. */
  readonly log: readonly SimEvent[]
}

/** The services of a world and what runs their guests: supplied once, by the entry. */
export interface CloudParts {
  // Each service has its own state and signals; the front door hands them through unseen.
  readonly services: readonly Service<any, any>[]
  readonly guests: GuestHost
}

/** @throws {AwsError} NotSimulated, naming the option that asks for what is not there yet */
export function createSimulation(parts: CloudParts, options: CloudOptions = {}): Simulation {
  refuseOptions(options)
  const place = { region: options.region ?? 'us-east-1', accountId: options.accountId ?? '123456789012' }
  const services = PersistentMap<string, unknown>(parts.services.map((service) => [service.id, service.initial]))
  const state: CloudState = { frontDoor: { ...closedFrontDoor, conditions: conditionsOf(options) }, services }
  const startTime = epochTime(options.startTime ?? '2025-01-01T00:00:00.000Z')
  const first = createWorld<CloudState, never>(state, options.seed ?? 1, startTime)
  return new Simulation(first, worldReducer(parts.services, place), overHttp(parts.guests, place.region))
}

function refuseOptions({ rulesOf = '2026-11-23' }: CloudOptions): void {
  if (rulesOf !== '2026-11-23') throw refused(`rulesOf: '${rulesOf}'`)
}

/**
 * The public face of a simulation: `Cloud` and nothing else.
 * @param options  those that the simulation was made of
 */
export function cloudOf(simulation: Simulation, { region = 'us-east-1', secretAccessKeys }: CloudOptions = {}): Cloud {
  const outside = new Outside(simulation)
  const sockets = new WebSockets(simulation, region)
  return {
    call: async (service, action, input) =>
      toSdk(service, action, await simulation.call(service, action, toModelled(service, action, input))),
    request: async (request) => answerHttp(simulation, region, request, secretAccessKeys),
    connect: (url, headers) => sockets.connect(url, headers),
    outside: (host, handler) => outside.set(host, handler),
    mock: (service, action, answer) => simulation.mock(service, action, answer),
    mockStates: (configuration) => {
      const read = readMockConfiguration(configuration)
      if ('problems' in read) throw new AwsError(invalidConfiguration(read.problems.map(({ message }) => message).join('\n')))
      simulation.mockStates(read.configuration)
    },
    runUntilQuiet: (limit) => simulation.runUntilQuiet(limit),
    runFor: (milliseconds) => simulation.runFor(milliseconds),
    get now() {
      return simulation.now
    },
    get log() {
      return simulation.log
    },
  }
}

function refused(what: string): AwsError {
  return new AwsError(notSimulated(what))
}

export type { HttpRequest, HttpResponse, MockAnswer, SimSocket }
