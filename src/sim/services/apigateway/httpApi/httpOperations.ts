import type { Operation } from '../operation/operation'
import * as apis from './operation/apis'
import * as authorizers from './operation/authorizers'
import * as integrations from './operation/integrations'
import * as routes from './operation/routes'
import * as stages from './operation/stages'
import * as integrationResponses from '../webSocketApi/operation/integrationResponses'
import * as models from '../webSocketApi/operation/models'
import * as routeResponses from '../webSocketApi/operation/routeResponses'

const { newIntegration: _i, ...ofIntegrations } = integrations
const { newRoute: _r, ...ofRoutes } = routes
const { newStage: _s, ...ofStages } = stages

/** What is simulated of the API `apigatewayv2`, named as its actions. */
export const HTTP_OPERATIONS: { readonly [name: string]: Operation } = {
  ...apis, ...authorizers, ...ofIntegrations, ...ofRoutes, ...ofStages, ...integrationResponses, ...models, ...routeResponses,
}
