import type { GatewayScenario } from '../../content/scenarios/gatewayScenario'
import { gatewayScenarios } from '../../content/scenarios/gatewayScenarios'
import type { GatewayWorld, LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { readKeptWorld } from './keptWorld'

/** What the lab's world began as, with requests worth sending. */
export type Example = Pick<GatewayScenario, 'id' | 'title' | 'requests'>

export const [FIRST] = gatewayScenarios

/** Of an API that came from elsewhere. */
export const OPENED: Example = { id: 'opened', title: 'An opened API', requests: [] }

/** Only what makes a world, of something that holds more. */
export function worldOf({ name, resources, methods, functions, authorizers, stage, plan, seed }: GatewayWorld): GatewayWorld {
  return { name, ...(resources ? { resources } : {}), methods, functions, authorizers, stage, plan, seed }
}

/** By its scenario: the same object each time. */
const WORLDS = new Map(gatewayScenarios.map((scenario) => [scenario.id, worldOf(scenario)]))
const FIRST_WORLD = worldOf(FIRST)

/** An example's world as it was at first; of an API from elsewhere, what is gone back to. */
export function exampleOf({ id }: Pick<Example, 'id'>): GatewayWorld {
  return WORLDS.get(id) ?? WORLDS.get(FIRST.id) ?? FIRST_WORLD
}

export function exampleNamed(id: unknown): Example {
  return id === OPENED.id ? OPENED : (gatewayScenarios.find((each) => each.id === id) ?? FIRST)
}

/** The method that is looked at first: one that has a backend. */
export function firstMethod({ methods }: GatewayWorld): LabMethod | undefined {
  return methods.find(({ integration }) => integration.type === 'AWS_PROXY') ?? methods[0]
}

export interface KeptExample {
  readonly scenario: Example
  readonly world: GatewayWorld
}

/** What the device kept of a world; undefined where it is none. */
export function readKept(kept: unknown): KeptExample | undefined {
  const world = readKeptWorld(kept)
  return world && { scenario: exampleNamed((kept as { readonly scenario?: unknown }).scenario), world: worldOf(world) }
}
