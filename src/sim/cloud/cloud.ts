import type { AwsError } from '../aws/awsError'
import type { GuestHost } from '../aws/guestSlice'
import type { Service } from '../aws/service'
import type { SimEvent } from '../kernel/eventLog'
import type { JsonObject } from '../kernel/json'
import { epochTime, type VirtualMs } from '../kernel/virtualTime'
import { createWorld } from '../kernel/world'
import { closedFrontDoor } from './frontDoor'
import { Simulation, type MockAnswer } from './simulation'
import { worldReducer, type CloudState } from './worldReducer'

/** What makes a world, besides what is done in it. Plain JSON: a saved run carries it. */
export interface CloudOptions {
  /** Default 1. */
  readonly seed?: number
  /** ISO 8601. Default `2025-01-01T00:00:00.000Z`. */
  readonly startTime?: string
  readonly region?: string
  readonly accountId?: string
}

/** A simulated AWS account in one Region, in virtual time. */
export interface Cloud {
  /**
   * One modelled AWS call: `call('states', 'StartExecution', {…})`, by an administrator. Input and
   * output have the API's documented shape.
   * @throws {AwsError} name, message, statusCode and the error's own members, as AWS documents it
   */
  call(service: string, action: string, input: object): Promise<any>
  /** Answers calls of an action (or of a service not simulated) instead of the service. */
  mock(service: string, action: string, answer: MockAnswer): void
  /** @throws {AwsError} RunLimitExceeded after `limit` signals (default 1,000,000) */
  runUntilQuiet(limit?: number): Promise<void>
  /** Delivers all that is due within `milliseconds` from now and leaves the clock there. */
  runFor(milliseconds: number): Promise<void>
  /** Epoch milliseconds, virtual; may be fractional. */
  readonly now: VirtualMs
  readonly log: readonly SimEvent[]
}

/** The services of a world and what runs their guests: supplied once, by the entry. */
export interface CloudParts {
  // Each service has its own state and signals; the front door hands them through unseen.
  readonly services: readonly Service<any, any>[]
  readonly guests: GuestHost
}

export function createSimulation(parts: CloudParts, options: CloudOptions = {}): Simulation {
  const place = { region: options.region ?? 'us-east-1', accountId: options.accountId ?? '123456789012' }
  const services = Object.fromEntries(parts.services.map((service) => [service.id, service.initial]))
  const state: CloudState = { frontDoor: closedFrontDoor, services }
  const startTime = epochTime(options.startTime ?? '2025-01-01T00:00:00.000Z')
  const first = createWorld<CloudState, never>(state, options.seed ?? 1, startTime)
  return new Simulation(first, worldReducer(parts.services, place), parts.guests)
}

/** The public face of a simulation: `Cloud` and nothing else. */
export function cloudOf(simulation: Simulation): Cloud {
  return {
    call: (service, action, input) => simulation.call(service, action, input as JsonObject),
    mock: (service, action, answer) => simulation.mock(service, action, answer),
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

export type { AwsError, MockAnswer }
