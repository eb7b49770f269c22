/** Writes FIDELITY.md from what the app shows: `npx tsx scripts/fidelity/fidelity.ts`. */
import { writeFileSync } from 'node:fs'
import { fidelityDocument } from './document'

writeFileSync(new URL('../../FIDELITY.md', import.meta.url), fidelityDocument())
