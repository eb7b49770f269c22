import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fidelityDocument } from './document'
import { serviceOperations } from './operations'

test('FIDELITY.md says what the app says and the simulator does: if not, run npx tsx scripts/fidelity/fidelity.ts', async () => {
  const kept = readFileSync(new URL('../../FIDELITY.md', import.meta.url), 'utf8')
  expect(kept).toBe(fidelityDocument(await serviceOperations()))
})
