import type { Variation } from '../../../src/content/scenarios/scenario'
import { scenarios } from '../../../src/content/scenarios/scenarios'
import { loadRun, saveRun } from '../../../src/sim/cloud/savedRun'
import { buildWorld, optionsOf, startExecution } from '../../../src/sim/cloud/labs/stepfunctions/worldBuilder'
import type { LabWorld } from '../../../src/sim/cloud/labs/stepfunctions/lab'
import { services } from '../../../src/sim/cloud/services'
import { createGuestHost, type SandboxAssets } from '../../../src/sim/handlers/handlers'
import { exampleDraft, labWorldOf, varied } from '../../../src/state/draft'
import { sdkWorld } from './sdkWorld'

/** The logs of one scenario, as text: of a run, of the same again, and of the run saved and loaded. */
export interface Played {
  readonly name: string
  /** What the execution ended in. */
  readonly ended: string
  /** What it has to end in, where that is not the point of the scenario. */
  readonly mustEnd?: string
  readonly first: string
  readonly again: string
  /** Undefined where the simulator did not take its own saved run. */
  readonly loaded: string | undefined
}

/** Plays every scenario of the labs, and every variation of it, and a handler with the AWS SDK, three ways. */
export async function playAll(assets: SandboxAssets): Promise<readonly Played[]> {
  const partsOf = () => ({ services, guests: createGuestHost(assets) })
  const played: Played[] = []
  for (const { name, world, mustEnd } of worlds()) {
    const runs = [await run(partsOf(), world), await run(partsOf(), world)] as const
    const saved = JSON.stringify(saveRun(runs[0].simulation, optionsOf(world)))
    const loaded = loadRun(partsOf(), JSON.parse(saved))
    played.push({
      name,
      ended: runs[0].ended,
      ...(mustEnd === undefined ? {} : { mustEnd }),
      first: JSON.stringify(runs[0].simulation.log),
      again: JSON.stringify(runs[1].simulation.log),
      loaded: loaded && JSON.stringify(loaded.log),
    })
  }
  return played
}

function worlds(): readonly { readonly name: string; readonly world: LabWorld; readonly mustEnd?: string }[] {
  return [{ name: sdkWorld.name, world: sdkWorld, mustEnd: 'SUCCEEDED' }, ...scenarios.flatMap(({ id, variations }) => {
    const example = exampleDraft(id)
    return [
      { name: id, world: labWorldOf(example) },
      ...variations.map((one: Variation) => ({ name: `${id}, ${one.id}`, world: labWorldOf(varied(example, one)) })),
    ]
  })]
}

async function run(parts: Parameters<typeof buildWorld>[0], world: LabWorld) {
  const simulation = await buildWorld(parts, world)
  const executionArn = await startExecution(simulation, world)
  await simulation.runUntilQuiet()
  const { status, error } = (await simulation.call('states', 'DescribeExecution', { executionArn })) as {
    status: string
    error?: string
  }
  return { simulation, ended: error === undefined ? status : `${status} ${error}` }
}
