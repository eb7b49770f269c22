import { expose } from 'comlink'
import { validateDefinition } from '../sim/services/stepfunctions/validation/validation'

/** Checks definitions beside the page, so that a long one never holds up typing. */
expose({
  check: (definition: string) => validateDefinition(definition, { type: 'STANDARD' }).diagnostics,
})
