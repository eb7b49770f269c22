import { flagOf, requiredText, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending, emptyTree } from '../../../kernel/orderedTree'
import { badRequest } from '../faults'
import { createApi, getApi } from '../httpApi/operation/apis'
import { createAuthorizer } from '../httpApi/operation/authorizers'
import { createIntegration } from '../httpApi/operation/integrations'
import { createRoute } from '../httpApi/operation/routes'
import { keepEdited } from '../httpApi/deploy'
import { httpApi, keepApi } from '../httpApi/httpAccount'
import type { Operation } from '../operation/operation'
import type { Turn } from '../turn'
import { readHttpDefinition, type HttpDefinition } from './httpDefinition'
import { Importing } from './importing'
import { readOpenApi } from './openApiDocument'

export const importApi: Operation = (turn, input) => {
  const definition = definitionOf(input)
  const { ApiId } = createApi(turn, definition.api)
  return imported(turn, String(ApiId), definition, flagOf(input, 'FailOnWarnings'))
}

/** Puts a definition in the place of all that the API has but its deployments and stages. Those with auto-deploy get it at once. */
export const reimportApi: Operation = (turn, input) => {
  const before = httpApi(turn, requiredText(input, 'ApiId'))
  if (before.ProtocolType !== 'HTTP') badRequest('Only HTTP APIs can be imported.')
  const definition = definitionOf(input)
  const { CorsConfiguration: _cors, Description: _description, ...kept } = before
  const { ProtocolType: _protocol, Tags: _tags, ...given } = definition.api
  // Its stages stand aside: they are deployed to when all of it is there, and not with every part.
  keepApi(turn, { ...kept, ...given, routes: emptyTree(), integrations: emptyTree(), authorizers: emptyTree(), stages: emptyTree() })
  const answer = imported(turn, before.ApiId, definition, flagOf(input, 'FailOnWarnings'))
  keepEdited(turn, { ...httpApi(turn, before.ApiId), stages: before.stages })
  return answer
}

function definitionOf(input: JsonObject): HttpDefinition {
  return readHttpDefinition(readOpenApi(requiredText(input, 'Body')), textOf(input, 'Basepath') ?? 'ignore')
}

function imported(turn: Turn, ApiId: string, { authorizers, routes, warnings }: HttpDefinition, failOnWarnings: boolean): JsonObject {
  const importing = new Importing()
  for (const authorizer of authorizers) importing.attempt(`Unable to create authorizer '${String(authorizer['Name'])}'`, () => createAuthorizer(turn, { ApiId, ...authorizer }))
  // Operations that say the same of their backend have one integration.
  const integrations = new Map<string, string>()
  for (const { route, authorizer, integration } of routes) {
    importing.attempt(`Unable to create route '${String(route['RouteKey'])}'`, () => {
      const key = JSON.stringify(integration)
      if (integration && !integrations.has(key)) integrations.set(key, String(createIntegration(turn, { ApiId, ...integration })['IntegrationId']))
      const id = integrations.get(key)
      const named = authorizer === undefined ? undefined : [...ascending(httpApi(turn, ApiId).authorizers)].find(([, { Name }]) => Name === authorizer)?.[0]
      createRoute(turn, { ApiId, ...route, ...(id === undefined ? {} : { Target: `integrations/${id}` }), ...(named === undefined ? {} : { AuthorizerId: named }) })
    })
  }
  importing.conclude(warnings, failOnWarnings)
  return { ...getApi(turn, { ApiId }), ...(warnings.length > 0 ? { Warnings: warnings } : {}) }
}
