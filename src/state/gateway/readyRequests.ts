import type { ScenarioRequest } from '../../content/scenarios/gatewayScenario'
import { ordersApi } from '../../content/scenarios/ordersApi'

/** Requests worth sending, each with its reason. */
export const readyRequests: readonly ScenarioRequest[] = ordersApi.requests
