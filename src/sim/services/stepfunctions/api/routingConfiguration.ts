import { numberOf } from '../../../../facts/facts'
import { isJsonObject, type Json } from '../../../kernel/json'
import type { Route } from '../account'
import { invalid, refused } from '../refusal'
import { ARN, texts } from './checks'

const MOST_ROUTES = numberOf('stepfunctions.alias.routes.limit')

/**
 * An alias's routes: one or two versions, with weights that make 100.
 * @throws {Refusal} ValidationException
 */
export function routesIn(given: Json | undefined): readonly Route[] {
  const items = Array.isArray(given) ? (given as readonly Json[]).filter(isJsonObject) : []
  if (items.length === 0 || items.length > MOST_ROUTES) {
    refused(
      'ValidationException',
      `1 validation error detected: Value at 'routingConfiguration' failed to satisfy constraint: Member must have length between 1 and ${MOST_ROUTES}, inclusive`,
    )
  }
  const routes = items.map((item) => {
    const { stateMachineVersionArn = '' } = texts(item, { stateMachineVersionArn: ARN })
    return { versionArn: stateMachineVersionArn, weight: weightIn(item['weight']) }
  })
  const [first, second] = routes
  if (first?.versionArn === second?.versionArn) {
    invalid('INVALID_ROUTING_CONFIGURATION', 'Routing configuration must not contain duplicate versions.')
  }
  if (routes.reduce((sum, { weight }) => sum + weight, 0) !== 100) {
    invalid('INVALID_ROUTING_CONFIGURATION', 'Sum of routing configuration weights must equal 100.')
  }
  return routes
}

function weightIn(weight: Json | undefined): number {
  if (typeof weight === 'number' && Number.isInteger(weight) && weight >= 0 && weight <= 100) return weight
  refused(
    'ValidationException',
    `1 validation error detected: Value '${String(weight)}' at 'weight' failed to satisfy constraint: Member must have value between 0 and 100, inclusive`,
  )
}
