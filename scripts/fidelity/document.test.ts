import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fidelityDocument } from './document'

test('FIDELITY.md says what the app says: if not, run npx tsx scripts/fidelity/fidelity.ts', () => {
  const kept = readFileSync(new URL('../../FIDELITY.md', import.meta.url), 'utf8')
  expect(kept).toBe(fidelityDocument())
})
