import type { GatewayScenario } from './gatewayScenario'
import { ordersApi } from './ordersApi'
import { parcelsApi } from './parcelsApi'
import { shopApi } from './shopApi'
import { weatherApi } from './weatherApi'

/** What the API Gateway lab can open with; the first is where it starts. */
export const gatewayScenarios: readonly [GatewayScenario, ...GatewayScenario[]] = [ordersApi, weatherApi, parcelsApi, shopApi]
