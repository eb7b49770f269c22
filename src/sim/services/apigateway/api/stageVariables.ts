import { badRequest } from '../faults'

/**
 * Stage variables, or what a canary overrides of them. What a name and a value may have is documented, but for the
 * blank, which AWS's refusal allows.
 * @throws {Refusal} BadRequestException
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html
 */
export function checkedVariables<Variables extends { readonly [name: string]: string }>(variables: Variables): Variables {
  for (const [name, value] of Object.entries(variables)) {
    if (!/^\w+$/.test(name)) badRequest(`Invalid stage variable name: ${name}.  Please use names with only word characters.`)
    if (!/^[\w .~:/?#&=,-]+$/.test(value)) {
      badRequest(`Invalid stage variable value: ${value}.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.`)
    }
  }
  return variables
}
