import { isJsonObject, type JsonObject } from '../../../kernel/json'
import type { MachineType } from '../interpreter/execution'
import { refused } from '../refusal'
import { hasErrors, invalidDefinitionMessage, validateDefinition } from '../validation/validation'
import { texts } from './checks'

/** @throws {Refusal} InvalidDefinition, with all that is wrong and where */
export function validDefinition(text: string, type: MachineType): JsonObject {
  const { definition, diagnostics } = validateDefinition(text, { type })
  if (!definition || hasErrors(diagnostics)) refused('InvalidDefinition', invalidDefinitionMessage(diagnostics))
  return definition
}

/** @throws {Refusal} InvalidArn */
export function checkRole(roleArn: string): void {
  if (!/^arn:[a-z-]+:iam::\d*:role\/.+/.test(roleArn)) refused('InvalidArn', `Invalid Role Arn: '${roleArn}'`)
}

/** Whether a version is to be published, and how it is described. */
export interface Publishing {
  readonly publish: boolean
  readonly versionDescription: string | undefined
}

/** @throws {Refusal} ValidationException where a version is described and not published */
export function publishingOf(input: JsonObject): Publishing {
  const { versionDescription } = texts(input, 'versionDescription')
  const publish = input['publish'] === true
  if (versionDescription !== undefined && !publish) {
    refused('ValidationException', 'Version description can only be set when publish is true')
  }
  return { publish, versionDescription }
}

const SETTINGS = ['loggingConfiguration', 'tracingConfiguration', 'encryptionConfiguration']

/** The configurations that are given. @throws {Refusal} InvalidLoggingConfiguration */
export function settingsOf(input: JsonObject): JsonObject {
  const logging = input['loggingConfiguration']
  const destinations = isJsonObject(logging) ? logging['destinations'] : undefined
  if (Array.isArray(destinations) && destinations.length > 1) {
    refused('InvalidLoggingConfiguration', 'Invalid Logging Configuration: Must specify exactly one Log Destination.')
  }
  return Object.fromEntries(SETTINGS.flatMap((name) => (isJsonObject(input[name]) ? [[name, input[name]]] : [])))
}
