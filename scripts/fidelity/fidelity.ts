/** Writes FIDELITY.md from what the app shows and the simulator does: `npx tsx scripts/fidelity/fidelity.ts`. */
import { writeFileSync } from 'node:fs'
import { fidelityDocument } from './document'
import { serviceOperations } from './operations'

writeFileSync(new URL('../../FIDELITY.md', import.meta.url), fidelityDocument(await serviceOperations()))
