import type { Subject } from '../sim/cloud/labs/stepfunctions/lab'

/** What an execution or Map Run is called on the page. Children of a Map Run have no names of their own but UUIDs. */
export function subjectName({ kind, name, position }: Subject & { readonly position?: number }): string {
  if (kind === 'mapRun') return `Map Run of ${name}`
  return position === undefined ? `Execution ${name}` : `Child execution ${position}`
}
