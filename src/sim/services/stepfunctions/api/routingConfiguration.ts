import { isJsonObject, type Json } from '../../../kernel/json'
import type { Route } from '../account'
import { invalid } from '../refusal'

/**
 * An alias's routes: one or two versions, with weights that make 100.
 * @throws {Refusal} ValidationException
 */
export function routesIn(given: Json | undefined): readonly Route[] {
  const items = Array.isArray(given) ? (given as readonly Json[]).filter(isJsonObject) : []
  const routes = items.map(({ stateMachineVersionArn, weight }) => ({ versionArn: String(stateMachineVersionArn), weight: Number(weight) }))
  const [first, second] = routes
  if (first?.versionArn === second?.versionArn) {
    invalid('INVALID_ROUTING_CONFIGURATION', 'Routing configuration must not contain duplicate versions.')
  }
  if (routes.reduce((sum, { weight }) => sum + weight, 0) !== 100) {
    invalid('INVALID_ROUTING_CONFIGURATION', 'Sum of routing configuration weights must equal 100.')
  }
  return routes
}
