import type { Variation } from '../../../src/content/scenarios/scenario'
import { scenarios } from '../../../src/content/scenarios/scenarios'
import type { CloudOptions, CloudParts } from '../../../src/sim/cloud/cloud'
import { loadRun, saveRun } from '../../../src/sim/cloud/savedRun'
import { buildWorld, optionsOf, startExecution } from '../../../src/sim/cloud/labs/stepfunctions/worldBuilder'
import type { LabWorld } from '../../../src/sim/cloud/labs/stepfunctions/lab'
import { services } from '../../../src/sim/cloud/services'
import { createGuestHost, type SandboxAssets } from '../../../src/sim/handlers/handlers'
import { exampleDraft, labWorldOf, varied } from '../../../src/state/draft'
import type { Simulation } from '../../../src/sim/cloud/simulation'
import { chatOptions, playChat } from './chatWorld'
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

/** Something to play: what makes a world, and what is done in it. */
interface Piece {
  readonly name: string
  readonly options: CloudOptions
  readonly mustEnd?: string
  play(parts: CloudParts): Promise<{ readonly simulation: Simulation; readonly ended: string }>
}

/** Plays every scenario of the labs, and every variation of it, a handler with the AWS SDK and clients of a WebSocket API, three ways. */
export async function playAll(assets: SandboxAssets): Promise<readonly Played[]> {
  const partsOf = () => ({ services, guests: createGuestHost(assets) })
  const played: Played[] = []
  for (const { name, options, mustEnd, play } of pieces()) {
    const runs = [await play(partsOf()), await play(partsOf())] as const
    const saved = JSON.stringify(saveRun(runs[0].simulation, options))
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

function pieces(): readonly Piece[] {
  const chat: Piece = { name: 'clients-of-a-websocket-api', options: chatOptions, mustEnd: 'heard: héllo, answered, 1001 Going away', play: playChat }
  return [chat, { ...pieceOf(sdkWorld.name, sdkWorld), mustEnd: 'SUCCEEDED' }, ...scenarios.flatMap(({ id, variations }) => {
    const example = exampleDraft(id)
    return [pieceOf(id, labWorldOf(example)), ...variations.map((one: Variation) => pieceOf(`${id}, ${one.id}`, labWorldOf(varied(example, one))))]
  })]
}

function pieceOf(name: string, world: LabWorld): Piece {
  return { name, options: optionsOf(world), play: (parts) => run(parts, world) }
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
