/**
 * The URI of an integration with its variables filled in: `${stageVariables.name}`, of which an unknown one is
 * empty, and `{name}`, a path parameter, of which an unknown one stays as it is.
 */
export function fillUri(
  uri: string,
  stageVariables: { readonly [name: string]: string },
  pathParameters: { readonly [name: string]: string },
): string {
  return uri.replace(/\$\{stageVariables\.(\w+)\}|\$\{|\{([^{}]+)\}/g, (text, variable: string | undefined, parameter: string | undefined) => {
    if (variable !== undefined) return Object.hasOwn(stageVariables, variable) ? stageVariables[variable]! : ''
    return parameter !== undefined && Object.hasOwn(pathParameters, parameter) ? pathParameters[parameter]! : text
  })
}
