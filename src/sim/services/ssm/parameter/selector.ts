import type { Turn } from '../turn'
import { versionNotFound } from '../faults'
import { checkForm } from './name'
import { latest, type Parameter, type Version } from './parameter'

/** A version of a parameter, and the part of the name that chose it. */
export interface Selected {
  readonly parameter: Parameter
  readonly version: Version
  readonly selector: string | undefined
}

/**
 * What `name`, `name:version`, `name:label` or an ARN stands for; undefined where there is no such parameter.
 * @throws {Refusal} ValidationException where it can be no name, ParameterVersionNotFound where it has no such version
 */
export function select(turn: Turn, asked: string): Selected | undefined {
  const arn = asked.startsWith('arn:')
  const [, name = asked, selector] = (arn ? /^((?:[^:]*:){5}[^:]*)(?::(.*))?$/ : /^([^:]*)(?::(.*))?$/).exec(asked) ?? []
  if (!arn) checkForm(name)
  const parameter = arn ? turn.ofArn(name) : turn.named(name)
  if (!parameter) return undefined
  if (selector === undefined) return { parameter, version: latest(parameter), selector }
  const version = parameter.versions.find(({ number, labels }) => String(number) === selector || labels.includes(selector))
  return { parameter, version: version ?? versionNotFound(selector, parameter.name), selector }
}
