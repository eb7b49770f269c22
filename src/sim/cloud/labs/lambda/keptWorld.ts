import { isJsonObject } from '../../../kernel/json'
import type { CloudParts } from '../../cloud'
import { loadRun, saveRun, type SavedRun } from '../../savedRun'
import type { LabRun } from './labRun'
import { Ledger } from './ledger'

/** A lab's world as it is kept on the device: what was sent to it, and the run itself. */
export interface KeptWorld extends Pick<LabRun, 'first' | 'startedAt' | 'deployed' | 'sent' | 'sends' | 'stopped'> {
  readonly run: SavedRun
}

/** A world of more inputs than these is not kept: it is some 8 MB of text, and making it again is quicker than reading it. */
const MOST_INPUTS = 15_000

/** As plain JSON text; undefined where it is too long a story. */
export function putDown(world: LabRun): string | undefined {
  const { simulation, options, first, startedAt, deployed, sent, sends, stopped } = world
  if (simulation.inputs.length > MOST_INPUTS) return undefined
  const kept: KeptWorld = { first, startedAt, deployed, sent, sends, stopped, run: saveRun(simulation, options) }
  return JSON.stringify(kept)
}

/**
 * The world as it was put down. Undefined where the text is none; only what was sent, where this version of the simulator
 * tells another story of it: then it has to be sent again.
 */
export function takeUp(parts: CloudParts, text: string): LabRun | Pick<LabRun, 'sent'> | undefined {
  const kept = readKept(text)
  if (!kept) return undefined
  const simulation = loadRun(parts, kept.run)
  if (!simulation) return { sent: kept.sent }
  const ledger = new Ledger()
  ledger.readTo(simulation.log)
  // JSON leaves out what is undefined.
  return { ...kept, options: kept.run.options, stopped: kept.stopped, simulation, ledger }
}

function readKept(text: string): KeptWorld | undefined {
  try {
    const kept: unknown = JSON.parse(text)
    const isWorld = isJsonObject(kept) && isJsonObject(kept['run']) && Array.isArray(kept['deployed']) && kept['deployed'].length > 0 && Array.isArray(kept['sent'])
    return isWorld ? (kept as unknown as KeptWorld) : undefined
  } catch {
    return undefined
  }
}
