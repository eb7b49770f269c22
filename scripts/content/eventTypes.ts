import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SIM = fileURLToPath(new URL('../../src/sim/', import.meta.url))

/** All that could be an event's type: the capitalized names in the simulator's source. */
export function eventTypes(): ReadonlySet<string> {
  const files = readdirSync(SIM, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  return new Set(files.flatMap((path) => [...readFileSync(join(SIM, path), 'utf8').matchAll(/['"`]([A-Z][A-Za-z]+)['"`]/g)].map(([, name]) => name!)))
}
