import type { Drill, DrillPart } from '../../content/drills/drill'
import type { Json, JsonObject } from '../../content/questions/json'
import { check, type Seen } from '../proof/checking'
import { play, type CreateCloud } from '../proof/playing'
import { ProofBroken, Scope } from '../proof/scope'

/** What a drill's checks saw under one seed. */
export interface DrillRun {
  readonly seed: number
  readonly passed: boolean
  readonly seen: readonly Seen[]
  /** Why the system could not be built or run as it was changed: AWS refuses it. */
  readonly refused?: string
}

export interface DrillVerdict {
  readonly passed: boolean
  readonly runs: readonly DrillRun[]
  /** A part that cannot be read, and then nothing was run. */
  readonly problem?: { readonly part: string; readonly message: string }
}

/**
 * Grades a system as a learner changed it: by simulated traffic, under every seed of the drill.
 * @param texts  by part; one that is absent is the starter's
 */
export async function gradeDrill(drill: Drill, texts: Readonly<Record<string, string>>, createCloud: CreateCloud): Promise<DrillVerdict> {
  const values: Record<string, Json> = {}
  for (const part of drill.parts) {
    const read = readPart(part, texts[part.id] ?? part.starter)
    if ('message' in read) return { passed: false, runs: [], problem: { part: part.id, message: read.message } }
    values[part.id] = read.value
  }
  const runs: DrillRun[] = []
  for (const seed of drill.seeds) runs.push(await runUnder(drill, seed, values, createCloud))
  return { passed: runs.every(({ passed }) => passed), runs }
}

async function runUnder(drill: Drill, seed: number, values: JsonObject, createCloud: CreateCloud): Promise<DrillRun> {
  const scope = new Scope(values, new Set(Object.keys(values)))
  try {
    const run = await play(createCloud, { seed, ...(drill.latency && { latency: drill.latency }) }, drill.steps, scope)
    const seen = drill.checks.map((each) => check(each, run))
    return { seed, passed: seen.every(({ holds }) => holds), seen }
  } catch (error) {
    if (!(error instanceof ProofBroken)) throw error
    return { seed, passed: false, seen: [], refused: error.message }
  }
}

function readPart({ language }: DrillPart, text: string): { readonly value: Json } | { readonly message: string } {
  if (language === 'javascript') return { value: text }
  try {
    return { value: JSON.parse(text) as Json }
  } catch (error) {
    return { message: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}
