import { fillUri } from '../rules/integrationUri'

/**
 * The function that a Lambda integration's URI names, as Invoke takes it: its ARN, or what a stage variable
 * made of it. Undefined where it names none.
 */
export function functionOf(uri: string, stageVariables: { readonly [name: string]: string }): string | undefined {
  const filled = fillUri(uri, stageVariables, {})
  return /:lambda:path\/2015-03-31\/functions\/(.+)\/invocations$/.exec(filled)?.[1]
}
