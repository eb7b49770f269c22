import { createSimulation, type CloudParts } from '../../cloud'
import type { Simulation } from '../../simulation'
import type { GatewayWorld } from './gatewayWorld'
import { PLACE } from './refusal'
import { SavedApi } from './savedApi'

/** A world with an API in it that clients can call. */
export interface BuiltGateway {
  readonly simulation: Simulation
  readonly api: SavedApi
  readonly deploymentId: string
}

/**
 * A new world with the learner's functions and API, deployed to its stage, whose cache has come.
 * @throws {GatewayRefusal} naming the part that AWS does not take
 */
export async function buildGateway(parts: CloudParts, world: GatewayWorld): Promise<BuiltGateway> {
  const simulation = createSimulation(parts, { seed: world.seed, ...PLACE })
  const api = await SavedApi.create(simulation, world.name)
  const deploymentId = await api.deploy(world, 'The first deployment')
  await simulation.runUntilQuiet()
  return { simulation, api, deploymentId }
}
