/**
 * JSONPath as Step Functions takes it: Jayway's dialect over the input (`$`), the Context object (`$$`)
 * and variables (`$name`).
 */
export { evaluatePath, type PathValue } from './evaluatePath'
export { parsePath, type PathResult } from './parsePath'
export type { Path, Segment } from './path'
export type { PathScope } from './scope'
export { setReference, type ReferenceConflict } from './setReference'
