import type { FunctionStep } from '../../content/questions/proof'

/** A script is no text that could be edited, but one that can be read, and replaced. */
export function scriptText({ script = [] }: FunctionStep): string {
  const lines = JSON.stringify(script, null, 2).split('\n').map((line) => `// ${line}`)
  return ['// In this run a script stands for the code, which says how long it works and what it answers:', ...lines, '// What you write here takes its place with the next invocation.', 'export const handler = async (event) => event', ''].join('\n')
}
