import type { JsonObject } from '../../../kernel/json'
import type { Integration, Method } from './method'

/** A method as the API shows it. */
export function shownMethod({ integration, ...method }: Method): JsonObject {
  return { ...method, ...(integration ? { methodIntegration: shownIntegration(integration) } : {}) } as unknown as JsonObject
}

/** A map that is empty is there, and shown. */
export function shownIntegration(integration: Integration): JsonObject {
  return integration as unknown as JsonObject
}
