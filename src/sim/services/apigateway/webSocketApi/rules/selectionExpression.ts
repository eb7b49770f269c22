/** `\$` is a dollar sign; `$a.b` and `${a.b}` are variables. */
const PARTS = /\\\$|\$\{([\w.[\]-]+)\}|\$([\w.[\]-]+)/g

/**
 * What a selection expression comes to: `$request.body.action`, `${request.body.version}-beta`, `\$default`, `200`.
 * @param valueOf  of a variable by its name without the dollar sign; undefined where it has none
 * @returns undefined where a variable has no value: then nothing is selected
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
 */
export function evaluateSelection(expression: string, valueOf: (variable: string) => string | undefined): string | undefined {
  let complete = true
  // `$default` is a key of AWS's own, and no variable.
  if (expression === '$default') return expression
  const text = expression.replace(PARTS, (part, braced: string | undefined, bare: string | undefined) => {
    const variable = braced ?? bare
    if (variable === undefined) return part.slice(1)
    const value = valueOf(variable)
    complete &&= value !== undefined
    return value ?? ''
  })
  return complete ? text : undefined
}
