import { refused } from '../../aws/refusal'

/** @throws {Refusal} ParameterNotFound, of which AWS says no more than the name */
export function notFound(): never {
  refused('ParameterNotFound', '')
}

/** @throws {Refusal} ValidationException */
export function invalid(message: string): never {
  refused('ValidationException', message)
}

/** @throws {Refusal} ParameterVersionNotFound, of a version's number or a label */
export function versionNotFound(version: string, name: string): never {
  refused('ParameterVersionNotFound', `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`)
}
