import type { JsonObject } from '../../kernel/json'
import { awsFault, type AwsFault } from '../awsError'
import { modelOf, type ServiceModel } from '../models/models'
import type { CheckedByModel } from '../service'
import { violationsOf, type Judged } from './violations'

function judgedBy(model: ServiceModel, { withoutPatterns, onlyChoices, bodyNamed, asSeen = {} }: CheckedByModel): Judged {
  return { model, patterns: !withoutPatterns, onlyChoices: onlyChoices ?? false, bodyNamed: bodyNamed ?? false, seen: asSeen }
}

/** The refusal of a request that violates its API's model; undefined where it does not, or where the service checks for itself. */
export function constraintFault(checked: CheckedByModel | undefined, service: string, action: string, input: JsonObject): AwsFault | undefined {
  if (!checked?.actions.includes(action)) return undefined
  const model = modelOf(service)
  const shape = model && Object.hasOwn(model.operations, action) ? model.operations[action]?.input : undefined
  if (!model || shape === undefined) return undefined
  const told = violationsOf(judgedBy(model, checked), action, shape, input)
  if (told.length === 0) return undefined
  return awsFault(checked.error, `${told.length} validation error${told.length > 1 ? 's' : ''} detected: ${told.join('; ')}`)
}
