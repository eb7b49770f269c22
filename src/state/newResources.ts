import type { LabFunction, LabTable } from '../sim/cloud/labs/stepfunctions/lab'

/** A function to begin with: it answers with what it was asked. */
export function newFunction(name: string): LabFunction {
  const code = `// ${name} answers with the event it was invoked with.

export const handler = async (event) => {
  console.log(event)
  return event
}
`
  return { name, code }
}

/** A table to begin with: one item, to show their form. */
export function newTable(name: string, partitionKey: string): LabTable {
  return { name, partitionKey, items: `[\n  { ${JSON.stringify(partitionKey)}: "first" }\n]\n` }
}
