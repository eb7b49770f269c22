import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One measured machine, as its file in ../shared/bench/asl has it. */
export interface Machine {
  readonly name: string
  readonly definition: object
  readonly input: unknown
  /** The output that one execution must give. */
  readonly expected: unknown
  /** States entered in one execution. */
  readonly stateEntries: number
  /** Executions in one round. */
  readonly repeat: number
  /** Its Task, answered by a mock: it fails so many times, then gives `{ ok: true, n: input.n }`. */
  readonly mock?: { readonly state: string; readonly failFirst: number; readonly error: string; readonly cause: string }
}

const FOLDER = new URL('../../../../shared/bench/asl/', import.meta.url)

/** @throws where the folder of machines is not there */
export function machineNamed(name: string): Machine {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`${name}.json`, FOLDER)), 'utf8')) as Machine
}

/** How many rounds the counter loops of the folder make. */
const LOOP_ROUNDS = 10_000

/** A counter loop of that many rounds instead of its own. */
export function loopOf(name: string, rounds: number): Machine {
  const machine = machineNamed(name)
  const definition = JSON.parse(JSON.stringify(machine.definition).replaceAll(String(LOOP_ROUNDS), String(rounds))) as object
  const stateEntries = machine.stateEntries + 2 * (rounds - LOOP_ROUNDS)
  return { ...machine, definition, expected: { i: rounds }, stateEntries, repeat: Math.max(1, LOOP_ROUNDS / rounds) }
}
